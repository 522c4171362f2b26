import {Box} from 'ink';
import {useContext} from 'react';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import type {Board} from '../../../state/board/board.ts';
import {keysIn, keysTogether} from '../../keys/shown-keys.ts';
import {KeymapContext} from '../../keys/use-keys.ts';
import {Block, Line} from '../../line.tsx';
import {Copied, copiedLines} from '../../overlays/copied.tsx';
import {Help} from '../../overlays/help/help.tsx';
import {Menu} from '../../overlays/menu/menu-box.tsx';
import {span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import {openBoardMenu} from './board-menus.ts';
import {boardContext} from './board-overlay-commands.ts';
import {boardHelpLines, messagesLines} from './board-overlay-lines.ts';

export type BoardOverlayPartProps = {
	readonly board: Board;
	readonly columns: number;
	readonly rows: number;
	readonly now: number;
	readonly theme: Theme;
};

/** Whether what is open over the rows covers all of them. */
export function coversRows({view: {overlay}}: Board): boolean {
	return overlay.kind !== 'none' && overlay.kind !== 'menu';
}

/** What lies over the rows of the board: the help, the messages, what was copied last, or a menu in a box. */
export function BoardOverlayPart({board, now, ...place}: BoardOverlayPartProps) {
	const keymap = useContext(KeymapContext);
	const {columns, rows, theme} = place;
	const {overlay, copied = ''} = board.view;
	const keyOf = keysIn(keymap, {context: boardContext(board)});
	switch (overlay.kind) {
		case 'none':
			return undefined;
		case 'help': {
			const {top, filter, isTyping = false} = overlay;
			const lines = boardHelpLines(board, keymap);
			return <Help lines={lines} row={top} filter={filter} isTyping={isTyping} keyOf={keyOf} {...place} />;
		}
		case 'copied':
			return <Copied lines={copiedLines(copied, columns)} top={overlay.top} how={howToScroll()} {...place} />;
		case 'messages': {
			const lines = messagesLines(board, keymap, columns, now).slice(overlay.top, overlay.top + rows - 1);
			return <Messages lines={lines} how={howToScroll()} {...place} />;
		}
		case 'menu': {
			const facts = openBoardMenu(board, keyOf);
			return facts === undefined ? undefined : <Menu {...facts} {...place} />;
		}
	}

	function howToScroll(): SafeText {
		const scroll = keysTogether(['move-up', 'move-down'], keymap, {context: 'overlay'}, theme.isAscii);
		const back = keyOf('back');
		return safeLine([scroll && `${scroll} scroll`, back && `${back} back`].filter(Boolean).join(', '));
	}
}

type MessagesProps = {
	readonly lines: readonly SafeText[];
	readonly how: SafeText;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/** The current problem and the last notice in full. */
function Messages({lines, how, columns, rows, theme}: MessagesProps) {
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			<Line columns={columns} isBold>
				{safe` Messages`}
				{span(safe`   ${how}`, theme.muted)}
			</Line>
			<Block lines={lines} />
		</Box>
	);
}

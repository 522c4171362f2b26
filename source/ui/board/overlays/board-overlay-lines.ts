import {problemLines} from '../../../core/network/problem.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {wrap} from '../../../core/text/drawing/width.ts';
import {withKeys} from '../../../core/text/hints.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import type {Board} from '../../../state/board/board.ts';
import {boardMessages} from '../../../state/board/messages.ts';
import type {KeyTable} from '../../keys/key-entry.ts';
import {keysIn} from '../../keys/shown-keys.ts';
import {type HelpLine, helpLines} from '../../overlays/help/help-lines.ts';

/** The lines of the board's help, as it is filtered. */
export function boardHelpLines(
	{view: {overlay}}: Pick<Board, 'view'>,
	keys: KeyTable,
	isSpoken = false,
): readonly HelpLine[] {
	const context = isSpoken ? 'spoken-board' : 'board';
	return overlay.kind === 'help' ? helpLines({context}, keys, overlay.filter?.text) : [];
}

const MARGIN = 1;
const MOST_LINES = 200;

/** Every message of the board in full, broken into lines of at most `columns`, with a heading over each. `now` in epoch ms. */
export function messagesLines(board: Board, keys: KeyTable, columns: number, now: number): readonly SafeText[] {
	const {texts, problems, notice} = boardMessages(board, now);
	const section = (heading: SafeText, lines: readonly SafeText[]) =>
		[heading, ...lines.flatMap((text) => wrap(text, columns - MARGIN, MOST_LINES))].map((line) => safe` ${line}`);
	const sections = [
		...(texts.length === 0 ? [] : [section(safe`State`, texts)]),
		...problems.map((problem) => section(safe`Problem`, problemLines(problem))),
		...(notice === undefined
			? []
			: [section(safe`Last notice`, [withKeys(notice.text, keysIn(keys, {context: 'board'}))])]),
	];
	return sections.flatMap((lines, index) => (index === 0 ? lines : [NO_TEXT, ...lines]));
}

import {Box} from 'ink';
import {render} from 'ink-testing-library';
import {onTestFinished} from 'vitest';
import {newBoard} from '../../../source/state/board/board.ts';
import type {BoardEvent} from '../../../source/state/board/event.ts';
import {reduceBoard} from '../../../source/state/board/reduce.ts';
import {createStoreOf} from '../../../source/state/store.ts';
import {BoardApp, type BoardAppProps} from '../../../source/ui/board/board-app.tsx';
import type {Binding} from '../../../source/ui/keys/bindings/binding.ts';
import {KeyboardContext} from '../../../source/ui/keys/keyboard-context.ts';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import {KeymapContext} from '../../../source/ui/keys/use-keys.ts';
import {SpokenBoard} from '../../../source/ui/spoken/spoken-board.tsx';
import {createTheme, type ThemeOptions} from '../../../source/ui/theme/theme.ts';
import {keyboardOn} from '../../helpers/keyboard.ts';
import {DAY_MS, NOW} from '../../state/board/boards.ts';
import {turn} from '../open-app.tsx';

/** What a board is opened with, if it is not as usual. */
export type BoardScene = {
	readonly size?: {readonly columns: number; readonly rows: number};
	readonly keymap?: readonly Binding[];
	readonly isAscii?: boolean;
	/** What its theme is made for, where colours matter. */
	readonly look?: ThemeOptions;
	readonly hasClipboard?: boolean;
	/** It was opened from a watch. */
	readonly isFromWatch?: boolean;
	/** The mouse is heard. */
	readonly hasMouse?: boolean;
	/** A report is being read. */
	readonly isReporting?: boolean;
	/** It is for a screen reader. */
	readonly isSpoken?: boolean;
};

/** The board on a state that a test brings about event by event; it is closed when the test ends. */
export function openBoard(
	{
		size = {columns: 100, rows: 30},
		keymap = KEYMAP,
		isAscii = false,
		look = {depth: 'none', isAscii},
		hasClipboard = true,
		hasMouse = false,
		isFromWatch = false,
		isReporting = false,
		isSpoken = false,
	}: BoardScene,
	...events: readonly BoardEvent[]
) {
	const board = newBoard({
		...{now: NOW, named: [], intervalMs: 2000, isMasked: false, terms: {stallAfterMs: 60_000}},
		query: {since: NOW - 7 * DAY_MS, statuses: [], tags: []},
	});
	const store = createStoreOf(board, reduceBoard);
	store.dispatch(...events);
	const left: number[] = [];
	const watched: string[] = [];
	let returns = 0;
	const copied: string[] = [];
	const exported: (readonly [format: string, ids: readonly string[]])[] = [];
	const reported: (readonly string[])[] = [];
	let stops = 0;
	const said: string[] = [];
	const say = (line: string) => void said.push(line);
	const theme = createTheme(look);
	let refreshes = 0;
	const app = render(<Box />);
	const setSize = ({columns, rows}: NonNullable<BoardScene['size']>) =>
		Object.defineProperties(app.stdout, {
			columns: {value: columns, configurable: true},
			rows: {value: rows, configurable: true},
		});
	setSize(size);
	const props: Omit<BoardAppProps, 'theme'> = {
		store,
		now: () => NOW,
		refresh() {
			refreshes += 1;
		},
		leave: (code) => left.push(code),
		watch: (id) => watched.push(id),
		goBack: isFromWatch
			? () => {
					returns += 1;
				}
			: undefined,
		stop: async () => {},
		redraw: () => {},
		handOver: {
			copy(text) {
				copied.push(text);
				return hasClipboard ? 'terminal' : 'nothing';
			},
			textOf: (form, sends) => `${form} of ${sends.map(({id}) => id).join(' ')}`,
			export: (format, sends) => exported.push([format, sends.map(({id}) => id)]),
			report: (sends) => reported.push(sends.map(({id}) => id)),
			stop() {
				stops += 1;
				return isReporting && stops === 1;
			},
		},
	};
	app.rerender(
		<KeymapContext value={keymap}>
			<KeyboardContext value={keyboardOn(app.stdin, hasMouse)}>
				{isSpoken ? <SpokenBoard {...props} say={say} /> : <BoardApp {...props} theme={theme} />}
			</KeyboardContext>
		</KeymapContext>,
	);
	onTestFinished(app.unmount);
	return {
		store,
		left,
		watched,
		/** How often the user went back to the watch that the board was opened from. */
		returns: () => returns,
		copied,
		exported,
		reported,
		/** How often a report was to be ended. */
		stops: () => stops,
		/** The lines said to a screen reader. */
		said,
		refreshes: () => refreshes,
		close: app.unmount,
		frame: () => app.lastFrame() ?? '',
		/** Gives the terminal another size, and resolves once the board is drawn for it. */
		async resize(to: NonNullable<BoardScene['size']>) {
			setSize(to);
			app.stdout.emit('resize');
			await turn();
		},
		async press(...keys: readonly string[]) {
			await turn();
			for (const key of keys) {
				app.stdin.write(key);
				await turn();
			}
		},
	};
}

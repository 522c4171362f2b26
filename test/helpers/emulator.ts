import xterm, {type IUnicodeVersionProvider} from '@xterm/headless';
import {type Cell, readCellAt, readCells, readNormalScreen, readRows} from './screen.ts';
import {graphemeWidths} from './widths.ts';

/** What the program has switched on in the terminal. */
export type Modes = {
	readonly isAlternateScreen: boolean;
	readonly isCursorVisible: boolean;
	readonly isBracketedPaste: boolean;
	readonly isApplicationCursor: boolean;
	readonly isFocusReported: boolean;
	readonly isMouseTracked: boolean;
	/** Whether it reports the mouse in decimal numbers (mode 1006). */
	readonly isMouseInSgr: boolean;
	readonly isFrameOpen: boolean;
	/** Whether what is too long for a line goes on in the next. */
	readonly isWrapping: boolean;
};

/** Where the cursor stands, counted from 0. */
export type CursorPosition = {readonly row: number; readonly column: number};

/** The terminal a program believes it talks to: bytes in, screen and answers out. */
export type Emulator = {
	readonly feed: (bytes: string | Uint8Array, whenParsed?: () => void) => void;
	/** The same at once: the emulator's own queue waits a millisecond before every chunk. */
	readonly feedNow: (text: string) => void;
	readonly rows: () => string[];
	readonly cells: () => Cell[][];
	readonly cellAt: (row: number, column: number) => Cell | undefined;
	readonly normalScreen: () => string;
	readonly cursor: () => CursorPosition;
	readonly modes: () => Modes;
	readonly title: () => string;
	readonly bells: () => number;
	readonly resize: (columns: number, rows: number) => void;
	readonly dispose: () => void;
};

/** Follows a mode of which the emulator itself does not tell. */
function followMode(terminal: xterm.Terminal, mode: number, atFirst: boolean): () => boolean {
	let isOn = atFirst;
	for (const final of ['h', 'l'])
		terminal.parser.registerCsiHandler({prefix: '?', final}, (parameters) => {
			if (parameters.includes(mode)) isOn = final === 'h';
			return false;
		});
	return () => isOn;
}

function readModes(terminal: xterm.Terminal, followed: Pick<Modes, 'isCursorVisible' | 'isMouseInSgr'>): Modes {
	const {modes} = terminal;
	return {
		isAlternateScreen: terminal.buffer.active.type === 'alternate',
		...followed,
		isBracketedPaste: modes.bracketedPasteMode,
		isApplicationCursor: modes.applicationCursorKeysMode,
		isFocusReported: modes.sendFocusMode,
		isMouseTracked: modes.mouseTrackingMode !== 'none',
		isFrameOpen: modes.synchronizedOutputMode,
		isWrapping: modes.wraparoundMode,
	};
}

/** What the emulator is made of can be written to without its queue, which its interface does not offer. */
function synchronous(terminal: xterm.Terminal): {writeSync(text: string): void} {
	return (terminal as unknown as {readonly _core: {writeSync(text: string): void}})._core;
}

/**
 * Makes an emulated terminal that counts columns by `widths`; `answer` gets what it says back to the program, such as its cursor position
 * when asked.
 */
export function createEmulator(
	columns: number,
	rows: number,
	answer: (bytes: string) => void,
	widths: IUnicodeVersionProvider = graphemeWidths,
): Emulator {
	const terminal = new xterm.Terminal({cols: columns, rows, scrollback: 10_000, allowProposedApi: true});
	terminal.unicode.register(widths);
	terminal.unicode.activeVersion = widths.version;
	const isCursorVisible = followMode(terminal, 25, true);
	const isMouseInSgr = followMode(terminal, 1006, false);
	let title = '';
	let bells = 0;
	// The emulator's own decoder loses a character whose bytes arrive in two chunks, such as the ellipsis.
	const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
	terminal.onTitleChange((changed) => {
		title = changed;
	});
	terminal.onBell(() => {
		bells += 1;
	});
	terminal.onData(answer);
	return {
		feed: (bytes, whenParsed) => {
			const text = typeof bytes === 'string' ? bytes : decoder.decode(bytes, {stream: true});
			terminal.write(text, whenParsed);
		},
		feedNow: (text) => synchronous(terminal).writeSync(text),
		rows: () => readRows(terminal),
		cells: () => readCells(terminal),
		cellAt: (row, column) => readCellAt(terminal, row, column),
		normalScreen: () => readNormalScreen(terminal),
		cursor: () => ({row: terminal.buffer.active.cursorY, column: terminal.buffer.active.cursorX}),
		modes: () => readModes(terminal, {isCursorVisible: isCursorVisible(), isMouseInSgr: isMouseInSgr()}),
		title: () => title,
		bells: () => bells,
		resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
		dispose: () => terminal.dispose(),
	};
}

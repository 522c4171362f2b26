import {Readable} from 'node:stream';
import type {Environment} from '../core/environment.ts';
import {toAscii} from '../core/text/drawing/ascii.ts';
import {Painter} from './frames/painter.ts';
import {inOldTables, isInGnuScreen} from './old-tables.ts';
import {NO_WRAP, WRAP} from './sequences.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: a control sequence begins with one.
const PASTE_MODES = /\u001b\[\?2004[hl]/gu;

const RESIZE_REST_MS = 50;

/**
 * Redraws everything once the terminal keeps its size: a frame that was under way while it changed can have landed anywhere, and
 * what is drawn after it builds on where it should be. By the signal, not by stdout's event: a terminal that came back to its old
 * size in between has lost what it showed all the same.
 */
export function afterResizes(redraw: () => void): () => void {
	let timer: NodeJS.Timeout | undefined;
	const rest = () => {
		clearTimeout(timer);
		timer = setTimeout(redraw, RESIZE_REST_MS);
	};
	process.on('SIGWINCH', rest);
	return () => {
		clearTimeout(timer);
		process.off('SIGWINCH', rest);
	};
}

/** The way to the terminal for what is not a frame. */
export function writerFor({isAscii}: {readonly isAscii: boolean}): (bytes: string) => void {
	return (bytes) => void process.stdout.write(isAscii ? toAscii(bytes) : bytes);
}

/** The terminal as Ink sees it, and what redraws all of it. */
export type DrawnScreen = {readonly stream: NodeJS.WriteStream; readonly redraw: () => void};

/** Larger than any terminal that does not say how large it is. */
const UNKNOWN_SIZE = {columns: 500, rows: 200};

/**
 * The terminal as Ink sees it. On the way out whatever is not ASCII gets a stand-in, where nothing else can be shown, and of a frame only
 * what has changed is drawn.
 */
export function screenFor({isAscii}: {readonly isAscii: boolean}, env: Environment): DrawnScreen {
	const {stdout} = process;
	const known = isInGnuScreen(env) ? inOldTables : (text: string) => text;
	const shown = isAscii ? toAscii : known;
	const painter = new Painter(() => ({
		columns: stdout.columns || UNKNOWN_SIZE.columns,
		rows: stdout.rows || UNKNOWN_SIZE.rows,
	}));
	const write = (text: string | Uint8Array, ...rest: readonly never[]) => {
		const drawn = typeof text === 'string' ? painter.take(shown(text)) : text;
		// Even nothing is written where someone waits to hear that it was.
		if (drawn.length === 0 && rest.length === 0) return !stdout.writableNeedDrain;
		return stdout.write(drawn, ...rest);
	};
	return {
		stream: Object.create(stdout, {write: {value: write}}) as NodeJS.WriteStream,
		redraw: () => void stdout.write(painter.redrawn()),
	};
}

/** A terminal on which nothing is drawn: only the modes that make it say what is pasted get there. */
export function undrawnScreen(): NodeJS.WriteStream {
	const modesIn = (text: string | Uint8Array) => (typeof text === 'string' ? (text.match(PASTE_MODES) ?? []) : []);
	// Even nothing is written: someone may wait to hear that it was.
	const write = (text: string | Uint8Array, ...rest: readonly never[]) =>
		process.stdout.write(modesIn(text).join(''), ...rest);
	return Object.create(process.stdout, {write: {value: write}}) as NodeJS.WriteStream;
}

/** Turns auto-wrap off while a screen is drawn. The returned function ends that. */
export function withoutWrapping(): () => void {
	process.stdout.write(NO_WRAP);
	return () => void process.stdout.write(WRAP);
}

/** Reads the size of the terminal again after a stop: a process in the background does not hear that it was resized. */
export function readSizeAgain(): void {
	process.emit('SIGWINCH', 'SIGWINCH');
}

/** What Ink is given in place of a keyboard: it hears nothing, and keeps its hands off the terminal. */
export function silentInput(): NodeJS.ReadStream {
	// Of a stream that is not a terminal Ink uses what every stream has.
	return new Readable({read() {}}) as NodeJS.ReadStream;
}

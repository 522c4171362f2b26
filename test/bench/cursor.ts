import type {Terminal} from '../helpers/terminal.ts';

/** The row the cursor is in and what it says, to tell one position from another. */
export function cursorLine(screen: string): {readonly row: number; readonly text: string} {
	const lines = screen.split('\n');
	const row = lines.findIndex((line) => /^\s*[❯▌]/.test(line));
	return {row, text: lines[row] ?? ''};
}

/** Where someone is in the list. */
export type Place = {
	/** The email under the cursor, counted from 1. */
	readonly at: number;
	/** How many emails the screen shows. */
	readonly height: number;
};

/** Reads from the screen where the cursor is: the list's head says `30–58 of 10,000`, and the emails are the rows below it. */
export function placeOf(screen: string): Place | undefined {
	const lines = screen.split('\n');
	const head = lines.findIndex((line) => /\d[–-][\d,]+ of /.test(line));
	const [, first, last] = /([\d,]+)[–-]([\d,]+) of /.exec(lines[head] ?? '') ?? [];
	const top = lines.findIndex((line, row) => row > head && line.includes('@'));
	const {row} = cursorLine(screen);
	if (first === undefined || last === undefined || top === -1 || row < top) return undefined;
	return {at: numberOf(first) + row - top, height: numberOf(last) - numberOf(first) + 1};
}

/** Where the cursor is once a frame is complete. */
export async function whereCursorIs(terminal: Terminal): Promise<Place> {
	let place: Place | undefined;
	const look = (screen: string) => {
		place = placeOf(screen);
		return place !== undefined;
	};
	await terminal.sees(look);
	if (place === undefined) throw new Error('The screen does not say where in the list the cursor is.');
	return place;
}

function numberOf(text: string): number {
	return Number(text.replaceAll(',', ''));
}

/** Presses a key and waits until the cursor is on another email; tells when the frame that shows it was complete. */
export async function moveCursor(terminal: Terminal, key: string, frameEnd: () => number | undefined): Promise<number> {
	const {text} = cursorLine(terminal.screen());
	let endedAt: number | undefined;
	const hasMoved = (screen: string) => {
		const now = cursorLine(screen).text;
		if (now === '' || now === text) return false;
		endedAt = frameEnd();
		return true;
	};
	const pressedAt = performance.now();
	await Promise.all([terminal.press(key), terminal.sees(hasMoved)]);
	if (endedAt === undefined || endedAt < pressedAt) throw new Error('The cursor moved outside a synchronized frame.');
	return endedAt - pressedAt;
}

const SGR = '\u001B[<';

/** Where the mouse is, both counted from 0. */
export type At = {readonly row: number; readonly column: number};

/** What a terminal with SGR mouse reports sends for a button that is pressed and let go. */
export function clickAt({row, column}: At, button = 0): string {
	const place = `${button};${column + 1};${row + 1}`;
	return `${SGR}${place}M${SGR}${place}m`;
}

/** What it sends for the wheel, turned so many notches down, or up where that is negative. */
export function wheelAt({row, column}: At, notches: number): string {
	return `${SGR}${notches > 0 ? 65 : 64};${column + 1};${row + 1}M`.repeat(Math.abs(notches));
}

/** The line of a screen that has this text, and a cell of that text. */
export function placeOf(screen: string, text: string | RegExp): At {
	const lines = screen.split('\n');
	const row = lines.findIndex((line) => (typeof text === 'string' ? line.includes(text) : text.test(line)));
	if (row === -1) throw new Error(`There is no ${String(text)} to point at:\n${screen}`);
	return {row, column: Math.max(0, lines[row]?.search(text) ?? 0) + 1};
}

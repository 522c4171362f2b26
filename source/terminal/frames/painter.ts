import {BEGIN_UPDATE, END_UPDATE, ERASE_SCREEN} from '../sequences.ts';
import {blankLine, Canvas, copyCells, type Line} from './canvas.ts';
import {difference} from './difference.ts';

/** How large a terminal is. */
export type Size = {readonly columns: number; readonly rows: number};

/**
 * A control sequence with its parameters and its last character, however often it follows itself where it goes to the next line, a line
 * break, any other control sequence, or text.
 */
const TOKENS =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: control sequences are what this is about.
	/((?:\u001b\[E)+)|\u001b\[([\d;?<>=]*)([@-~])|([\r\n])|(\u001b(?:\][^\u0007\u001b]*(?:\u0007|\u001b\\)|.)?)|[^\u001b\r\n]+/gs;

/** Ink passes over each line that it leaves as it is with one of these. */
const NEXT_LINE = '\u001B[E';

/** What a sequence without text does to the canvas, by its last character. */
const MOVES: Readonly<Record<string, (canvas: Canvas, parameters: string) => void>> = {
	m: (canvas, parameters) => canvas.restyle(parameters),
	A: (canvas, parameters) => canvas.moveBy(-count(parameters)),
	B: (canvas, parameters) => canvas.moveBy(count(parameters)),
	E: (canvas, parameters) => canvas.moveBy(count(parameters), 0),
	F: (canvas, parameters) => canvas.moveBy(-count(parameters), 0),
	G: (canvas, parameters) => canvas.moveBy(0, count(parameters) - 1),
	H(canvas, parameters) {
		const [row = '', column = ''] = parameters.split(';');
		canvas.moveTo(count(row) - 1, count(column) - 1);
	},
	J: (canvas) => canvas.eraseBelow(),
	K: (canvas, parameters) => canvas.eraseLine(parameters === '2'),
};
/** Those of them that erase know one direction only. */
const ERASES = new Set(['J', 'J0', 'K', 'K0', 'K2']);
const ENTER_ALTERNATE_SCREEN = '?1049h';

/**
 * Draws what Ink writes, with as few bytes as show it: of a frame only the cells that the terminal does not show yet. It knows what the
 * terminal shows as long as nobody else draws on it; after that, `redrawn` draws all of it.
 */
export class Painter {
	readonly #size: () => Size;
	#canvas: Canvas;
	/** What the terminal shows. */
	#shown: Line[];
	/** Whether that is known. */
	#isKnown = true;
	#isHeld = false;

	constructor(size: () => Size) {
		this.#size = size;
		const {columns, rows} = size();
		this.#canvas = new Canvas(columns, rows);
		this.#shown = blankLines(columns, rows);
	}

	/** What to send to the terminal in place of this text. Inside a synchronized update that is nothing until its end. */
	take(text: string): string {
		if (text === BEGIN_UPDATE) {
			this.#isHeld = true;
			return '';
		}
		if (text === END_UPDATE) {
			this.#isHeld = false;
			return this.#changes();
		}
		const isResized = this.#fit();
		let sent = '';
		let hasText = false;
		for (const token of text.matchAll(TOKENS)) {
			sent += this.#draw(token);
			hasText ||= !token[0].startsWith('\u001B');
		}
		// A frame of the size before is erased first, and the next one follows at once: nobody has to see the empty screen between them.
		return this.#isHeld || (isResized && !hasText) ? sent : sent + this.#changes();
	}

	/** All of the screen, whatever the terminal shows. */
	redrawn(): string {
		this.#fit();
		this.#isKnown = false;
		return this.#changes();
	}

	/** Draws a token on the canvas, or returns what the terminal has to be sent for it. */
	#draw([token, nextLines, parameters = '', final, lineBreak, other]: RegExpExecArray): string {
		if (nextLines !== undefined) this.#canvas.moveBy(nextLines.length / NEXT_LINE.length, 0);
		else if (lineBreak === '\n') this.#canvas.feedLine();
		else if (lineBreak === '\r') this.#canvas.moveBy(0, 0);
		else if (final === undefined && other === undefined) this.#canvas.put(token);
		else return this.#control(token, parameters, final ?? '');
		return '';
	}

	#control(token: string, parameters: string, final: string): string {
		const isErase = final === 'J' || final === 'K';
		const move = MOVES[final];
		if (move !== undefined && (isErase ? ERASES.has(final + parameters) : /^[\d;]*$/u.test(parameters))) {
			move(this.#canvas, parameters);
			return '';
		}
		const before = this.#isHeld ? '' : this.#changes();
		if (parameters + final !== ENTER_ALTERNATE_SCREEN) {
			// A mode changes no cell; of anything else nobody knows.
			if (final !== 'h' && final !== 'l') this.#isKnown = false;
			return before + token;
		}
		const {columns, rows} = this.#size();
		this.#canvas = new Canvas(columns, rows);
		this.#shown = blankLines(columns, rows);
		this.#isKnown = true;
		// Not every terminal has another screen, and then it is not empty.
		return token + ERASE_SCREEN;
	}

	/** After a change of size the terminal shows nobody knows what. Returns whether there was one. */
	#fit(): boolean {
		const {columns, rows} = this.#size();
		if (this.#canvas.columns === columns && this.#canvas.lines.length === rows) return false;
		this.#canvas = new Canvas(columns, rows, this.#canvas);
		this.#isKnown = false;
		return true;
	}

	#changes(): string {
		const {lines, changed, columns} = this.#canvas;
		let text = '';
		if (!this.#isKnown) {
			this.#shown = blankLines(columns, lines.length);
			for (const row of lines.keys()) changed.add(row);
			text += ERASE_SCREEN;
			this.#isKnown = true;
		}
		for (const row of changed) {
			const line = lines[row];
			const shown = this.#shown[row];
			if (line === undefined || shown === undefined) continue;
			const part = difference(row, shown, line);
			if (part === '') continue;
			text += part;
			copyCells(line, shown, columns);
		}
		changed.clear();
		return text === '' ? '' : BEGIN_UPDATE + text + END_UPDATE;
	}
}

function blankLines(columns: number, rows: number): Line[] {
	return Array.from({length: rows}, () => blankLine(columns));
}

/** How often a move is made; without a number, once. */
function count(parameter: string): number {
	return Math.max(1, Number.parseInt(parameter, 10) || 1);
}

import {widthOf} from '../../core/text/drawing/width.ts';
import {graphemesOf} from '../../core/text/graphemes.ts';
import {isInDoubt} from '../placed-text.ts';
import {Style} from './style.ts';

/** A line of cells: what is in each, `''` where a wide character before it goes on, and how it looks. */
export type Line = {
	readonly texts: string[];
	readonly styles: Style[];
	/** Whether there may be text in it on whose width terminals disagree. */
	isInDoubt: boolean;
};

/** A line without anything in it. */
export function blankLine(columns: number): Line {
	return {
		texts: new Array<string>(columns).fill(' '),
		styles: new Array<Style>(columns).fill(Style.plain),
		isInDoubt: false,
	};
}

/** The screen as a program that draws on it believes it to be. Text never wraps. */
export class Canvas {
	readonly columns: number;
	readonly lines: Line[];
	/** The lines in which something may have changed since {@link forgetChanges}. */
	readonly changed = new Set<number>();
	#row = 0;
	#column = 0;
	#style = Style.plain;

	constructor(columns: number, rows: number, before?: Canvas) {
		this.columns = columns;
		this.lines = Array.from({length: rows}, () => blankLine(columns));
		if (before !== undefined) this.#takeOver(before);
	}

	/** A screen of another size keeps what both have. */
	#takeOver(before: Canvas): void {
		for (const [row, line] of this.lines.entries()) {
			const old = before.lines[row];
			if (old === undefined) break;
			if (this.columns < before.columns) unjoin(old, this.columns);
			copyCells(old, line, Math.min(this.columns, before.columns));
		}
		this.#row = Math.min(before.#row, this.lines.length - 1);
		this.#column = Math.min(before.#column, this.columns);
		this.#style = before.#style;
	}

	/** Moves the cursor, both counted from 0; a row or column that is not there is the nearest one that is. */
	moveTo(row: number, column: number): void {
		this.#row = Math.max(0, Math.min(this.lines.length - 1, row));
		this.#column = Math.max(0, Math.min(this.columns, column));
	}

	/** Moves the cursor by a number of rows, to a column if one is given. */
	moveBy(rows: number, column = this.#column): void {
		this.moveTo(this.#row + rows, column);
	}

	/** To the start of the next line; at the bottom everything moves up. */
	feedLine(): void {
		if (this.#row === this.lines.length - 1) {
			this.lines.shift();
			this.lines.push(blankLine(this.columns));
			for (const row of this.lines.keys()) this.changed.add(row);
		}
		this.moveBy(1, 0);
	}

	/** Changes how what is put from now on looks. */
	restyle(parameters: string): void {
		this.#style = this.#style.after(parameters);
	}

	/** Puts a text without control characters where the cursor is. */
	put(text: string): void {
		const line = this.#changing(this.#row);
		if (line === undefined) return;
		if (!isInDoubt(text)) {
			this.#putCertain(line, text);
			return;
		}
		line.isInDoubt = true;
		for (const {segment} of graphemesOf(text)) this.#putCell(line, segment, widthOf(segment));
	}

	/** Most of a frame is such text, so that this is done for every cell of it. */
	#putCertain(line: Line, text: string): void {
		const start = this.#column;
		const end = Math.min(start + text.length, this.columns);
		if (line.isInDoubt) {
			unjoin(line, start);
			unjoin(line, end);
		}
		const {texts, styles} = line;
		for (let column = start; column < end; column += 1) texts[column] = text.charAt(column - start);
		styles.fill(this.#style, start, end);
		this.#column = end;
	}

	#putCell(line: Line, text: string, width: number): void {
		const column = this.#column;
		if (width === 0) {
			const head = headOf(line, column - 1);
			if (head >= 0) line.texts[head] += text;
			return;
		}
		if (column + width > this.columns) return;
		unjoin(line, column);
		unjoin(line, column + width);
		line.texts[column] = text;
		line.styles[column] = this.#style;
		for (let rest = column + 1; rest < column + width; rest += 1) {
			line.texts[rest] = '';
			line.styles[rest] = this.#style;
		}
		this.#column = column + width;
	}

	/** Erases the line of the cursor, from the cursor on unless it is all of it. */
	eraseLine(isWhole = false): void {
		const line = this.#changing(this.#row);
		const from = isWhole ? 0 : this.#column;
		if (line === undefined) return;
		unjoin(line, from);
		line.texts.fill(' ', from);
		line.styles.fill(Style.plain, from);
		if (from === 0) line.isInDoubt = false;
	}

	/** Erases everything behind the cursor. */
	eraseBelow(): void {
		this.eraseLine();
		for (let row = this.#row + 1; row < this.lines.length; row += 1) {
			this.lines[row] = blankLine(this.columns);
			this.changed.add(row);
		}
	}

	#changing(row: number): Line | undefined {
		this.changed.add(row);
		return this.lines[row];
	}
}

/** Makes the first cells of one line those of another. */
export function copyCells(from: Line, to: Line, columns: number): void {
	for (let column = 0; column < columns; column += 1) {
		to.texts[column] = from.texts[column] ?? ' ';
		to.styles[column] = from.styles[column] ?? Style.plain;
	}
	to.isInDoubt = from.isInDoubt;
}

/** The column in which what is in a column begins. */
export function headOf({texts}: Line, column: number): number {
	let head = column;
	while (head > 0 && texts[head] === '') head -= 1;
	return head;
}

/** Where a wide character goes over the boundary before a column, nothing is left of it. */
function unjoin(line: Line, column: number): void {
	if (line.texts[column] !== '') return;
	const head = headOf(line, column);
	line.texts[head] = ' ';
	for (let cell = head + 1; line.texts[cell] === ''; cell += 1) line.texts[cell] = ' ';
}

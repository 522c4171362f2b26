import {isOneColumnEach} from './drawing/one-column.ts';
import {beginningOf, graphemesOf} from './graphemes.ts';

/** A line of text being edited; `caret` is the UTF-16 index it is before, always between graphemes. */
export type TypedLine = {readonly text: string; readonly caret: number};

/** One edit of a line. */
export type LineEdit =
	| {readonly kind: 'insert'; readonly text: string}
	| {readonly kind: 'back' | 'delete' | 'left' | 'right' | 'start' | 'end' | 'clear' | 'word-back'};

/** An empty line. */
export const EMPTY_LINE: TypedLine = {text: '', caret: 0};

/** How long a line may be, in UTF-16 units. */
export const MOST_TYPED = 4096;

/** The line with the caret at its end. */
export function lineOf(text: string): TypedLine {
	return {text, caret: text.length};
}

function before({text, caret}: TypedLine): number {
	return graphemesOf(text).containing(Math.max(0, caret - 1))?.index ?? 0;
}

function after({text, caret}: TypedLine): number {
	const grapheme = graphemesOf(text).containing(caret);
	return grapheme === undefined ? text.length : grapheme.index + grapheme.segment.length;
}

function remove(line: TypedLine, from: number, to: number): TypedLine {
	return settled({text: line.text.slice(0, from) + line.text.slice(to), caret: from});
}

/** An edit can join its neighbours into one grapheme: the caret then goes behind it. */
function settled(line: TypedLine): TypedLine {
	if (isOneColumnEach(line.text)) return line;
	const grapheme = graphemesOf(line.text).containing(line.caret);
	return grapheme === undefined || grapheme.index === line.caret ? line : {...line, caret: after(line)};
}

/** Applies one edit. A text that makes the line longer than 4,096 characters is cut. */
export function editLine(line: TypedLine, edit: LineEdit): TypedLine {
	switch (edit.kind) {
		case 'insert': {
			const room = Math.max(0, MOST_TYPED - line.text.length);
			const taken = room === 0 ? '' : beginningOf(edit.text, room);
			const text = line.text.slice(0, line.caret) + taken + line.text.slice(line.caret);
			return taken === '' ? line : settled({text, caret: line.caret + taken.length});
		}
		case 'back':
			return remove(line, before(line), line.caret);
		case 'delete':
			return remove(line, line.caret, after(line));
		case 'left':
			return {...line, caret: before(line)};
		case 'right':
			return {...line, caret: after(line)};
		case 'start':
			return {...line, caret: 0};
		case 'end':
			return lineOf(line.text);
		case 'clear':
			return remove(line, 0, line.caret);
		case 'word-back':
			return remove(line, line.text.slice(0, line.caret).search(/[^\s,;]*[\s,;]*$/u), line.caret);
	}
}

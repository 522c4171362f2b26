import {graphemesOf} from '../text/graphemes.ts';
import type {TypedLine} from '../text/line-edit.ts';

/**
 * Completes the pair before the caret from the `known` pairs: only the key and its colon while several values are possible, else the
 * whole pair. Gives back the same line where no known pair begins like that.
 */
export function completeTag(line: TypedLine, known: readonly string[]): TypedLine {
	const before = line.text.slice(0, line.caret);
	const start = before.search(/[^\s,;]*$/u);
	const typed = before.slice(start).replace('=', ':');
	const candidates = known.filter((pair) => pair.startsWith(typed) && pair !== typed);
	const first = candidates[0];
	if (first === undefined) return line;
	const stem = commonPrefix(candidates);
	const key = first.slice(0, first.indexOf(':') + 1);
	const completed = stem.length > typed.length ? stem : typed.includes(':') ? first : key;
	const isWhole = known.includes(completed) && candidates.length === 1;
	const text = line.text.slice(0, start) + completed + (isWhole ? ';' : '');
	return {text: text + line.text.slice(line.caret), caret: text.length};
}

/** What all of them begin with, in whole graphemes. */
function commonPrefix(texts: readonly string[]): string {
	const [first = '', ...others] = texts;
	let length = first.length;
	for (const text of others) {
		while (!text.startsWith(first.slice(0, length))) length -= 1;
	}
	return first.slice(0, graphemesOf(first).containing(length)?.index);
}

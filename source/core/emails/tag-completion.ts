import {graphemesOf} from '../text/graphemes.ts';
import type {TypedLine} from '../text/line-edit.ts';

/** A cycle through the candidates: the line that they complete, and the index of the current one. */
export type TagCycle = {readonly from: TypedLine; readonly index: number};

/** A line after a completion; `cycle` while there are several candidates. */
export type Completion = {readonly line: TypedLine; readonly cycle?: TagCycle};

/** Which of the `known` pairs the pair before the caret may become, in their order; none if it is one of them already. */
export function tagCandidates({text, caret}: TypedLine, known: readonly string[]): readonly string[] {
	const typed = text.slice(startOf(text, caret), caret).replace('=', ':');
	return known.includes(typed) ? [] : known.filter((pair) => pair.startsWith(typed));
}

/**
 * Completes the pair before the caret from the `known` pairs: first by what all candidates share, then by one candidate after the other,
 * forwards (1) or backwards (-1), wrapping around; a single candidate is completed whole, ready for the next pair. The same line if
 * there is none.
 */
export function completeTag(line: TypedLine, known: readonly string[], by: 1 | -1 = 1, cycle?: TagCycle): Completion {
	const from = cycle?.from ?? line;
	const candidates = tagCandidates(from, known);
	const [first] = candidates;
	if (first === undefined) return {line};
	if (candidates.length === 1) return {line: withPair(from, `${first};`)};
	const stem = commonPrefix(candidates);
	const typed = from.caret - startOf(from.text, from.caret);
	if (cycle === undefined && by === 1 && stem.length > typed) return {line: withPair(from, stem)};
	const next = cycle === undefined ? Math.min(by, 0) : cycle.index + by;
	const index = (next + candidates.length) % candidates.length;
	return {line: withPair(from, candidates[index] ?? first), cycle: {from, index}};
}

function startOf(text: string, caret: number): number {
	return text.slice(0, caret).search(/[^\s,;]*$/u);
}

function withPair({text, caret}: TypedLine, pair: string): TypedLine {
	const completed = text.slice(0, startOf(text, caret)) + pair;
	return {text: completed + text.slice(caret), caret: completed.length};
}

/** The common beginning of all candidates, in whole graphemes. */
function commonPrefix(texts: readonly string[]): string {
	const [first = '', ...others] = texts;
	let length = first.length;
	for (const text of others) {
		while (!text.startsWith(first.slice(0, length))) length -= 1;
	}
	return first.slice(0, graphemesOf(first).containing(length)?.index);
}

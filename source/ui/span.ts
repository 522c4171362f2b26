import {NO_TEXT} from '../core/text/compose.ts';
import {truncate, widthOf} from '../core/text/drawing/width.ts';
import {type SafeText, safe} from '../core/text/text.ts';
import type {Style} from './theme/style.ts';

/** A part of a line with its own style. */
export type Span = Style & {readonly text: SafeText};

/** What a line is made of. */
export type Spans = SafeText | Span | false | undefined | readonly Spans[];

/** Gives a part of a line a style. */
export function span(text: SafeText, style: Style): Span {
	return {...style, text};
}

/** How parts look: the same text for the same characters in the same styles. */
export function lookOf(spans: readonly Span[]): string {
	return JSON.stringify(spans);
}

/** The given parts in order, without the absent ones. */
export function flat(spans: Spans): readonly Span[] {
	if (spans === undefined || spans === false) return [];
	if (typeof spans === 'string') return [{text: spans}];
	return isList(spans) ? spans.flatMap(flat) : [spans];
}

function isList(spans: Spans): spans is readonly Spans[] {
	return Array.isArray(spans);
}

/** The parts cut to the given width together, with `…` for what is gone. */
export function cutToFit(spans: readonly Span[], columns: number): readonly Span[] {
	let room = columns;
	let left = spans.reduce((sum, {text}) => sum + widthOf(text), 0);
	const kept: Span[] = [];
	for (const [index, part] of spans.entries()) {
		if (left <= room) return [...kept, ...spans.slice(index)];
		const width = widthOf(part.text);
		if (width >= room) {
			// The next text makes it too long where it just fits, so that the … takes the place of its last character.
			const text = truncate(safe`${part.text}${spans[index + 1]?.text ?? NO_TEXT}`, room);
			return [...kept, {...part, text}];
		}
		kept.push(part);
		room -= width;
		left -= width;
	}
	return kept;
}

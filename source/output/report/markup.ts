import {graphemesOf} from '../../core/text/graphemes.ts';
import type {SafeText} from '../../core/text/text.ts';

/** Markup of our own, in which every text from outside is escaped. */
export type Markup = {readonly markup: string};

type Part = SafeText | string | number | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Joins markup of our own with texts, which are escaped for content and quoted attributes alike: ``html`<td>${text}</td>` ``. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
	return {markup: String.raw({raw: strings}, ...parts.map(textOf))};
}

/** The longest part of an address or an id that is kept in one line. */
const LONGEST_PART = 30;

/** An address, a domain or an id that may continue on the next line before `@`, before `.` and after `_`. */
export function breakable(text: SafeText): Markup {
	const parts = text.split(/(?=[@.])|(?<=_)/u).flatMap(cutPart);
	return html`${parts.map((part, index) => (index === 0 ? html`${part}` : html`<wbr>${part}`))}`;
}

/** A part that is too long for one line, in pieces. */
function cutPart(part: string): readonly string[] {
	if (part.length <= LONGEST_PART) return [part];
	const characters = [...graphemesOf(part)].map(({segment}) => segment);
	const pieces = Math.ceil(characters.length / LONGEST_PART);
	return Array.from({length: pieces}, (_, index) =>
		characters.slice(index * LONGEST_PART, (index + 1) * LONGEST_PART).join(''),
	);
}

/** Nothing. */
export const NO_MARKUP: Markup = {markup: ''};

function textOf(part: Part): string {
	if (typeof part === 'number') return String(part);
	if (typeof part === 'string') return part.replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? '');
	return 'markup' in part ? part.markup : part.map(({markup}) => markup).join('');
}

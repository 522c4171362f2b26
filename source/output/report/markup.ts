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

/** Nothing. */
export const NO_MARKUP: Markup = {markup: ''};

function textOf(part: Part): string {
	if (typeof part === 'number') return String(part);
	if (typeof part === 'string') return part.replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? '');
	return 'markup' in part ? part.markup : part.map(({markup}) => markup).join('');
}

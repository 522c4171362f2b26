import type {Counter} from '../../operation/counters.ts';
import type {StatusMeaning} from '../../operation/status.ts';
import {type SafeText, safe} from '../text.ts';

/** A sign and its ASCII form. */
export type Glyph = readonly [plain: SafeText, ascii: SafeText];

type Glyphs<Name extends string> = Readonly<Record<Name, Glyph>>;

const STATUSES: Glyphs<StatusMeaning> = {
	planned: [safe`◷`, safe`:`],
	waiting: [safe`○`, safe`.`],
	moving: [safe`→`, safe`~`],
	good: [safe`✓`, safe`+`],
	opened: [safe`◉`, safe`@`],
	bounced: [safe`↩`, safe`!`],
	failed: [safe`✗`, safe`x`],
	stopped: [safe`⊘`, safe`-`],
	received: [safe`←`, safe`<`],
	unknown: [safe`?`, safe`?`],
};

/** The parts of the stacked bar where colours are not seen: solid is over, shades are under way, each trouble has a pattern. */
const FILLS: Glyphs<Counter> = {
	delivered: [safe`█`, safe`#`],
	opened: [safe`▇`, safe`@`],
	undelivered: [safe`▚`, safe`!`],
	failed: [safe`▞`, safe`x`],
	canceled: [safe`▒`, safe`-`],
	sent: [safe`▓`, safe`=`],
	queued: [safe`░`, safe`.`],
	scheduled: [safe`░`, safe`:`],
};

const SIGNS = {
	/** Before the selected row: where its background sets it apart, and where it does not. */
	edge: [safe`▌`, safe`>`],
	pointer: [safe`❯`, safe`>`],
	/** Before an email that was marked. */
	mark: [safe`◆`, safe`*`],
	/** Before an email that tries to drive or deceive the terminal, and before a warning. */
	alarm: [safe`⚠`, safe`!`],
	live: [safe`●`, safe`*`],
	/** An answer that is late, a send of which some fail, a recording. */
	late: [safe`◌`, safe`~`],
	some: [safe`▲`, safe`^`],
	played: [safe`▶`, safe`>`],
	/** Rules, between what is one above the other and side by side. */
	horizontal: [safe`─`, safe`-`],
	vertical: [safe`│`, safe`|`],
	/** The rest of the stacked bar, and of a thin one. */
	empty: [safe`·`, safe` `],
	rest: [safe`·`, safe`.`],
	/** The bar of a send that has ended. */
	thin: [safe`━`, safe`=`],
	/** A scrollbar, and the part of it that is in view. */
	scrollbar: [safe`│`, safe`|`],
	inView: [safe`┃`, safe`#`],
	/** Where in the list a failure is loaded. */
	failureAt: [safe`▪`, safe`x`],
	/** A graph of one row, from the lowest to the highest. */
	spark: [safe`▁▂▃▄▅▆▇█`, safe`.:|#`],
	ellipsis: [safe`…`, safe`...`],
	dot: [safe`·`, safe`-`],
	dash: [safe`–`, safe`-`],
} as const satisfies Glyphs<string>;

/** Signs that no theme names: in sentences, cut texts and the boxes of tables. */
const IN_TEXTS: readonly Glyph[] = [
	[safe`…`, safe`~`],
	[safe`“`, safe`"`],
	[safe`”`, safe`"`],
	[safe`‘`, safe`'`],
	[safe`’`, safe`'`],
	[safe`×`, safe`x`],
	[safe`■`, safe`#`],
	[safe`␛`, safe`^`],
	[safe`␍`, safe`^`],
	[safe`␤`, safe`^`],
	[safe`␡`, safe`^`],
	[safe`⟦`, safe`[`],
	[safe`⟧`, safe`]`],
	[safe`⏎`, safe`<`],
	[safe`⌫`, safe`<`],
	[safe`⇧`, safe`^`],
	[safe`␣`, safe`_`],
	[safe`↑`, safe`^`],
	[safe`↓`, safe`v`],
	[safe`≥`, safe`>`],
	[safe`≤`, safe`<`],
	[safe`╸`, safe`-`],
	...[safe`┌`, safe`┬`, safe`┐`, safe`├`, safe`┼`, safe`┤`, safe`└`, safe`┴`, safe`┘`].map(
		(corner): Glyph => [corner, safe`+`],
	),
];

/** Every sign by what it means. */
export type GlyphSet = {
	readonly statuses: Readonly<Record<StatusMeaning, SafeText>>;
	readonly fills: Readonly<Record<Counter, SafeText>>;
	readonly signs: Readonly<Record<keyof typeof SIGNS, SafeText>>;
};

/** The signs of one kind of terminal. */
export function glyphSet(isAscii: boolean): GlyphSet {
	return {statuses: chosen(STATUSES, isAscii), fills: chosen(FILLS, isAscii), signs: chosen(SIGNS, isAscii)};
}

function chosen<Name extends string>(glyphs: Glyphs<Name>, isAscii: boolean): Readonly<Record<Name, SafeText>> {
	const entries = Object.entries<Glyph>(glyphs).map(([name, [plain, ascii]]) => [name, isAscii ? ascii : plain]);
	return Object.fromEntries(entries) as Record<Name, SafeText>;
}

/** Every pair of single characters; of a sign with two meanings, the one it has in a text comes last. */
export const SINGLE_GLYPHS: readonly Glyph[] = [FILLS, STATUSES, SIGNS]
	.flatMap((glyphs) => Object.values<Glyph>(glyphs))
	.concat(IN_TEXTS)
	.filter(([plain, ascii]) => [...plain].length === 1 && ascii.length === 1);

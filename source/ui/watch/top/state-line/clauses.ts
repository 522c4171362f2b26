import {joined} from '../../../../core/text/compose.ts';
import {widthOf} from '../../../../core/text/drawing/width.ts';
import {type SafeText, safe} from '../../../../core/text/text.ts';

/** A part of the state line: shown whole in one of its forms, or not at all. */
export type Clause = {
	/** What it says, the longest first. */
	readonly forms: readonly SafeText[];
	/** How soon each form gives way to the next one, the highest first; what is shown in a form of rank 0 stays. */
	readonly ranks: readonly number[];
};

/** The clauses that fit. */
export type FittedClauses = {readonly texts: readonly SafeText[]; readonly isShortened: boolean};

/** A clause of which all forms have one rank, or the last ones the last rank. */
export function clause(forms: readonly SafeText[], ...ranks: readonly number[]): Clause {
	return {forms, ranks: forms.map((_, index) => ranks[index] ?? ranks.at(-1) ?? 0)};
}

/** As many clauses as fit, and as much of each: the form of the highest rank gives way first. */
export function fitClauses(clauses: readonly Clause[], columns: number, separator: SafeText): FittedClauses {
	const chosen = clauses.map(() => 0);
	const texts = () => clauses.flatMap(({forms}, index) => forms[chosen[index] ?? 0] ?? []);
	while (widthOfTexts(texts(), separator) > columns) {
		const next = nextToGiveWay(clauses, chosen);
		if (next === undefined) break;
		chosen[next] = (chosen[next] ?? 0) + 1;
	}
	return {texts: texts(), isShortened: chosen.some((form) => form > 0)};
}

/** How many columns texts take with separators between them. */
export function widthOfTexts(texts: readonly SafeText[], separator: SafeText): number {
	return widthOf(joined(texts, separator));
}

/** A separator between clauses: ` · `. */
export function separatorOf(dot: SafeText): SafeText {
	return safe` ${dot} `;
}

function nextToGiveWay(clauses: readonly Clause[], chosen: readonly number[]): number | undefined {
	let found: number | undefined;
	let highest = 0;
	for (const [index, {ranks}] of clauses.entries()) {
		const rank = ranks[chosen[index] ?? 0] ?? 0;
		if (rank > 0 && rank >= highest) [found, highest] = [index, rank];
	}
	return found;
}

import {joined} from '../../core/text/compose.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import {knowsAllFailures} from '../../state/failures/why.ts';
import type {State} from '../../state/watch/state.ts';
import {situationBeneath} from '../keys/context.ts';
import {keysIn} from '../keys/shown-keys.ts';
import type {Span} from '../span.ts';
import {openEmail} from '../watch/details/details-view.ts';
import {tagsText} from '../watch/list/list-columns.ts';
import {minuteOf} from '../watch/part.ts';
import {SPOKEN_COLUMNS, type SpokenFacts} from './facts.ts';
import {placeOf} from './spoken-list.ts';

/** Which email is being read, in which form, and how many lines of its body were read so far. */
export type ReadSoFar = {readonly key: string; readonly top: number; readonly lines: number};

/** How many lines of a body are read at once. */
const AT_ONCE = 30;

/** The lines read for the open email: its facts and the beginning of its text, and more of it as it is scrolled. */
export function newsOfEmail(
	read: ReadSoFar | undefined,
	state: State,
	facts: SpokenFacts,
): {readonly lines: readonly SafeText[]; readonly read: ReadSoFar | undefined} {
	const {isOpen, isPreview} = state.details;
	const email = isOpen && isPreview !== true ? openEmail(state, knowsAllFailures(state)) : undefined;
	if (email === undefined) return {lines: read === undefined ? [] : [safe`Back in the list.`], read: undefined};
	const {listed, details, problem, form, top} = email;
	if (details === undefined && problem === undefined) return {lines: [], read};
	const key = `${listed.id.safe} ${form} ${problem === undefined}`;
	const page = facts.reader.emailPage(email, SPOKEN_COLUMNS, minuteOf(facts.now));
	const isSame = read?.key === key;
	if (isSame && top <= read.top) return {lines: [], read: {...read, top}};
	const from = isSame ? read.lines : 0;
	const body = page.body.upTo(from + AT_ONCE + 1);
	const next = body.slice(from, from + AT_ONCE);
	const down = keysIn(facts.keys, situationBeneath(state))('scroll-down');
	const more = body.length > from + AT_ONCE && down !== undefined ? [safe`There is more: ${down} reads on.`] : [];
	const tags = listed.tags.length === 0 ? [] : [safe`tags ${tagsText(listed)}`];
	const head = isSame ? [] : [safe`Email ${placeOf(state)}`, ...texts(page.head), ...tags, ...texts(page.foot)];
	return {
		lines: [...head, ...next.filter((line) => line.trim() !== ''), ...more],
		read: {key, top, lines: from + next.length},
	};
}

function texts(lines: readonly (readonly Span[])[]): readonly SafeText[] {
	return lines
		.map((spans) =>
			safeLine(
				joined(
					spans.map(({text}) => text),
					safe``,
				)
					.replaceAll(/ {2,}/gu, ' ')
					.trim(),
			),
		)
		.filter((text) => text !== '');
}

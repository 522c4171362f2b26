import {joined} from '../../core/text/compose.ts';
import {count} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import {knowsAllFailures} from '../../state/failures/why.ts';
import {triageEmail, triageGroup} from '../../state/triage/select.ts';
import type {State} from '../../state/watch/state.ts';
import {situationBeneath} from '../keys/context.ts';
import {keysIn} from '../keys/shown-keys.ts';
import type {Span} from '../span.ts';
import {triagedEmail} from '../triage/email-page.ts';
import {type OpenEmail, openEmail} from '../watch/details/details-view.ts';
import {tagsText} from '../watch/list/list-columns.ts';
import {minuteOf} from '../watch/part.ts';
import {SPOKEN_COLUMNS, type SpokenFacts} from './facts.ts';
import {placeOf} from './spoken-list.ts';

/** Which email is being read, in which form, and how many lines of its body were read so far. */
export type ReadSoFar = {
	readonly key: string;
	readonly top: number;
	readonly lines: number;
	readonly isTriaged: boolean;
};

/** How many lines of a body are read at once. */
const AT_ONCE = 30;

/** The lines read for the open email: its facts and the beginning of its text, and more of it as it is scrolled. */
export function newsOfEmail(
	read: ReadSoFar | undefined,
	state: State,
	facts: SpokenFacts,
): {readonly lines: readonly SafeText[]; readonly read: ReadSoFar | undefined} {
	const email = readEmail(state);
	// The triage says itself where its keys are.
	const isInList = read?.isTriaged === false && state.triage === undefined;
	if (email === undefined) return {lines: isInList ? [safe`Back in the list.`] : [], read: undefined};
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
	const more = body.length > from + AT_ONCE && down !== undefined ? [safe`There is more: ${down} continues.`] : [];
	const tags = listed.tags.length === 0 ? [] : [safe`tags ${tagsText(listed)}`];
	// In the head there may not be room for all of them.
	const first = texts(page.head).filter((text) => tags.length === 0 || !text.startsWith('tags '));
	const head = isSame ? [] : [safe`Email ${placeOfRead(state)}.`, ...first, ...tags, ...texts(page.foot)];
	return {
		lines: [...head, ...next.filter((line) => line.trim() !== ''), ...more],
		read: {key, top, lines: from + next.length, isTriaged: state.triage !== undefined},
	};
}

/** The email that is read out: the open one, or the one of the triage. */
export function readEmail(state: State): OpenEmail | undefined {
	const {triage, details} = state;
	if (triage !== undefined) return triage.focus === 'email' ? triagedEmail(state) : undefined;
	return details.isOpen && details.isFocused ? openEmail(state, knowsAllFailures(state)) : undefined;
}

/** Which email of how many is read. */
function placeOfRead(state: State): SafeText {
	const shown = triageEmail(state);
	if (shown === undefined) return placeOf(state);
	return safe`${count(shown.row + 1)} of ${count(triageGroup(state)?.emails.length ?? 0)}`;
}

const TIME_OR_SECONDS = /(?<minute>\d\d:\d\d):\d\d|(?<= )(?<seconds>:\d\d)\b/gu;

/** The seconds that stand for a time within the minute of the one before, as that whole time. */
function withWholeTimes(text: SafeText): SafeText {
	let minute = '';
	return safeLine(
		text.replaceAll(TIME_OR_SECONDS, (time: string, newMinute?: string, seconds?: string) => {
			minute = newMinute ?? minute;
			return seconds === undefined ? time : `${minute}${seconds}`;
		}),
	);
}

/** The sign before a status, which is in capitals. */
const STATUS_SIGN = /(?<=^|\s)[^\p{L}\p{N}\s]\uFE0F? +(?=\p{Lu}{3,})/gu;

function texts(lines: readonly (readonly Span[])[]): readonly SafeText[] {
	return lines
		.map((spans) =>
			safeLine(
				joined(
					spans.map(({text}) => text),
					safe``,
				)
					.replaceAll(STATUS_SIGN, '')
					.replaceAll(' · ', ', ')
					.replaceAll(/ {2,}/gu, ' ')
					.trim(),
			),
		)
		.map((text) => (text.startsWith('seen ') ? withWholeTimes(text) : text))
		.filter((text) => text !== '');
}

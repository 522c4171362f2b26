import {isSameProblem, type Problem, problemLines} from '../../core/network/problem.ts';
import {isOver} from '../../core/operation/operation.ts';
import {joined, NO_TEXT} from '../../core/text/compose.ts';
import {clockTime, count, plural} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine, say} from '../../core/text/text.ts';
import {countedIn, sumOf} from '../../state/failures/failures.ts';
import {commonText, readText} from '../../state/failures/words.ts';
import type {Watch} from '../../state/watch/operation.ts';
import {lagText} from '../../state/watch/select/lag.ts';
import {leftOutSentences, listTrouble} from '../../state/watch/select/list-trouble.ts';
import {messagesOf} from '../../state/watch/select/messages.ts';
import {BADGE_WORDS, badgeOf} from '../../state/watch/select/send/badge.ts';
import {hasEnded} from '../../state/watch/select/send/ending.ts';
import {noteTexts} from '../../state/watch/select/send/state-texts.ts';
import {summarySentence} from '../../state/watch/select/send/summary.ts';
import type {State} from '../../state/watch/state.ts';
import {paceTexts, timeLeftTexts} from '../watch/top/counters-part.tsx';

/** What was reported of the send so far. Times are epoch ms. */
export type SaidOfSend = {
	readonly badge: string;
	readonly changedAt: number | undefined;
	/** When the counters were last reported. */
	readonly toldAt: number;
	/** How it stood then, in words. */
	readonly summary: string;
	readonly problems: readonly Problem[];
	/** The notes told, without their numbers: a note whose number grows is the same. */
	readonly notes: ReadonlySet<string>;
	/** Which groups were reported as the largest, in which words, and when. */
	readonly groups: string;
	readonly groupWords: string;
	readonly groupsAt: number;
};

/** Nothing reported yet. */
export const NOTHING_SAID: SaidOfSend = {
	badge: BADGE_WORDS.unknown,
	changedAt: undefined,
	toldAt: 0,
	summary: '',
	problems: [],
	notes: new Set(),
	groups: '',
	groupWords: '',
	groupsAt: 0,
};

/** How often the counters are reported at most, unless their meaning has changed. */
export const PROGRESS_MS = 10_000;
const MOST_GROUPS = 3;

/** The news of the send: its verdict, its progress, its problems, and where its failures are. */
export function newsOfSend(
	said: SaidOfSend,
	state: State,
	now: number,
): {readonly lines: readonly SafeText[]; readonly said: SaidOfSend} {
	const {problems: current} = messagesOf(state, now, '');
	// A list that is requested again has not been answered yet.
	const problems = current.length === 0 && isListAwaited(state) ? said.problems : current;
	const progress = progressNews(said, state, now);
	const groups = groupsNews(said, state, now);
	// A refused list is a problem, too.
	const sentences = new Set<string>(problems.map(({sentence}) => sentence));
	const notes = notesOf(state, now).filter((note) => !said.notes.has(withoutNumbers(note)) && !sentences.has(note));
	return {
		lines: [...problemNews(said.problems, problems), ...progress.lines, ...notes, ...groups.lines],
		said: {
			...progress.said,
			...groups.said,
			problems,
			notes: new Set([...said.notes, ...notes.map(withoutNumbers)]),
		},
	};
}

/** How the send stands, if that has turned or gone on. */
function progressNews({badge, changedAt, toldAt, summary}: SaidOfSend, state: State, now: number) {
	const {watch} = state;
	const isKnown = watch.operation !== undefined;
	const current = isKnown ? BADGE_WORDS[badgeOf(state, now)] : badge;
	const hasMoved = isKnown && watch.changedAt !== changedAt && now - toldAt >= PROGRESS_MS;
	if (current === badge && !hasMoved) return {lines: [], said: {badge, changedAt, toldAt, summary}};
	const sentence = summarySentence(state, now);
	return {
		// Emails opened after the end leave the result as it was.
		lines: turnLines(current === badge ? '' : current, sentence === summary ? NO_TEXT : sentence),
		said: {badge: current, changedAt: watch.changedAt, toldAt: now, summary: sentence},
	};
}

/** Where the failures are, if that has changed. */
function groupsNews({groups, groupWords, groupsAt}: SaidOfSend, state: State, now: number) {
	const largest = largestGroups(state);
	const isDue = largest !== groups && now - groupsAt >= PROGRESS_MS;
	// What was reported while failures came in is corrected once they are all known.
	const areFinal = largest !== '' && hasEnded(state.watch, now) && isReadInFull(state);
	const lines = isDue || areFinal ? groupLines(state, now) : [];
	const words = lines.join('');
	// The triage reads them out itself.
	if (state.triage !== undefined && words !== '')
		return {lines: [], said: {groups: largest, groupWords: words, groupsAt: now}};
	if (words === '' || words === groupWords) return {lines: [], said: {groups, groupWords, groupsAt}};
	return {lines, said: {groups: largest, groupWords: words, groupsAt: now}};
}

/** When to report more of the counters, although nothing else changes; undefined if nothing waits. */
export function progressDueAt({changedAt, toldAt}: SaidOfSend, state: State): number | undefined {
	return state.watch.changedAt === changedAt ? undefined : toldAt + PROGRESS_MS;
}

/** What has changed in the connection. */
function problemNews(before: readonly Problem[], after: readonly Problem[]): readonly SafeText[] {
	const fresh = after.filter((one) => !before.some((other) => isSameProblem(one, other)));
	if (before.length > 0 && after.length === 0) return [safe`The server answers again.`];
	return fresh.flatMap((problem) => problemLines(problem).map(safeLine));
}

function isListAwaited({isListed, list, watch, replay}: State): boolean {
	return isListed && replay === undefined && watch.problem === undefined && list.pages.loaded.length === 0;
}

function notesOf(state: State, now: number): readonly SafeText[] {
	const {watch, list, replay} = state;
	const trouble = listTrouble(list);
	return [
		...noteTexts({watch, lag: lagText(state), badLines: replay?.badLines ?? 0}, now),
		...(trouble === undefined ? [] : [trouble.sentence]),
		...leftOutSentences(list),
	];
}

function withoutNumbers(text: SafeText): string {
	return text.replaceAll(/\d[\d,.]*/gu, '0');
}

/** Which groups are the largest, whatever their order; none before the failures have been read whole once: a part may say something else. */
function largestGroups({failures: {groups, last}, replay}: State): string {
	if (last === undefined && replay === undefined) return '';
	const ids = groups.slice(0, MOST_GROUPS).map(({id}) => id);
	return ids.toSorted().join('\n');
}

/** How fast the send goes, and how long it may take. */
export function paceLine(watch: Watch): SafeText {
	const [pace] = paceTexts(watch);
	const [left] = timeLeftTexts(watch);
	if (pace !== undefined) return safe`Pace: ${joined(left === undefined ? [pace] : [pace, left], safe`, `)}.`;
	const isProcessed = watch.operation !== undefined && isOver(watch.operation);
	return isProcessed ? safe`No pace: the send has been processed.` : safe`The pace is not known.`;
}

/** Where the failures are, worst first, and how many of them were read if not all. */
export function groupLines(state: State, now: number): readonly SafeText[] {
	const {groups} = state.failures;
	if (groups.length === 0) return [];
	const parts = groups
		.slice(0, MOST_GROUPS)
		.map(({common, emails}) => safe`${count(emails.length)} ${commonText(common, (at) => clockTime(at, now))}`);
	const more = groups.length - parts.length;
	const where = joined(more > 0 ? [...parts, plural(more, 'more group')] : parts, safe`, `);
	const part = isReadInFull(state) ? NO_TEXT : safe`, ${readText(state)}`;
	return [safe`Failures: ${where}${part}.`];
}

/** Whether all failures that the counters have were read. */
function isReadInFull({failures, watch}: State): boolean {
	return failures.known.emails.length >= sumOf(countedIn(watch.counts));
}

/** The verdict and the state of the send, unless one says the other; of what was reported before nothing but the verdict. */
function turnLines(badge: string, sentence: SafeText): readonly SafeText[] {
	// Speech would spell capitals.
	const words = say`${badge.charAt(0)}${badge.slice(1).toLowerCase()}`;
	if (badge === '' || (sentence !== '' && sentence.startsWith(words))) return sentence === '' ? [] : [sentence];
	return [sentence === '' ? safe`${words}.` : safe`${words}. ${sentence}`];
}

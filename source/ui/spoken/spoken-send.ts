import {isSameProblem, type Problem, problemLines} from '../../core/network/problem.ts';
import {joined} from '../../core/text/compose.ts';
import {clockTime, count, plural} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine, say} from '../../core/text/text.ts';
import {commonText} from '../../state/failures/words.ts';
import {lagText} from '../../state/watch/select/lag.ts';
import {leftOutSentences, listTrouble} from '../../state/watch/select/list-trouble.ts';
import {messagesOf} from '../../state/watch/select/messages.ts';
import {BADGE_WORDS, badgeOf} from '../../state/watch/select/send/badge.ts';
import {noteTexts} from '../../state/watch/select/send/state-texts.ts';
import {summarySentence} from '../../state/watch/select/send/summary.ts';
import type {State} from '../../state/watch/state.ts';

/** What was reported of the send so far. Times are epoch ms. */
export type SaidOfSend = {
	readonly badge: string;
	readonly changedAt: number | undefined;
	/** When the counters were last reported. */
	readonly toldAt: number;
	readonly problems: readonly Problem[];
	/** The notes told, without their numbers: a note whose number grows is the same. */
	readonly notes: ReadonlySet<string>;
	/** Which groups were reported as the largest, and when. */
	readonly groups: string;
	readonly groupsAt: number;
};

/** Nothing reported yet. */
export const NOTHING_SAID: SaidOfSend = {
	badge: BADGE_WORDS.unknown,
	changedAt: undefined,
	toldAt: 0,
	problems: [],
	notes: new Set(),
	groups: '',
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
	const {problems} = messagesOf(state, now, '');
	const badge = BADGE_WORDS[badgeOf(state, now)];
	const {changedAt, operation} = state.watch;
	const isKnown = operation !== undefined;
	const hasTurned = isKnown && badge !== said.badge;
	const hasMoved = isKnown && changedAt !== said.changedAt && now - said.toldAt >= PROGRESS_MS;
	const isTold = hasTurned || hasMoved;
	// A refused list is a problem, too.
	const sentences = new Set<string>(problems.map(({sentence}) => sentence));
	const notes = notesOf(state, now).filter((note) => !said.notes.has(withoutNumbers(note)) && !sentences.has(note));
	const largest = largestGroups(state);
	const areGroupsTold = largest !== said.groups && now - said.groupsAt >= PROGRESS_MS;
	const groups = areGroupsTold ? groupLines(state, now) : [];
	const lines = [
		...problemNews(said.problems, problems),
		...(isTold ? [turnText(hasTurned ? badge : '', summarySentence(state, now))] : []),
		...notes,
		...groups,
	];
	return {
		lines,
		said: {
			badge: isKnown ? badge : said.badge,
			changedAt: isTold ? changedAt : said.changedAt,
			toldAt: isTold ? now : said.toldAt,
			problems,
			notes: new Set([...said.notes, ...notes.map(withoutNumbers)]),
			groups: areGroupsTold ? largest : said.groups,
			groupsAt: areGroupsTold ? now : said.groupsAt,
		},
	};
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

/** Where the failures are, worst first. */
export function groupLines({failures: {groups}}: State, now: number): readonly SafeText[] {
	if (groups.length === 0) return [];
	const parts = groups
		.slice(0, MOST_GROUPS)
		.map(({common, emails}) => safe`${count(emails.length)} ${commonText(common, (at) => clockTime(at, now))}`);
	const more = groups.length - parts.length;
	return [safe`Failures: ${joined(more > 0 ? [...parts, plural(more, 'more group')] : parts, safe`, `)}.`];
}

/** The verdict and the state of the send, unless one says the other. */
function turnText(badge: string, sentence: SafeText): SafeText {
	// Speech would spell capitals.
	const words = `${badge.charAt(0)}${badge.slice(1).toLowerCase()}`;
	return badge === '' || sentence.startsWith(words) ? sentence : say`${words}. ${sentence}`;
}

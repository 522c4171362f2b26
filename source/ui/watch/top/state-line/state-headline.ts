import {isRefusal, type Problem, problemForms} from '../../../../core/network/problem.ts';
import {type Counts, underWayRange} from '../../../../core/operation/counts.ts';
import {isOver} from '../../../../core/operation/operation.ts';
import {duration, plural} from '../../../../core/text/format.ts';
import {type SafeText, safe} from '../../../../core/text/text.ts';
import type {Watch} from '../../../../state/watch/operation.ts';
import type {Connection} from '../../../../state/watch/select/connection.ts';
import type {Badge} from '../../../../state/watch/select/send/badge.ts';
import {stallForms, stallOf} from '../../../../state/watch/select/send/stall.ts';
import {endingForms} from '../../../../state/watch/select/send/summary.ts';
import type {KeyOf} from '../../../keys/shown-keys.ts';
import {SHARES_COLUMNS} from '../../../layout.ts';
import type {Look, Theme} from '../../../theme/theme.ts';
import {badgeLook} from '../line-1/badge-look.ts';
import {type Clause, clause} from './clauses.ts';

/** What the first words of the state line are derived from. `now` is epoch ms. */
export type HeadlineFacts = {
	readonly watch: Watch;
	readonly connection: Connection;
	/** How long without movement before the line reports a stall, in ms. */
	readonly stallAfterMs: number;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly now: number;
	readonly theme: Theme;
};

/** The first clauses of the state line, and what they are about. */
export type Headline = {
	readonly about: 'trouble' | 'ending' | 'stall' | 'processed';
	readonly clauses: readonly Clause[];
	/** What happened, in the longest of its forms that there is room for. */
	readonly problem?: Clause;
	/** Whether that comes before the other clauses: a refusal does not pass on its own. */
	readonly isProblemFirst?: boolean;
};

/** The problem and what comes next, else the end of the send, its stall, or what is left of it: the first that applies. */
export function headlineOf(facts: HeadlineFacts): Headline | undefined {
	return troubleOf(facts) ?? endingOf(facts) ?? stallOn(facts) ?? processedOf(facts);
}

/** The sign before a headline: that of the badge that says the same in one word. */
export function headlineLook({about}: Headline, badge: Badge, {kind}: Connection, theme: Theme): Look {
	switch (about) {
		case 'ending':
		case 'processed':
			return badgeLook(badge, theme);
		case 'stall':
			return badgeLook('stalled', theme);
		case 'trouble':
			if (badge === 'refused' || badge === 'offline' || badge === 'stale') return badgeLook(badge, theme);
			return kind === 'absent' ? badgeLook('unknown', theme) : {glyph: theme.alarm, style: theme.alert};
	}
}

/** What is left once Twilio has processed the send, while it has not ended. */
export function processedOf({watch, now}: Pick<HeadlineFacts, 'watch' | 'now'>): Headline | undefined {
	const {operation, counts} = watch;
	if (operation === undefined || counts === undefined || !isOver(operation)) return undefined;
	if (endingForms(watch, now) !== undefined) return undefined;
	return {about: 'processed', clauses: [clause([processedText(counts)], 1)]};
}

/** The operation has been processed, and emails are still on their way. */
function processedText(counts: Counts): SafeText {
	const {least} = underWayRange(counts);
	return least === 0 ? safe`processed` : safe`processed; ${plural(least, 'email')} in flight`;
}

/** The end of the send: failures first, if there are any or nobody knows. */
function endingOf({watch, now}: HeadlineFacts): Headline | undefined {
	const ending = endingForms(watch, now);
	if (ending === undefined) return undefined;
	const {how, failures, areFailuresNews, delivered, canceled, left} = ending;
	const shortest = failures.at(-1);
	const news = failures.map((form) => (form === shortest ? 0 : 3));
	const clauses = [
		...(areFailuresNews ? [clause(failures, ...news)] : []),
		clause(how, areFailuresNews ? 2 : 1),
		clause(delivered, 5),
		...canceled.map((forms) => clause(forms, 4)),
		...(areFailuresNews ? [] : [clause(failures, 6)]),
		...left.map((forms) => clause(forms, areFailuresNews ? 1 : 2)),
	];
	return {about: 'ending', clauses};
}

/** Line 1 shows it if it has the room. */
function stallOn({watch, stallAfterMs, columns, now}: HeadlineFacts): Headline | undefined {
	const stall = columns < SHARES_COLUMNS ? stallOf(watch, stallAfterMs) : undefined;
	if (stall === undefined) return undefined;
	const {since, left} = stallForms(stall, now);
	return {about: 'stall', clauses: [clause(since, 2, 0), clause(left, 1)]};
}

/** The problem and what comes next; undefined while the server answers with data. How old the data is stands in line 1. */
function troubleOf({connection, keyOf, now}: HeadlineFacts): Headline | undefined {
	if (!('problem' in connection) || connection.problem === undefined) return undefined;
	const {kind, problem} = connection;
	if (kind === 'refused') {
		// The clauses say in short what happened already.
		const {origin} = problem;
		const forms = origin === undefined ? problemForms(problem).slice(0, -1) : [problem.sentence, origin];
		return {about: 'trouble', clauses: refusalClauses(problem), problem: clause(forms, 9)};
	}
	const absent = kind === 'absent' ? [clause([safe`not visible yet`], 2)] : [];
	const forms = problemForms(problem);
	const ranks = forms.map((form) => (form === forms.at(-1) ? 1 : 9));
	return {
		about: 'trouble',
		clauses: [...absent, ...nextStep(connection, keyOf, now)],
		problem: clause(forms, ...ranks),
		isProblemFirst: isRefusal(problem),
	};
}

/** The status of a refusal, and what to check. */
function refusalClauses({status, kind}: Problem): readonly Clause[] {
	const number = clause([status === undefined ? safe`refused` : safe`${status}`], 0);
	if (status === 401) return [number, clause([safe`check the credentials`], 0)];
	if (status === 403) return [number, clause([safe`check what the key may read`], 0)];
	if (kind === 'absent')
		return [number, clause([safe`check the id; it may be too old`, safe`check the id and its age`], 2, 0)];
	return [number, clause([kind === 'refused' ? safe`check the credentials` : safe`the request was not accepted`], 0)];
}

/** What happens next, and which key does it now. */
function nextStep(connection: Connection, keyOf: KeyOf, now: number): readonly Clause[] {
	const key = keyOf('refresh');
	const next = 'next' in connection ? connection.next : undefined;
	if (next === undefined || next <= now) return [clause([safe`trying now`], 0)];
	const wait = clause([safe`next try in ${duration(next - now)}`, safe`retry in ${duration(next - now)}`], 2, 0);
	const canTryNow = key !== undefined && connection.kind === 'waiting' && connection.isPause;
	return canTryNow ? [wait, clause([safe`${key} tries now`], 3)] : [wait];
}

import fc from 'fast-check';
import type {DomainFigures} from '../../source/core/emails/domain-figures.ts';
import type {Email} from '../../source/core/emails/email.ts';
import type {Reason} from '../../source/core/emails/failure.ts';
import {type FilterChange, NO_FILTER} from '../../source/core/emails/filter.ts';
import type {Problem, ProblemKind} from '../../source/core/network/problem.ts';
import {statusText} from '../../source/core/operation/status.ts';
import {safeLine, untrusted} from '../../source/core/text/text.ts';
import {failuresFound} from '../../source/state/failures/read.ts';
import type {Event} from '../../source/state/watch/event.ts';
import type {WatchOptions} from '../../source/state/watch/new-watch.ts';
import type {State} from '../../source/state/watch/state.ts';
import {email, operation} from '../helpers/emails.ts';
import {OPERATION_ID} from '../monitor/watching.ts';

export const START = Date.UTC(2026, 3, 5, 6, 20);
export const OPTIONS: WatchOptions = {
	operationId: OPERATION_ID,
	now: START,
	intervalMs: 2000,
	pageSize: 3,
	filter: NO_FILTER,
};

const anyText = fc.oneof(
	fc.string({unit: 'binary', maxLength: 12}),
	fc.constantFrom('\u001B[2J', '\u2028', '\uD800', '\u202E'),
);
const anyMailbox = fc.record(
	{address: fc.oneof(fc.emailAddress(), anyText).map(untrusted), name: anyText.map(untrusted)},
	{requiredKeys: ['address']},
);
const anyEmail: fc.Arbitrary<Email> = fc
	.record(
		{
			number: fc.integer({min: 0, max: 8}),
			status: fc.constantFrom('QUEUED', 'SENT', 'DELIVERED', 'FAILED', 'NEW_ONE'),
			to: fc.array(anyMailbox, {maxLength: 2}),
			from: anyMailbox,
			subject: anyText.map(untrusted),
			tags: fc.array(fc.record({key: anyText.map(untrusted), value: anyText.map(untrusted)}), {maxLength: 2}),
			isSuspicious: fc.constant(true as const),
			scheduledFor: fc.integer({min: START, max: START + 1}),
			createdAt: fc.constant(START - 1000),
			updatedAt: fc.integer({min: START, max: START + 3}),
			deletedAt: fc.integer({min: START, max: START + 1}),
		},
		{requiredKeys: ['number', 'status', 'to', 'tags']},
	)
	.map(({number, status, ...changes}) => {
		const {subject: _, ...plain} = email(number);
		return {...plain, ...changes, status: statusText(status)};
	});
const anyPage = fc.record(
	{
		emails: fc.uniqueArray(anyEmail, {maxLength: 4, selector: ({id}) => id.raw}),
		next: fc.constantFrom('second', 'third', null),
		brokenBy: fc.constantFrom('missing-pagination' as const, 'unreadable-token' as const),
		unreadable: fc.integer({min: 1, max: 9}),
		foreign: fc.integer({min: 1, max: 9}),
	},
	{requiredKeys: ['emails', 'next']},
);
const anyProblem: fc.Arbitrary<Problem> = fc.record(
	{
		kind: fc.constantFrom<ProblemKind>('absent', 'refused', 'malformed', 'limited', 'broken', 'unreachable'),
		sentence: anyText.map(safeLine),
		details: fc.array(anyText.map(safeLine), {minLength: 1, maxLength: 2}),
		retryAfterMs: fc.nat(9000),
		isOffline: fc.constant(true as const),
	},
	{requiredKeys: ['kind', 'sentence']},
);
const anyCount = fc.integer({min: 0, max: 9});
const anyOperation = fc
	.record({
		status: fc.constantFrom('PROCESSING', 'COMPLETED'),
		total: anyCount,
		queued: anyCount,
		sent: anyCount,
		delivered: anyCount,
		failed: anyCount,
	})
	.map(({status, ...stats}) => operation(status, stats, {createdAt: START}));

const at = fc.integer({min: START, max: START + 100_000});
const generation = fc.constantFrom(0, 0, 0, 1);
const token = fc.constantFrom(null, 'second', 'third');

const anyStatus = fc.constantFrom('FAILED' as const, 'UNDELIVERED' as const);
const anyChange: fc.Arbitrary<FilterChange> = fc.constantFrom<FilterChange>(
	{part: 'tags', tags: [{key: 'campaign', value: 'spring'}]},
	{part: 'statuses', statuses: ['FAILED', 'UNDELIVERED']},
	{part: 'dates', range: {since: START - 60_000}},
	{part: 'domains', domains: ['example.com', 'b.example']},
	{part: 'reasons', reasons: ['none', '0']},
);

const anyReason: fc.Arbitrary<Reason> = fc.record(
	{
		emailId: fc.integer({min: 0, max: 8}).map((number) => email(number).id.raw),
		code: fc.oneof(fc.integer(), anyText.map(untrusted)),
		message: anyText.map(untrusted),
	},
	{requiredKeys: ['message']},
);
const anyFigures: fc.Arbitrary<DomainFigures> = fc.record(
	{domain: anyText, emails: fc.nat(9), failures: fc.nat(9), p50: fc.nat(9000), p95: fc.nat(9000)},
	{requiredKeys: ['domain', 'emails', 'failures']},
);

/** Anything that can happen in a watch, keys included. */
export const anyEvent: fc.Arbitrary<Event> = fc.oneof(
	fc.record({type: fc.constant('asked-operation' as const), at}),
	fc.record({type: fc.constant('received-operation' as const), at, operation: anyOperation}),
	fc.record({type: fc.constant('failed-operation' as const), at, problem: anyProblem}),
	fc.record({type: fc.constant('scheduled-poll' as const), at}),
	fc.record({type: fc.constantFrom('asked-again' as const, 'released' as const)}),
	fc.record({type: fc.constant('held-back' as const), until: at, isPause: fc.boolean(), problem: anyProblem}),
	fc.record({type: fc.constant('retries-later' as const), at, problem: anyProblem}),
	fc.record(
		{
			type: fc.constantFrom('received-page' as const, 'refreshed-page' as const),
			at,
			generation,
			status: anyStatus,
			token,
			page: anyPage,
		},
		{requiredKeys: ['type', 'at', 'generation', 'token', 'page']},
	),
	fc.record(
		{
			type: fc.constant('failed-page' as const),
			at,
			generation,
			status: anyStatus,
			token,
			problem: anyProblem,
			retryAt: at,
		},
		{requiredKeys: ['type', 'at', 'generation', 'token', 'problem', 'retryAt']},
	),
	fc.record(
		{
			type: fc.constant('failed-refresh' as const),
			at,
			generation,
			status: anyStatus,
			token,
			problem: anyProblem,
		},
		{requiredKeys: ['type', 'at', 'generation', 'token', 'problem']},
	),
	fc.record(
		{
			type: fc.constant('paced-refresh' as const),
			generation,
			pace: fc.record({dueAt: at, everyMs: fc.nat(90_000), emails: fc.nat(9)}),
		},
		{requiredKeys: ['type', 'generation']},
	),
	fc.record({type: fc.constant('changed-filter' as const), change: anyChange}),
	fc.record({type: fc.constant('received-failures' as const), at, status: anyStatus, token, page: anyPage}),
	fc.record({
		type: fc.constant('failed-failures' as const),
		at,
		status: anyStatus,
		token,
		problem: anyProblem,
		retryAt: at,
	}),
	fc.record({
		type: fc.constant('received-reasons' as const),
		at,
		token,
		page: fc.record({reasons: fc.array(anyReason, {maxLength: 4}), next: token}),
	}),
	fc.record(
		{type: fc.constant('failed-reasons' as const), at, problem: anyProblem, retryAt: at},
		{requiredKeys: ['type', 'at', 'problem']},
	),
	fc.record({type: fc.constant('received-domains' as const), at, figures: fc.array(anyFigures, {maxLength: 3})}),
	fc.record({
		type: fc.constant('found-failures' as const),
		at,
		since: at,
		emails: anyPage.map(({emails}) => emails),
	}),
	fc.record({type: fc.constant('failed-domains' as const), problem: anyProblem}),
);

/** What the screen shows of a state: all but the server's own page tokens, and where its keys have led the watcher. */
export function shown({list, watch, network, nextPollAt, haltedBy, fatal, failures}: State): unknown {
	const {pages, refreshPace, problem, refusal, updatedAt, filter, generation: filters} = list;
	const loaded = pages.loaded.map(({emails, next, ...page}) => ({
		emails,
		isLast: next === null,
		leftOut: [page.brokenBy, page.unreadable, page.foreign],
	}));
	const {read, ...whatFailed} = failures;
	const {missing, isLooping} = pages;
	const refused = [...pages.refused.values()];
	return {
		...{watch, network, nextPollAt, haltedBy, fatal},
		list: {
			...{loaded, missing, isLooping, refused, refreshPace, problem, refusal, updatedAt, filter, filters},
			failures: list.failures,
		},
		failures: {...whatFailed, read: read === undefined ? undefined : failuresFound(read, [])},
	};
}

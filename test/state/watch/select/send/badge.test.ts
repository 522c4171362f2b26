import {describe, expect, test} from 'vitest';
import type {ProblemKind} from '../../../../../source/core/network/problem.ts';
import type {Operation} from '../../../../../source/core/operation/operation.ts';
import type {Stats} from '../../../../../source/core/operation/stats.ts';
import type {GivenTerms} from '../../../../../source/core/operation/terms.ts';
import {parseThreshold} from '../../../../../source/core/operation/threshold.ts';
import {safeLine} from '../../../../../source/core/text/text.ts';
import type {Event} from '../../../../../source/state/watch/event.ts';
import {type Badge, badgeOf} from '../../../../../source/state/watch/select/send/badge.ts';
import {operationOf, stateAfter} from '../../../../helpers/builders.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);
const HOUR = 3_600_000;
/** The reference's dialect: how many emails there will be is known from the start. */
const HUNDRED = {total: 100, recipients: 100};

function answer(status: string, stats: Partial<Stats>, at = NOW, changes: Partial<Operation> = {}): Event {
	const operation = operationOf(status, {...HUNDRED, ...stats}, {createdAt: NOW - HOUR, ...changes});
	return {type: 'received-operation', at, operation: {...operation, answeredAt: at}};
}

function failure(at: number, kind: ProblemKind, isOffline?: true): Event {
	const problem = {kind, sentence: safeLine('No.'), ...(isOffline === undefined ? {} : {isOffline})};
	return {type: 'failed-operation', at, problem};
}

function times(count: number, of: (index: number) => Event): readonly Event[] {
	return Array.from({length: count}, (_, index) => of(index));
}

function badge(events: readonly Event[], now = NOW, terms: GivenTerms = {}): Badge {
	return badgeOf(stateAfter(events, {now: NOW, terms}), now);
}

describe('the badge while a send runs', () => {
	test.each<[Badge, string, string, Partial<Stats>]>([
		['scheduled', 'it waits for its time', 'SCHEDULED', {scheduled: 100}],
		['scheduled', 'it is processed, but all emails wait for their time', 'PROCESSING', {scheduled: 100}],
		['on-its-way', 'the first of the scheduled has left', 'SCHEDULED', {scheduled: 99, sent: 1}],
		['on-its-way', 'all are queued', 'PROCESSING', {queued: 100}],
		['on-its-way', 'no email is created yet', 'PROCESSING', {total: 0}],
		['on-its-way', 'none failed', 'PROCESSING', {delivered: 60, queued: 40}],
		['some-fail', 'one failed of few', 'PROCESSING', {delivered: 18, failed: 1, queued: 81}],
		['some-fail', 'less than 5 % of what ended', 'PROCESSING', {delivered: 77, undelivered: 4, queued: 19}],
		['failing', '5 % of what ended', 'PROCESSING', {delivered: 57, opened: 19, undelivered: 3, failed: 1, queued: 20}],
		['failing', 'all of them', 'PROCESSING', {failed: 20, queued: 80}],
		['some-fail', 'all of too few to tell', 'PROCESSING', {failed: 19, queued: 81}],
	])('%s: %s', (expected, _, status, stats) => {
		expect(badge([answer(status, stats)])).toBe(expected);
	});

	test('failing: more than half of what ended within the last minute, though few of all', () => {
		const before = answer('PROCESSING', {total: 9000, recipients: 9000, delivered: 8000, queued: 1000}, NOW - 60_000);
		const later = (failed: number) =>
			answer('PROCESSING', {total: 9000, recipients: 9000, delivered: 8019, failed, queued: 981 - failed});
		expect(badge([before, later(19)])).toBe('some-fail');
		expect(badge([before, later(20)])).toBe('failing');
	});

	test.each<[Badge, string | undefined, number | undefined, Partial<Stats>]>([
		['failing', 'failed > 2', undefined, {delivered: 20, failed: 3, queued: 77}],
		['some-fail', 'failed > 3', undefined, {delivered: 20, failed: 3, queued: 77}],
		['some-fail', 'failed > 50%', undefined, {failed: 40, queued: 60}],
		['on-its-way', 'failed >= 1', undefined, {delivered: 60, queued: 40}],
		['failing', 'delivered < 95%', undefined, {delivered: 60, canceled: 10, queued: 30}],
		['some-fail', 'failed > 2', undefined, {delivered: 16, failed: 3, queued: 81}],
		['some-fail', 'failed > 2', 24, {delivered: 20, failed: 3, queued: 77}],
		['failing', 'failed > 2', 23, {delivered: 20, failed: 3, queued: 77}],
		['failing', 'failed > 0', 0, {failed: 1, queued: 99}],
		['failing', undefined, 5, {delivered: 3, failed: 2, queued: 95}],
		['some-fail', undefined, 6, {delivered: 3, failed: 2, queued: 95}],
		['on-its-way', undefined, 0, {queued: 100}],
	])('%s: --fail-if %j, --min-sample %j, %j', (expected, failIf, minSample, stats) => {
		expect(badge([answer('PROCESSING', stats)], NOW, termsOf(failIf, minSample))).toBe(expected);
	});

	test.each([
		['failed+undelivered > 3', 'some-fail'],
		['failed+undelivered > 2', 'failing'],
		['undelivered > 0', 'some-fail'],
	])('where undelivered is unknown, %s: %s', (failIf, expected) => {
		const stats = {...HUNDRED, delivered: 20, opened: 0, failed: 3, queued: 70};
		const operation = {...operationOf('PROCESSING', {}, {createdAt: NOW - HOUR}), answeredAt: NOW, stats};
		expect(badge([{type: 'received-operation', at: NOW, operation}], NOW, termsOf(failIf))).toBe(expected);
	});

	test('failing: not while one answer alone leaves open how its counters are meant', () => {
		const cumulative = {total: 40, recipients: 40, sent: 40, delivered: 35, undelivered: 5};
		const terms = termsOf('undelivered > 2');
		expect(badge([answer('PROCESSING', cumulative)], NOW, terms)).toBe('some-fail');
		expect(badge([answer('PROCESSING', cumulative, NOW - 2000), answer('PROCESSING', cumulative)], NOW, terms)).toBe(
			'failing',
		);
	});

	test('stalled: emails in flight, and nothing has moved for a minute', () => {
		const stats = {delivered: 60, queued: 40};
		const events = [answer('PROCESSING', stats, NOW - 61_000), answer('PROCESSING', stats)];
		expect(badge(events)).toBe('stalled');
	});
});

describe('the badge once a send is over', () => {
	const settled = (stats: Partial<Stats>, terms: GivenTerms = {}) => badge([answer('COMPLETED', stats)], NOW, terms);

	test('without terms: good without failures, bad from 5 % of what ended', () => {
		expect(settled({delivered: 98, opened: 2})).toBe('settled-well');
		expect(settled({delivered: 96, undelivered: 4})).toBe('settled-partly');
		expect(settled({delivered: 95, undelivered: 5})).toBe('settled-badly');
		expect(settled({failed: 100})).toBe('settled-badly');
	});

	test('with terms: good where they certainly do not make it a failure', () => {
		const failIf = thresholdOf('failed > 2');
		expect(settled({delivered: 98, failed: 2}, {failIf})).toBe('settled-well');
		expect(settled({delivered: 97, failed: 3}, {failIf})).toBe('settled-badly');
		expect(settled({delivered: 40, failed: 60}, termsOf('failed > 70%'))).toBe('settled-well');
	});

	test('with terms that are not certain: no good end, and no bad one', () => {
		const overfull = {delivered: 99, failed: 3};
		expect(settled(overfull, termsOf('failed > 3%'))).toBe('settled-partly');
	});

	test('whatever the sample is that is requested', () => {
		expect(settled({delivered: 97, failed: 3}, termsOf('failed > 2', 1000))).toBe('settled-badly');
	});

	test('canceled, whatever failed', () => {
		expect(badge([answer('CANCELED', {canceled: 90, failed: 10})])).toBe('canceled');
	});

	test('an email only sent 15 minutes without movement does not keep it from having settled', () => {
		const updatedAt = NOW - 16 * 60_000;
		expect(badge([answer('COMPLETED', {delivered: 98, sent: 2}, NOW, {updatedAt})])).toBe('settled-well');
	});
});

describe('the badge where emails are in no counter', () => {
	const COMPLETED_AGO = (ms: number) => ({updatedAt: NOW - ms});
	const three = {delivered: 97};

	test('once it completed more than 30 s ago, by the server’s times', () => {
		expect(badge([answer('COMPLETED', three, NOW, COMPLETED_AGO(31_000))])).toBe('unaccounted');
		expect(badge([answer('COMPLETED', three, NOW, COMPLETED_AGO(30_000))])).toBe('on-its-way');
	});

	test('once it has been watched for 30 s', () => {
		const answers = (last: number) =>
			[0, last].map((ms) => answer('COMPLETED', three, NOW + ms, {updatedAt: NOW + ms}));
		expect(badge(answers(29_000), NOW + 29_000)).toBe('on-its-way');
		expect(badge(answers(30_000), NOW + 30_000)).toBe('unaccounted');
	});

	test('also when it has ended for good', () => {
		expect(badge([answer('COMPLETED', three, NOW, COMPLETED_AGO(HOUR))])).toBe('unaccounted');
		expect(badge([answer('COMPLETED', {delivered: 97, queued: 3}, NOW, COMPLETED_AGO(HOUR))])).toBe('unaccounted');
	});

	test('also where counters or the number of emails are unknown', () => {
		const bare = (stats: Partial<Stats>) => {
			const operation = {...operationOf('COMPLETED', {}, {updatedAt: NOW - HOUR}), answeredAt: NOW, stats};
			return badge([{type: 'received-operation', at: NOW, operation}]);
		};
		expect(bare({})).toBe('unaccounted');
		expect(bare({total: 10, delivered: 9})).toBe('unaccounted');
		expect(bare({total: 10, delivered: 10})).toBe('settled-well');
	});
});

describe('the badge with connection problems', () => {
	const good = answer('PROCESSING', {delivered: 10, failed: 50, queued: 40});

	test('stale: the last good answer is older than three polls and 15 s', () => {
		const late = failure(NOW + 2000, 'unreachable');
		expect(badge([good, late], NOW + 15_000)).toBe('failing');
		expect(badge([good, late], NOW + 15_001)).toBe('stale');
	});

	test('offline: five polls in a row without an answer', () => {
		const offline = (index: number) => failure(NOW + 2000 * (index + 1), 'unreachable', true);
		expect(badge([good, ...times(4, offline)], NOW + 9000)).toBe('failing');
		expect(badge([good, ...times(5, offline)], NOW + 11_000)).toBe('offline');
		expect(badge([good, ...times(5, (index) => failure(NOW + index, 'unreachable'))], NOW + 11_000)).toBe('failing');
	});

	test('refused: only what three answers over 30 s agree on', () => {
		const refused = (index: number) => failure(NOW + 15_000 * index, 'refused');
		expect(badge([good, ...times(2, refused)], NOW + 15_000)).toBe('failing');
		expect(badge([good, ...times(3, refused)], NOW + 30_000)).toBe('refused');
		expect(badge([failure(NOW, 'absent')])).toBe('refused');
	});

	test('none before the first answer', () => {
		expect(badge([])).toBe('unknown');
	});
});

function termsOf(failIf?: string, minSample?: number): GivenTerms {
	return {
		...(failIf === undefined ? {} : {failIf: thresholdOf(failIf)}),
		...(minSample === undefined ? {} : {minSample}),
	};
}

function thresholdOf(text: string): NonNullable<GivenTerms['failIf']> {
	const parse = parseThreshold(text);
	if (parse.mistake !== undefined) throw new Error(`${text} is no threshold.`);
	return parse.threshold;
}

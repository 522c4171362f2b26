import {describe, expect, test} from 'vitest';
import type {EmailDetails} from '../../../source/core/emails/email.ts';
import {movedBetween} from '../../../source/core/operation/counts.ts';
import {safeLine} from '../../../source/core/text/text.ts';
import {type Event, notice} from '../../../source/state/watch/event.ts';
import {rowCount} from '../../../source/state/watch/list/pages.ts';
import {demandOf} from '../../../source/state/watch/select/demand.ts';
import {emailOf, operationOf, pageOf, problemOf, stateAfter} from '../../helpers/builders.ts';

const half = operationOf('PROCESSING', {total: 4, delivered: 2, queued: 2});
const done = operationOf('COMPLETED', {total: 4, delivered: 4});

function received(at: number, operation = half): Event {
	return {type: 'received-operation', at, operation};
}

function failed(at: number, kind: 'refused' | 'absent' | 'malformed' | 'limited' | 'broken' | 'unreachable'): Event {
	return {type: 'failed-operation', at, problem: problemOf(kind)};
}

const firstPage: Event = {type: 'received-page', at: 1, generation: 0, token: null, page: pageOf(['a', 'b'], 'T1')};
const springTags: Event = {type: 'changed-filter', change: {part: 'tags', tags: [{key: 'campaign', value: 'spring'}]}};

test('a watch that has just begun knows nothing, has settled nothing, and wants its first page', () => {
	const state = stateAfter([]);
	expect(state.watch).toMatchObject({isSettled: false, failures: 0, history: []});
	expect(demandOf(state)).toEqual({pages: [{token: null, size: 3}]});
});

describe('an answer to an earlier filter is ignored', () => {
	test.each<[string, Event]>([
		['a page', firstPage],
		['a refresh', {type: 'refreshed-page', at: 2, generation: 0, token: null, page: pageOf(['a', 'x'])}],
		['a failure', {type: 'failed-page', at: 2, generation: 0, token: null, problem: problemOf('refused'), retryAt: 9}],
		['a failed refresh', {type: 'failed-refresh', at: 2, generation: 0, token: null, problem: problemOf('broken')}],
	])('%s changes nothing', (_, late) => {
		const before = stateAfter([received(1), firstPage, springTags]);
		expect(stateAfter([received(1), firstPage, springTags, late])).toEqual(before);
		expect(demandOf(before).pages).toEqual([{token: null, size: 3}]);
	});

	test('but the answer to this one counts', () => {
		const answer: Event = {type: 'received-page', at: 2, generation: 1, token: null, page: pageOf(['s'])};
		const {list} = stateAfter([firstPage, springTags, answer]);
		expect(list.selection.id).toBe('s');
		expect(list.filter.tags).toEqual([{key: 'campaign', value: 'spring'}]);
	});
});

describe('a refusal', () => {
	test.each(['refused', 'absent', 'malformed'] as const)('as the first answer ends the watch: %s', (kind) => {
		const state = stateAfter([failed(1, kind)]);
		expect(state.fatal?.kind).toBe(kind);
		expect(demandOf(state).pages).toEqual([]);
	});

	test.each(['refused', 'absent', 'malformed'] as const)(
		'once data was shown only halts it, when three in a row over 30 s agree: %s',
		(kind) => {
			const three = [received(1), failed(2, kind), failed(2000, kind), failed(30_002, kind)];
			expect(stateAfter(three.slice(0, -1)).haltedBy).toBeUndefined();
			const state = stateAfter(three);
			expect(state.fatal).toBeUndefined();
			expect(state.haltedBy?.kind).toBe(kind);
			expect(state.watch.operation).toBe(half);
			const again = stateAfter([...three, {type: 'asked-operation', at: 30_003}]);
			expect(again.haltedBy).toBeUndefined();
		},
	);

	test.each(['limited', 'broken', 'unreachable'] as const)('is not what this is: %s', (kind) => {
		const state = stateAfter([failed(1, kind)]);
		expect(state).not.toHaveProperty('fatal');
		expect(state).not.toHaveProperty('haltedBy');
		expect(demandOf(state).pages).toEqual([{token: null, size: 3}]);
	});

	test('a 404 for an operation that was just sent is tolerated for a while, as long as was said', () => {
		const justSent = {now: 1000, graceMs: 30_000};
		expect(stateAfter([failed(30_999, 'absent')], justSent).fatal).toBeUndefined();
		expect(stateAfter([failed(30_999, 'absent')], justSent).watch.problem?.kind).toBe('absent');
		expect(stateAfter([failed(31_000, 'absent')], justSent).fatal?.kind).toBe('absent');
		expect(stateAfter([failed(2000, 'refused')], justSent).fatal?.kind).toBe('refused');
	});
});

describe('trouble', () => {
	test('keeps what was known, with its age, and goes with the next answer', () => {
		const before = stateAfter([received(1000)]);
		const trouble: readonly Event[] = [received(1000), failed(3000, 'unreachable'), failed(5000, 'limited')];
		const state = stateAfter(trouble);
		expect(state.watch).toMatchObject({operation: half, updatedAt: 1000, failures: 2});
		expect(state.watch.counts).toEqual(before.watch.counts);
		expect(state.watch.problem?.kind).toBe('limited');
		const better = stateAfter([...trouble, received(7000)]).watch;
		expect(better.problem).toBeUndefined();
		expect(better).toMatchObject({failures: 0, updatedAt: 7000});
	});

	test('with a page keeps the rows that are loaded', () => {
		const jumped: Event = {type: 'jumped-page', at: 0, by: 1, height: 10};
		const failedPage: Event = {
			type: 'failed-page',
			at: 2,
			generation: 0,
			token: null,
			problem: problemOf('broken'),
			retryAt: 9,
		};
		const {list} = stateAfter([firstPage, jumped, failedPage]);
		expect(list.pages.loaded.flatMap(({emails}) => emails)).toHaveLength(2);
		expect(list.problem?.kind).toBe('broken');
	});
});

describe('what an answer changes', () => {
	test('is counted against the answer before it', () => {
		const {watch} = stateAfter([received(1000), received(3000, done)]);
		expect(watch.deltas).toMatchObject({delivered: 2, queued: -2, failed: 0});
		expect(stateAfter([received(1000)]).watch.deltas).toEqual({});
		expect(stateAfter([received(1000), received(3000)]).watch.deltas.delivered).toBe(0);
	});

	test('does not count a counter that was not given, which keeps its last value, marked', () => {
		const without = {...half, stats: {total: 4, delivered: 2}};
		const {watch} = stateAfter([received(1000), received(3000, without)]);
		expect(watch.deltas).toEqual({delivered: 0});
		expect(watch.lastKnown).toMatchObject({queued: 2, failed: 0});
		expect(watch.counts).not.toHaveProperty('queued');
		const later = stateAfter([received(1000), received(3000, without), received(5000, without)]).watch;
		expect(later.lastKnown).toMatchObject({queued: 2});
		expect(stateAfter([received(1000), received(3000, without), received(5000)]).watch.lastKnown).toEqual({});
	});

	test('keeps no last value of a counter that no email is left for', () => {
		const without = {...done, stats: {total: 4, delivered: 4}};
		expect(stateAfter([received(1000), received(3000, without)]).watch.lastKnown).toEqual({});
	});

	test('is movement also across an answer that lacked the counter', () => {
		const without = {...half, stats: {total: 4, delivered: 2}};
		const moved = operationOf('PROCESSING', {total: 4, delivered: 2, queued: 1, sent: 1});
		expect(stateAfter([received(1000), received(3000, without), received(5000)]).watch).not.toHaveProperty('movedAt');
		expect(stateAfter([received(1000), received(3000, without), received(5000, moved)]).watch.movedAt).toBe(5000);
	});

	test('is not movement where only the reading of the counters changes', () => {
		const exclusive = operationOf('PROCESSING', {total: 9, sent: 4, delivered: 3});
		const cumulative = operationOf('PROCESSING', {total: 9, sent: 4, delivered: 3, opened: 3});
		const {watch} = stateAfter([received(1000, exclusive), received(3000, cumulative)]);
		expect(watch.counts).toMatchObject({reading: 'cumulative', sent: 1, delivered: 0, opened: 3});
		expect(watch.deltas).toMatchObject({sent: 0, delivered: -3, opened: 3});
		expect(watch).not.toHaveProperty('movedAt');
	});

	test('remembers when anything last moved', () => {
		expect(stateAfter([received(1000), received(3000), received(5000)]).watch.changedAt).toBe(1000);
		expect(stateAfter([received(1000), received(3000), received(5000, done)]).watch.changedAt).toBe(5000);
		const renamed = operationOf('COMPLETED', half.stats);
		expect(stateAfter([received(1000), received(3000, renamed)]).watch.changedAt).toBe(3000);
	});
});

describe('settling', () => {
	test('is an event only when this watch saw it come', () => {
		expect(stateAfter([received(1000), received(3000, done)]).watch).toMatchObject({isSettled: true, settledAt: 3000});
		const found = stateAfter([received(1000, done)]).watch;
		expect(found.isSettled).toBe(true);
		expect(found).not.toHaveProperty('settledAt');
	});

	test('has no known time where the answer before left open whether it had come', () => {
		const unreadable = operationOf('COMPLETED', {});
		const {watch} = stateAfter([received(1000, unreadable), received(3000, done)]);
		expect(watch.isSettled).toBe(true);
		expect(watch).not.toHaveProperty('settledAt');
	});

	test('is at its first moment, however often it is polled afterwards', () => {
		const opened = operationOf('COMPLETED', {total: 4, delivered: 3, opened: 1});
		const {watch} = stateAfter([received(1000), received(3000, done), received(33_000, opened)]);
		expect(watch).toMatchObject({isSettled: true, settledAt: 3000});
		expect(stateAfter([received(1, done), received(2, done)]).watch).not.toHaveProperty('settledAt');
	});
});

describe('the next poll', () => {
	test('is known from when it was planned; that one is under way, until its answer', () => {
		const due: Event = {type: 'scheduled-poll', at: 4000};
		expect(stateAfter([received(2000), due]).nextPollAt).toBe(4000);
		expect(stateAfter([received(2000), due, {type: 'asked-operation', at: 4000}]).poll.isAsking).toBe(true);
		expect(stateAfter([{type: 'asked-operation', at: 1}, received(2)]).poll.isAsking).toBe(false);
		expect(stateAfter([{type: 'asked-operation', at: 1}, failed(2, 'broken')]).poll.isAsking).toBe(false);
	});
});

describe('the email that is open', () => {
	const opened: Event = {type: 'opened-details'};
	const details: EmailDetails = {email: emailOf('a'), attachments: [], bodies: {json: safeLine('{}')}};
	const came: Event = {type: 'received-details', at: 5, request: {id: 'a', asOf: 0}, details};

	test('is the one under the cursor, fetched once', () => {
		expect(demandOf(stateAfter([firstPage])).detailsOf).toBeUndefined();
		expect(demandOf(stateAfter([firstPage, opened])).detailsOf).toEqual({id: 'a', asOf: 0});
		expect(demandOf(stateAfter([firstPage, opened, came])).detailsOf).toBeUndefined();
		const moved: Event = {type: 'moved-cursor', at: 0, by: 1, height: 10};
		expect(demandOf(stateAfter([firstPage, opened, came, moved])).detailsOf).toEqual({id: 'b', asOf: 0});
		const back: Event = {type: 'moved-cursor', at: 0, by: -1, height: 10};
		expect(demandOf(stateAfter([firstPage, opened, came, moved, back])).detailsOf).toBeUndefined();
	});

	test('stays as it is when its fetch failed, until the user asks again', () => {
		const trouble: Event = {type: 'failed-details', request: {id: 'a', asOf: 0}, problem: problemOf('absent')};
		const failed: readonly Event[] = [firstPage, opened, trouble];
		expect(demandOf(stateAfter(failed)).detailsOf).toBeUndefined();
		expect(demandOf(stateAfter([...failed, {type: 'asked-again'}])).detailsOf).toEqual({id: 'a', asOf: 0});
	});

	test('is not opened where there is none, and its answer is kept when it was closed meanwhile', () => {
		expect(stateAfter([opened]).details.isOpen).toBe(false);
		const closed = stateAfter([firstPage, opened, {type: 'closed-details'}, came]);
		expect(closed.details.isOpen).toBe(false);
		expect(demandOf(stateAfter([firstPage, opened, {type: 'closed-details'}, came, opened]))).toEqual(
			demandOf(stateAfter([firstPage])),
		);
	});

	test('adds to what was observed of it', () => {
		const later: Event = {...came, at: 9, details: {...details, email: emailOf('a', {status: 'SENT'})}};
		expect(stateAfter([firstPage, opened, later]).statusHistory.get('a')).toMatchObject([
			{at: 1, status: {raw: 'QUEUED'}},
			{at: 9, status: {raw: 'SENT'}},
		]);
	});
});

describe('a frozen list', () => {
	const freeze: Event = {type: 'toggled-freeze'};
	const refresh: Event = {type: 'refreshed-page', at: 4, generation: 0, token: null, page: pageOf(['x'])};

	test('takes no refresh, the counters go on, and what waits is counted', () => {
		const state = stateAfter([received(1), firstPage, freeze, refresh, received(5, done)]);
		expect(state.list.pages.loaded[0]?.emails).toHaveLength(2);
		expect(state.watch.operation).toBe(done);
		expect(movedBetween(state.freeze?.counts, state.watch.counts)).toBe(2);
	});

	test('goes on when it is thawed', () => {
		const state = stateAfter([firstPage, freeze, freeze, refresh]);
		expect(state).not.toHaveProperty('freeze');
		expect(state.list.pages.missing.size).toBe(2);
	});
});

describe('what lies over the list', () => {
	test('a line being typed is edited and replaced, and closes when its filter is applied', () => {
		const opened: Event = {type: 'opened-prompt', prompt: 'tags', text: 'a:b;'};
		const typed: Event = {type: 'edited-prompt', edit: {kind: 'insert', text: 'x'}};
		expect(stateAfter([opened, typed]).view.overlay).toEqual({
			kind: 'prompt',
			prompt: 'tags',
			line: {text: 'a:b;x', caret: 5},
		});
		const completed: Event = {type: 'replaced-prompt', line: {text: 'c:d;', caret: 4}};
		expect(stateAfter([opened, completed]).view.overlay).toMatchObject({line: completed.line});
		expect(stateAfter([typed, completed]).view.overlay.kind).toBe('none');
		expect(stateAfter([opened, springTags]).view.overlay.kind).toBe('none');
	});

	test('a scroll never goes above the first line', () => {
		const up: Event = {type: 'scrolled-overlay', by: -3};
		const down: Event = {type: 'scrolled-overlay', by: 5};
		expect(stateAfter([{type: 'opened-help'}, down, up]).view.overlay).toEqual({kind: 'help', top: 2});
		expect(stateAfter([{type: 'opened-help'}, up]).view.overlay).toEqual({kind: 'help', top: 0});
	});

	test('a notice stays until it is cleared', () => {
		expect(stateAfter([notice(7, 'Done\u001b.')]).view.notice).toEqual({text: 'Done␛.', at: 7});
		expect(stateAfter([notice(7, 'Done.'), {type: 'cleared-notice'}]).view).not.toHaveProperty('notice');
	});
});

describe('a list that was refused', () => {
	const answered: Event = {type: 'received-operation', at: 1, operation: operationOf('PROCESSING', {total: 9})};
	const refused: Event = {
		...{type: 'failed-refresh', at: 2, generation: 0, token: null},
		problem: problemOf('refused'),
	} as const;

	test('stays so while the operation answers', () => {
		expect(stateAfter([answered, refused, answered]).list.refusal?.kind).toBe('refused');
	});

	test('is requested again once the operation, which was refused with it, answers', () => {
		const operationRefused: Event = {type: 'failed-operation', at: 2, problem: problemOf('refused')};
		expect(stateAfter([answered, refused, operationRefused, answered]).list.refusal).toBeUndefined();
		expect(stateAfter([answered, operationRefused, refused, answered]).list.refusal).toBeUndefined();
	});

	test('keeps its dimmed rows where the list is frozen', () => {
		const page: Event = {type: 'received-page', at: 1, generation: 0, token: null, page: pageOf(['a', 'b'])};
		const without: Event = {...page, type: 'refreshed-page', page: pageOf(['a'])};
		const events: readonly Event[] = [answered, page, without];
		expect(rowCount(stateAfter([...events, {type: 'asked-again'}]).list.pages)).toBe(1);
		const frozen = stateAfter([...events, {type: 'toggled-freeze'}, refused, {type: 'asked-again'}]);
		expect(rowCount(frozen.list.pages)).toBe(2);
		expect(frozen.list.refusal).toBeUndefined();
	});
});

import {describe, expect, test} from 'vitest';
import {NO_FILTER} from '../../../../source/core/emails/filter.ts';
import type {EmailStatus} from '../../../../source/core/operation/status.ts';
import {withKeys} from '../../../../source/core/text/hints.ts';
import {say, untrusted} from '../../../../source/core/text/text.ts';
import type {Event} from '../../../../source/state/watch/event.ts';
import {countMatches, matchesText} from '../../../../source/state/watch/find/find.ts';
import {emailUnderCursor} from '../../../../source/state/watch/list/list.ts';
import {wantedPages} from '../../../../source/state/watch/list/loading.ts';
import {reduce} from '../../../../source/state/watch/reduce.ts';
import type {State} from '../../../../source/state/watch/state.ts';
import {operationOf, stateAfter} from '../../../helpers/builders.ts';
import {email} from '../../../helpers/emails.ts';
import {noticeIn} from '../../../helpers/notices.ts';

const HEIGHT = 4;
const NEXT: Event = {type: 'went-to-match', at: 1, by: 1, height: HEIGHT};
const BACK: Event = {...NEXT, by: -1};

/** A list of these subjects, and perhaps more to load. */
function listOf(subjects: readonly string[], next: string | null = null, statuses: readonly EmailStatus[] = []): State {
	const emails = subjects.map((subject, number) => email(number, 'SENT', {subject: untrusted(subject)}));
	const [status] = statuses;
	const page = {emails, next};
	return stateAfter(
		[
			{type: 'received-operation', at: 0, operation: operationOf('PROCESSING', {total: 9000, sent: 9000})},
			{type: 'received-page', at: 0, generation: 0, token: null, page, ...(status === undefined ? {} : {status})},
		],
		{filter: {...NO_FILTER, statuses}},
	);
}

function find(state: State, text: string): State {
	return reduce(state, {type: 'started-find', at: 1, text, height: HEIGHT});
}

/** The next page: these subjects, numbered from `first`. */
function gotMore(state: State, first: number, subjects: readonly string[], next: string | null): State {
	const emails = subjects.map((subject, index) => email(first + index, 'SENT', {subject: untrusted(subject)}));
	const token = state.list.pages.loaded.at(-1)?.next ?? null;
	return reduce(state, {type: 'received-page', at: 2, generation: 0, token, page: {emails, next}});
}

/** Where the cursor is, and what was said about it. */
function told(state: State): string {
	const subject = emailUnderCursor(state.list)?.subject?.safe ?? 'nowhere';
	const notice = noticeIn(state);
	return notice === undefined ? subject : `${subject}: ${notice}`;
}

const fruit = listOf(['fig', 'pear 1', 'plum', 'pear 2', 'kiwi', 'pear 3']);

describe('finding', () => {
	test('goes to the first match at or below the cursor, from there on to the next and round', () => {
		const first = find(fruit, 'pear');
		expect(told(first)).toBe('pear 1');
		const second = reduce(first, NEXT);
		const third = reduce(second, NEXT);
		expect([second, third, reduce(third, NEXT)].map(told)).toEqual([
			'pear 2',
			'pear 3',
			'pear 1: Past the last match: continuing from the first.',
		]);
	});

	test('goes back, round the other end', () => {
		expect(told(reduce(find(fruit, 'pear'), BACK))).toBe(
			'pear 3: Past the first match: continuing from the last loaded one.',
		);
	});

	test('stays on a cursor that matches', () => {
		expect(told(find(fruit, 'fig'))).toBe('fig: This is the only match.');
	});

	test('asked for the next or the one before where nothing matches, says so', () => {
		expect(told(reduce(find(fruit, 'mango'), NEXT))).toBe('fig: No match among the 6 loaded emails.');
		expect(told(reduce(find(listOf(['fig'], 'more'), 'mango'), BACK))).toBe(
			'fig: No match among the 1 loaded emails. ‹end› loads all.',
		);
	});

	test('that matches nothing loads large pages until something does, and no more', () => {
		const seeking = find(listOf(['fig'], 'more'), 'pear');
		expect(wantedPages(seeking.list)).toEqual([{token: 'more', size: 1000}]);
		const still = gotMore(seeking, 1, ['kiwi', 'plum'], 'third');
		expect(wantedPages(still.list)).toEqual([{token: 'third', size: 1000}]);
		const found = gotMore(still, 3, ['lime', 'pear 1', 'pear 2'], 'fourth');
		expect(told(found)).toBe('pear 1');
		expect(wantedPages(found.list)).toEqual([]);
	});

	test('that matches nothing to the end of the list, or to where it breaks off, stays where it was', () => {
		const seeking = find(listOf(['fig'], 'more'), 'pear');
		const whole = gotMore(seeking, 1, ['kiwi'], null);
		expect(told(whole)).toBe('fig: No match among the 2 loaded emails.');
		expect(whole.list.goal).toBeUndefined();
		const problem = {kind: 'malformed', sentence: say`The token is refused.`} as const;
		const refused: Event = {type: 'failed-page', at: 2, generation: 0, token: 'more', problem, retryAt: 0};
		expect(reduce(seeking, refused).list.goal).toBeUndefined();
	});

	test('loads on for the next match from the last one, and at the end of the list goes on from its beginning', () => {
		const last = find(listOf(['pear 1', 'fig'], 'more'), 'pear');
		const seeking = reduce(last, NEXT);
		expect(told(seeking)).toBe('pear 1');
		expect(wantedPages(seeking.list)).toEqual([{token: 'more', size: 1000}]);
		const found = gotMore(seeking, 2, ['plum', 'pear 2'], 'third');
		expect(told(found)).toBe('pear 2');
		const whole = gotMore(reduce(found, NEXT), 4, ['lime'], null);
		expect(told(whole)).toBe('pear 1: Past the last match: continuing from the first.');
	});

	test('that was stopped goes to the first match anyway once one is loaded', () => {
		const stopped = reduce(find(listOf(['fig'], 'more'), 'pear'), {type: 'dropped-goal'});
		expect(wantedPages(stopped.list)).toEqual([]);
		expect(told(gotMore(stopped, 1, ['pear'], null))).toBe('pear');
	});

	test('keeps a load of everything going', () => {
		const whole = {...listOf(['pear 1', 'pear 2'], 'more')};
		const marking = reduce(whole, {type: 'marked-all', at: 1});
		const found = reduce(reduce(find(marking, 'pear'), NEXT), NEXT);
		expect(found.list.goal).toEqual({kind: 'marks'});
	});

	test('in a recording asks for nothing', () => {
		const replay = {speed: 1, isPaused: false, isOver: true, badLines: 0};
		const played = reduce(listOf(['fig'], 'more'), {type: 'changed-replay', replay});
		expect(find(played, 'pear').list.goal).toBeUndefined();
	});

	test('that matched nothing goes to the first match as soon as one is loaded, once', () => {
		const waiting = find(listOf(['fig'], 'more'), 'pear');
		expect(told(waiting)).toBe('fig');
		const found = gotMore(reduce(waiting, {type: 'went-to-end', height: HEIGHT}), 1, ['kiwi', 'pear 1'], 'third');
		expect(told(found)).toBe('pear 1');
		expect(found.list.goal).toEqual({kind: 'all'});
		const whole = gotMore(found, 3, ['pear 2'], null);
		expect(told(whole)).toBe('pear 1');
		expect(whole.list.goal).toBeUndefined();
	});

	test('that was ended waits for nothing any more', () => {
		const ended = reduce(find(listOf(['fig'], 'more'), 'pear'), {type: 'ended-find'});
		expect(told(gotMore(ended, 1, ['pear'], null))).toBe('fig');
	});

	test('with nothing typed, or after Esc, looks for nothing any more', () => {
		expect(find(find(fruit, 'pear'), ' ').matches).toBeUndefined();
		const ended = reduce(find(fruit, 'pear'), {type: 'ended-find'});
		expect(ended.matches).toBeUndefined();
		expect(told(reduce(ended, NEXT))).toContain('No find is active.');
	});

	test('a move of the cursor searches nothing again; a page that comes in is searched', () => {
		const first = find(listOf(['fig', 'pear'], 'more'), 'pear');
		expect(reduce(first, {type: 'moved-cursor', at: 0, by: -1, height: HEIGHT}).matches).toBe(first.matches);
		const page = {emails: [email(9, 'SENT', {subject: untrusted('pear 9')})], next: null};
		const more = reduce(first, {type: 'received-page', at: 2, generation: 0, token: 'more', page});
		expect(more.matches?.rows).toEqual([1, 2]);
	});

	test('follows what is being typed, and goes back to what was looked for when that is canceled', () => {
		const typing = reduce(find(fruit, 'pear'), {type: 'opened-prompt', prompt: 'find', text: 'plum'});
		expect(typing.matches?.rows).toEqual([2]);
		expect(reduce(typing, {type: 'closed-overlay'}).matches?.rows).toEqual([1, 3, 5]);
	});

	test('cancels a load that the cursor was waiting for', () => {
		const waiting = reduce(listOf(['fig', 'pear'], 'more'), {type: 'went-to-end', height: HEIGHT});
		expect(find(waiting, 'pear').list.goal).toBeUndefined();
	});

	test('finds a recipient who is hidden, too', () => {
		const masked = {...fruit, isMasked: true};
		expect(told(find(masked, 'person3'))).toBe(told(find(fruit, 'person3')));
		expect(find(masked, 'person3').matches?.rows).toEqual([3]);
		expect(find(masked, 'nobody').matches?.rows).toEqual([]);
	});
});

describe('the count', () => {
	test.each([
		['on a match', find(fruit, 'pear'), 'match 1 of 3 · 6 loaded'],
		[
			'beside one',
			reduce(find(fruit, 'pear'), {type: 'moved-cursor', at: 0, by: -1, height: HEIGHT}),
			'3 matches · 6 loaded',
		],
		['of nothing', find(fruit, 'mango'), 'no match in 6'],
		[
			'of nothing so far',
			reduce(find(listOf(['fig'], 'more'), 'mango'), {type: 'dropped-goal'}),
			'no match in 1 of 9,000 · ‹end› loads the rest',
		],
		[
			'of nothing while all is loaded',
			reduce(find(listOf(['fig'], 'more'), 'mango'), {type: 'went-to-end', height: HEIGHT}),
			'no match in 1 of 9,000',
		],
		[
			'of a filtered list, whose length nobody knows',
			find(listOf(['fig', 'pear'], 'more', ['SENT']), 'pear'),
			'match 1 of 1 · 2 loaded',
		],
		['of a part', find(listOf(['fig', 'pear'], 'more'), 'pear'), 'match 1 of 1 · 2 of 9,000 loaded'],
	])('%s', (_, state, text) => {
		const said = state.matches && matchesText(countMatches(state.matches, state), '·');
		expect(said && withKeys(said, (command) => `‹${command}›`)).toBe(text);
	});
});

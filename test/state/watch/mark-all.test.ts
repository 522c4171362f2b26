import {expect, test} from 'vitest';
import type {EmailPage} from '../../../source/core/emails/email.ts';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import {say} from '../../../source/core/text/text.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {wantedPages} from '../../../source/state/watch/list/loading.ts';
import {markCount} from '../../../source/state/watch/marks.ts';
import {reduce} from '../../../source/state/watch/reduce.ts';
import type {State} from '../../../source/state/watch/state.ts';
import {stateAfter} from '../../helpers/builders.ts';
import {page, range} from '../../helpers/emails.ts';
import {noticeIn} from '../../helpers/notices.ts';

const MARK_ALL: Event = {type: 'marked-all', at: 1};
const DOWN: Event = {type: 'moved-cursor', at: 1, by: 1, height: 4};

const got = (token: string | null, content: EmailPage): Event => ({
	...{type: 'received-page', at: 2, generation: 0, token},
	page: content,
});

/** A list of fifty emails, with more to load. */
const begun = stateAfter([got(null, page(range(0, 50), 'second'))], {filter: NO_FILTER});

/** How many are marked, and what was said about it. */
function told(state: State): string {
	return `${markCount(state.marks, state.list)} marked. ${noticeIn(state) ?? ''}`;
}

function after(...events: readonly Event[]): State {
	return events.reduce<State>(reduce, begun);
}

test('all emails of a list are marked once all of it is loaded, by large pages', () => {
	const marking = after(MARK_ALL);
	expect(wantedPages(marking.list)).toEqual([{token: 'second', size: 1000}]);
	expect(told(marking)).toBe('0 marked. ');
	const whole = reduce(marking, got('second', page(range(50, 120))));
	expect(told(whole)).toBe('120 marked. 120 emails marked.');
	expect(whole.list.goal).toBeUndefined();
});

test('a list that is loaded is marked at once', () => {
	expect(told(after(got('second', page(range(50, 60))), MARK_ALL))).toBe('60 marked. 60 emails marked.');
});

test('moving does not end it', () => {
	const moved = after(MARK_ALL, DOWN, {type: 'went-to-start', height: 4}, DOWN);
	expect(moved.list.selection.id).toBe(begun.list.pages.loaded[0]?.emails[1]?.id.raw);
	expect(told(reduce(moved, got('second', page(range(50, 60)))))).toContain('60 marked.');
});

test.each<[string, Event]>([
	['Esc', {type: 'dropped-goal'}],
	['another filter', {type: 'changed-filter', change: {part: 'statuses', statuses: ['FAILED']}}],
	['a jump to the end', {type: 'went-to-end', height: 4}],
])('%s ends it, and that nothing was marked is said', (_, event) => {
	expect(told(after(MARK_ALL, event))).toBe('0 marked. Loading was stopped: nothing was marked.');
});

test('where the list breaks off, what it has is marked, and a notice says that it ends there', () => {
	const problem = {kind: 'malformed', sentence: say`The token is refused.`} as const;
	const refused: Event = {type: 'failed-page', at: 2, generation: 0, token: 'second', problem, retryAt: 0};
	expect(told(after(MARK_ALL, refused))).toBe('50 marked. 50 emails marked; the rest of the list cannot be loaded.');
});

test('in a recording, which has no more, what was recorded is marked', () => {
	const replay = {speed: 1, isPaused: false, isOver: true, badLines: 0};
	expect(told(after({type: 'changed-replay', replay}, MARK_ALL))).toContain('50 marked.');
});

test('an email that is no longer in the list is not marked with it', () => {
	const gone: Event = {...got(null, page(range(1, 51), 'second')), type: 'refreshed-page'} as Event;
	const marked = after(gone, got('second', page(range(51, 60))), MARK_ALL);
	expect(marked.list.pages.missing.size).toBe(1);
	expect(told(marked)).toContain('59 marked.');
});

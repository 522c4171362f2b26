import {expect, test} from 'vitest';
import type {EmailPage} from '../../../../source/core/emails/email.ts';
import {clockTime} from '../../../../source/core/text/format.ts';
import type {Event} from '../../../../source/state/watch/event.ts';
import {problemOf} from '../../../helpers/builders.ts';
import {page, range} from '../../../helpers/emails.ts';
import {GOT_OPERATION, GOT_PAGE, NOW, openApp, openAppWith, turn} from '../../open-app.tsx';

const REFUSED: Event = {
	type: 'failed-refresh',
	at: NOW,
	generation: 0,
	token: null,
	problem: problemOf('refused'),
};

function gotPage(part: Partial<EmailPage>): Event {
	return {type: 'received-page', at: NOW, generation: 0, token: null, page: {...page(range(0, 5)), ...part}};
}

test('a refused list says so on its own line, with what to do; the counters are not called stale', () => {
	const {frame} = openApp(GOT_OPERATION, GOT_PAGE, REFUSED);
	expect(frame()).toContain('⚠ r requests the list again · It was refused.');
	expect(frame()).toContain('person0@example.com');
	expect(frame()).not.toContain('stale');
	expect(frame()).not.toContain('loading');
});

test('so does one that is refused from the start, in place of its rows', () => {
	expect(openApp(GOT_OPERATION, REFUSED).frame()).toContain('It was refused. r requests the list again.');
});

test('the sentence stays while the watch continues, and what the user asks for goes through the key table', async () => {
	const {frame, store} = openApp(GOT_OPERATION, gotPage({brokenBy: 'missing-pagination'}));
	const sentence = 'r starts the list again · page without pagination, so the list may be incomplete';
	expect(frame()).toContain(sentence);
	store.dispatch({...GOT_OPERATION, at: NOW + 2000} as Event, {type: 'scheduled-poll', at: NOW + 4000});
	await turn();
	expect(frame()).toContain(sentence);
	store.dispatch({type: 'asked-again'});
	expect(store.getState().list.generation).toBe(1);
});

test('the list gives one of its rows for it', async () => {
	const size = {columns: 80, rows: 14};
	const {frame, press} = openAppWith(
		{size},
		GOT_OPERATION,
		gotPage({...page(range(0, 20)), brokenBy: 'unreadable-token'}),
	);
	await press('G');
	expect(frame()).toMatch(/⚠ r starts the list again · page token is not text {2}! shows all +[│┃]$/mu);
	expect(frame()).toContain('❯ ○ QUEUED       person19@');
	expect(frame()).toContain('q quit');
	expect(frame().match(/person\d+@/gu)).toHaveLength(7);
	expect(frame().split('\n').length).toBeLessThanOrEqual(size.rows);
	await press('!');
	expect(frame()).toContain('The server sent a page token that is not text, so the list may be incomplete.');
});

test('items that could not be read are named in the head of the list', () => {
	const {frame} = openApp(GOT_OPERATION, gotPage({unreadable: 5, foreign: 1}));
	expect(frame()).toContain(' Emails   5 emails could not be read   1 email of another operation left out ');
});

test('in place of the rows, where no email could be read', () => {
	const {frame} = openApp(GOT_OPERATION, gotPage({emails: [], unreadable: 5}));
	expect(frame()).toContain('5 emails could not be read.');
	expect(frame()).not.toContain('No emails yet');
});

test('a row that left the list says so until the user asks again', async () => {
	const refreshed: Event = {...gotPage(page([0, 2, 3, 4])), type: 'refreshed-page'} as Event;
	const {frame, store} = openApp(GOT_OPERATION, gotPage({}), refreshed);
	expect(frame()).toMatch(/person1@example\.com +\(no longer listed\) Subject 1/u);
	store.dispatch({type: 'asked-again'});
	await turn();
	expect(frame()).not.toContain('person1@');
});

test('a row that left the filter says so', async () => {
	const {frame, store} = openApp(GOT_OPERATION);
	store.dispatch({type: 'changed-filter', change: {part: 'statuses', statuses: ['FAILED']}});
	const failed = {generation: 1, status: 'FAILED'} as const;
	store.dispatch({...gotPage(page([0, 1], null, 'FAILED')), ...failed} as Event);
	store.dispatch({...gotPage(page([0], null, 'FAILED')), ...failed, type: 'refreshed-page'} as Event);
	await turn();
	expect(frame()).toMatch(/person1@example\.com +\(no longer matches\) Subject 1/u);
});

test('a list whose requests keep failing says so and when it is tried again; the counters stay live', () => {
	const failed: Event = {
		...{type: 'failed-refresh', at: NOW, generation: 0, token: null},
		problem: problemOf('broken'),
		retryAt: NOW + 8000,
	};
	const once = openApp(GOT_OPERATION, GOT_PAGE, failed).frame();
	expect(once).not.toContain(problemOf('broken').sentence);
	const twice = openApp(GOT_OPERATION, GOT_PAGE, failed, failed).frame();
	expect(twice).toContain(`⚠ tried again at ${clockTime(NOW + 8000, NOW)} · ${problemOf('broken').sentence}`);
	expect(twice).not.toMatch(/stale|old/u);
	expect(
		openApp(GOT_OPERATION, GOT_PAGE, failed, failed, {...GOT_PAGE, type: 'refreshed-page'} as Event).frame(),
	).not.toContain('tried again');
});

test('a further page that keeps failing says so, though the rows are refreshed meanwhile', () => {
	const failed: Event = {
		...{type: 'failed-page', at: NOW, generation: 0, token: 'second'},
		problem: problemOf('broken'),
		retryAt: NOW + 8000,
	};
	const refreshed = {...GOT_PAGE, type: 'refreshed-page'} as Event;
	const {frame} = openApp(GOT_OPERATION, GOT_PAGE, failed, refreshed, failed, refreshed);
	expect(frame()).toContain(`⚠ tried again at ${clockTime(NOW + 8000, NOW)} · ${problemOf('broken').sentence}`);
});

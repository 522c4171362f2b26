import {expect, test} from 'vitest';
import {say} from '../../../source/core/text/text.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {notice} from '../../../source/state/watch/event.ts';
import {operation} from '../../helpers/emails.ts';
import {ESCAPE, GOT_OPERATION, GOT_PAGE, NOW, openApp, openAppWith} from '../open-app.tsx';

const REQUEST = say`RQ0123456789abcdef0123456789abcdef`;

/** An answer with many errors: the sentence has the first, `details` all. */
function rejected(errors: number): Event {
	const details = Array.from(
		{length: errors},
		(_, index) => say`code 20001: “field ${index} is invalid” at $.field[${index}]`,
	);
	const more = say`and ${errors - 1} more errors`;
	const sentence = say`The server did not accept the request for the operation (400, code 20001: “field 0 is invalid” at $.field[0] ${more}, request ${REQUEST}).`;
	return {
		type: 'failed-operation',
		at: NOW,
		problem: {kind: 'malformed', sentence, inShort: details.slice(0, 1), details, requestId: REQUEST},
	};
}

test('a problem too long for its line says which key shows all of it', async () => {
	const {press, frame} = openApp(GOT_OPERATION, GOT_PAGE, rejected(3));
	expect(frame()).toMatch(/⚠ code 20001: “field 0 is invalid” at \$\.field\[0\] · trying now {2}! shows all$/mu);
	expect(frame()).not.toContain(REQUEST);
	await press('!');
	expect(frame()).toContain(REQUEST);
	for (const index of [0, 1, 2])
		expect(frame()).toContain(`- code 20001: “field ${index} is invalid” at $.field[${index}]`);
	await press('!');
	expect(frame()).toContain('person1@example.com');
});

test('an end too long for its line says which key shows all of it', async () => {
	const hourAgo = NOW - 3_600_000;
	const changes = {createdAt: hourAgo, updatedAt: hourAgo, answeredAt: NOW};
	const ended = {...operation('COMPLETED', {}, changes), stats: {total: 10, delivered: 3}};
	const answer: Event = {type: 'received-operation', at: NOW, operation: ended};
	const {press, frame} = openAppWith({size: {columns: 60, rows: 24}}, answer, GOT_PAGE);
	expect(frame()).toMatch(/ ⚠ failures unknown · ended · .*\S {1,2}!(?: shows all)?$/mu);
	expect(frame()).not.toContain('gave no usable number');
	await press('!');
	const words = frame().replaceAll(/\s+/gu, ' ');
	expect(words).toContain('State Ended: at least 3 emails delivered, failures unknown, 7 unaccounted for');
	expect(words).toContain('the server gave no usable number');
});

test('a message that fits names no key', () => {
	const {frame} = openApp(GOT_OPERATION, GOT_PAGE, notice(NOW, 'Short.'));
	expect(frame()).toContain('Short.');
	expect(frame()).not.toContain('shows all');
});

test('more than the screen holds is scrolled, up to the end', async () => {
	const {press, frame} = openApp(GOT_OPERATION, GOT_PAGE, rejected(60));
	await press('!');
	expect(frame()).not.toContain('$.field[59]');
	await press(...'jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj');
	expect(frame()).toContain('$.field[59]');
	await press('k', ESCAPE);
	expect(frame()).toContain('person1@example.com');
});

test('a notice can be read after it has gone, and its keys are those of the list', async () => {
	const {press, store, frame} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('M');
	store.dispatch({type: 'cleared-notice'});
	await press('!');
	expect(frame()).toMatch(/Last notice\s+Recipients are hidden, also in copies and files\. M shows them again\./u);
});

test('a problem can be read after it has passed', async () => {
	const {press, frame} = openApp(
		GOT_OPERATION,
		GOT_PAGE,
		rejected(2),
		{type: 'asked-operation', at: NOW},
		GOT_OPERATION,
	);
	expect(frame()).not.toContain('did not accept');
	await press('!');
	expect(frame()).toMatch(/Last problem, which has passed\s+The server did not accept/u);
	expect(frame()).toContain('$.field[1]');
});

test('without a message, it says so', async () => {
	const {press, frame} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('!');
	expect(frame()).toContain('There are no messages.');
	expect(frame()).toContain('person1@example.com');
});

test('on the smallest screen every word of it can be read', async () => {
	const {press, frame} = openAppWith({size: {columns: 40, rows: 12}}, GOT_OPERATION, GOT_PAGE, rejected(2));
	await press('!');
	let seen = frame();
	for (let row = 0; row < 20; row += 1) {
		await press('j');
		seen += frame();
	}
	expect(seen).toContain(REQUEST);
	expect(seen).toContain('$.field[1]');
});

test('masked, a message names nobody', async () => {
	const sentence = say`The server did not accept greta@example.com.`;
	const failed: Event = {
		type: 'failed-operation',
		at: NOW,
		problem: {kind: 'malformed', sentence, details: [sentence]},
	};
	const {press, frame} = openApp(GOT_OPERATION, GOT_PAGE, failed);
	await press('M', '!');
	expect(frame()).toContain('g…@example.com');
	expect(frame()).not.toContain('greta');
});

test('a list that the server refuses is a problem as long as it stays refused', async () => {
	const refused: Event = {
		type: 'failed-page',
		at: NOW,
		generation: 0,
		token: null,
		problem: {kind: 'refused', sentence: say`The credentials may not read this list of emails (403).`, status: 403},
		retryAt: NOW,
	};
	const {press, frame} = openApp(GOT_OPERATION, refused);
	await press('!');
	expect(frame()).toMatch(/Problem\s+The credentials may not read this list of emails \(403\)\./u);
	expect(frame()).not.toContain('has passed');
});

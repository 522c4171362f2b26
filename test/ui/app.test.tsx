import {describe, expect, test} from 'vitest';
import {safeLine} from '../../source/core/text/text.ts';
import {page} from '../helpers/emails.ts';
import {ENTER, ESCAPE, GOT_OPERATION, GOT_PAGE, NOW, openApp} from './open-app.tsx';

describe('the screen', () => {
	test('tells where the operation stands and lists its emails', () => {
		const frame = openApp(GOT_OPERATION, GOT_PAGE).frame();
		expect(frame).toMatch(/▲ SOME FAIL {4}3 of 63 ended: {3}5 % +…vqjhp41 {2}PROCESSING +42 s {2}● live/u);
		expect(frame).toMatch(/ so far +63 of 100 ?$/mu);
		expect(frame).toMatch(/delivered +60 /u);
		expect(frame).toMatch(/failed +3 /u);
		expect(frame).toMatch(/❯ ○ QUEUED +person0@example\.com +Subject 0/u);
		expect(frame).toContain('of 100 · page 1');
	});

	test('keeps what it had and says what is wrong, how old it is and when it tries again', () => {
		const frame = openApp(
			GOT_OPERATION,
			GOT_PAGE,
			{type: 'failed-operation', at: NOW, problem: {kind: 'unreachable', sentence: safeLine('No answer from there.')}},
			{type: 'scheduled-poll', at: NOW + 4000},
		).frame();
		expect(frame).toContain('⚠ next try in 4 s · No answer from there.');
		expect(frame).toMatch(/delivered +60 /u);
		expect(frame).toContain('person0@example.com');
	});

	test('says why the list is empty and what widens it', async () => {
		const {frame, store, press} = openApp(GOT_OPERATION, GOT_PAGE);
		store.dispatch({type: 'changed-filter', change: {part: 'tags', tags: [{key: 'campaign', value: 'nobody'}]}});
		store.dispatch({type: 'received-page', at: NOW, generation: 1, token: null, page: page([])});
		await press();
		expect(frame().replaceAll(/\s+/gu, ' ')).toContain(
			'No email of this operation has the tag campaign:nobody. Backspace clears the tags filter, t changes it.',
		);
	});
});

describe('the tag filter', () => {
	test.each(['campaign=spring', 'campaign:spring;', 'campaign:spring '])(
		'typed as %j is sent as the API wants it',
		async (typed) => {
			const {store, press, frame} = openApp(GOT_OPERATION, GOT_PAGE);
			await press('t', typed);
			expect(frame()).toContain('0 of 50 loaded match · sends tags=campaign:spring;');
			await press(ENTER);
			expect(store.getState().list).toMatchObject({
				generation: 1,
				filter: {tags: [{key: 'campaign', value: 'spring'}]},
			});
		},
	);

	test('is refused in place with the reason, and Enter does nothing', async () => {
		const {store, press, frame} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('t', 'bad key!:x', ENTER);
		expect(frame()).toContain('at 1: “bad” has no value');
		expect(store.getState().list.generation).toBe(0);
		await press(ESCAPE);
		expect(store.getState().view.overlay.kind).toBe('none');
		expect(store.getState().list.filter.tags).toEqual([]);
	});

	test('takes letters that are keys elsewhere', async () => {
		const {store, press, left} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('t', 'q', 'n', ':', 'j', '?');
		expect(left).toEqual([]);
		expect(store.getState().view.overlay).toMatchObject({kind: 'prompt', prompt: 'tags', line: {text: 'qn:j?'}});
	});

	test('is cleared by Backspace in the list', async () => {
		const {store, press} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('t', 'a:b', ENTER);
		expect(store.getState().list.filter.tags).toHaveLength(1);
		await press('\u007F');
		expect(store.getState().list.filter.tags).toEqual([]);
	});
});

describe('keys', () => {
	test.each([
		['q', 0],
		['\u0003', 130],
	])('%j leaves with code %i', async (key, code) => {
		const {press, left} = openApp(GOT_OPERATION, GOT_PAGE);
		await press(key);
		expect(left).toEqual([code]);
	});

	test('r polls now, + and - change the pace and say so', async () => {
		const {press, refreshes, store, frame} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('r');
		expect(refreshes()).toBe(1);
		await press('-');
		expect(store.getState().intervalMs).toBe(5000);
		expect(frame()).toContain('Polls every 5 s now.');
		await press('+', '+', '+', '+');
		expect(store.getState().intervalMs).toBe(500);
		expect(frame()).toContain('Polls every half a second now.');
	});

	test('typed fast arrive in one piece and all count', async () => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('jjjk');
		expect(store.getState().list.selection.id).toBe(`comms_email_${'2'.padStart(26, '0')}`);
	});
});

import fc from 'fast-check';
import {expect, test} from 'vitest';
import {widthOf} from '../../source/core/text/drawing/width.ts';
import {emailUnderCursor, visibleRows} from '../../source/state/watch/list/list.ts';
import {refreshRequests} from '../../source/state/watch/list/paging/refresh-requests.ts';
import {layoutOf} from '../../source/ui/layout.ts';
import {email, operation, page, range} from '../helpers/emails.ts';
import {ENTER, ESCAPE, NOW, openApp} from './open-app.tsx';

const EMAILS = 10_000;
const PAGE = 50;
const KEYS = [
	'j',
	'k',
	'n',
	'p',
	'g',
	'G',
	'e',
	'E',
	'm',
	'v',
	'\u0006',
	'\u0002',
	ENTER,
	ESCAPE,
	'?',
	' ',
	'M',
	'/',
	'x',
];
const STATUSES = ['QUEUED', 'SENT', 'DELIVERED', 'OPENED', 'UNDELIVERED', 'FAILED'];
const {listRows} = layoutOf(100, 30);

/** The app with every email of a large send loaded, whose poll changes 5 % of a page. */
function openLargeSend() {
	const app = openApp({
		type: 'received-operation',
		at: NOW,
		operation: operation('PROCESSING', {total: EMAILS, queued: EMAILS}),
	});
	const statusOf = new Map<number, string>();
	const read = (from: number, size = PAGE) => {
		const next = from + size < EMAILS ? String(from + size) : null;
		const numbers = range(from, Math.min(EMAILS, from + size));
		return {...page(numbers, next), emails: numbers.map((number) => email(number, statusOf.get(number) ?? 'QUEUED'))};
	};
	for (let from = 0; from < EMAILS; from += PAGE)
		app.store.dispatch({
			type: 'received-page',
			at: NOW,
			generation: 0,
			token: from === 0 ? null : String(from),
			page: read(from),
		});
	const poll = (random: number) => {
		const {list} = app.store.getState();
		for (const {token, size} of refreshRequests(list, 2000)) {
			const from = Number(token ?? 0);
			for (let number = from + (random % 20); number < from + size; number += 20)
				statusOf.set(number, STATUSES[(random + number) % STATUSES.length] ?? 'SENT');
			app.store.dispatch({type: 'refreshed-page', at: NOW, generation: 0, token, page: read(from, size)});
		}
	};
	return {...app, poll};
}

test('500 random keys while a send of 10,000 moves: only a key moves the cursor, no frame is too large, no row is there twice', async () => {
	const {store, press, frame, poll} = openLargeSend();
	const presses = fc.sample(fc.tuple(fc.constantFrom(...KEYS), fc.nat(1000)), {numRuns: 500, seed: 20_261_123});
	const cursor = () => emailUnderCursor(store.getState().list)?.id.raw;
	for (const [key, random] of presses) {
		await press(key);
		const before = cursor();
		poll(random);
		expect(cursor()).toBe(before);
		const shown = visibleRows(store.getState().list, listRows).rows.map(({key}) => key);
		expect(new Set(shown).size).toBe(shown.length);
		const lines = frame().split('\n');
		expect(lines.length).toBeLessThanOrEqual(30);
		expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(100);
	}
});

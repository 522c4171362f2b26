import {describe, expect, test} from 'vitest';
import {isAtEnd, isFull} from './app.ts';
import {placeOf} from './cursor.ts';
import {afterFirstRead, mostInAMinute} from './failure-budget.ts';
import {areAllGrouped} from './failures.ts';
import {tableRow} from './figures.ts';
import {type Asked, openGateway} from './gateway.ts';
import {residentByHour} from './memory-of-a-day.ts';
import {serveSend} from './send.ts';
import {readSettings} from './settings.ts';
import {alternate} from './statistics.ts';

const list = `
 Emails                                    9,972–10,000 of 10,000 · page 200
     STATUS       TO                       SUBJECT
   ✓ DELIVERED    noor.khan@example.com    Autumn reading list
 ❯ ✓ DELIVERED    ruth.ito@example.net     What we built this autumn`;

describe('what a screen says', () => {
	test('the cursor is in the second row of those shown', () => {
		expect(placeOf(list)).toEqual({at: 9973, height: 29});
		expect(isAtEnd(list)).toBe(true);
	});

	test('a list that ends with the emails loaded so far is not at its end', () => {
		expect(isAtEnd(list.replace('9,972–10,000 of', '72–100 of'))).toBe(false);
	});

	test.each(['100 %   10,000 of 10,000', 'so far         63 of 100'])('a first frame with %s is full', (bar) => {
		expect(isFull(`${bar}\n${'someone@example.com\n'.repeat(6)}`)).toBe(true);
	});

	test('all failures are grouped once the triage says that all are read', () => {
		expect(areAllGrouped('── Why they fail all 3,050 read ─── by reason')).toBe(true);
		expect(areAllGrouped('── Why they fail 1,999 of 3,050 read ─── by reason')).toBe(false);
		expect(areAllGrouped('── Failures 3,050 all read, by reason')).toBe(false);
	});
});

test('failures are read on a budget from the last page of the second status on, reasons from their second read on', () => {
	const ask = (atMs: number, query: string, isLastPage = false, path = 'Emails'): Asked => ({
		atMs,
		isLastPage,
		url: new URL(`http://localhost/v1/${path}?${query}`),
	});
	const askReasons = (atMs: number, query = '') => ask(atMs, query, false, 'Emails/Operations/x/Errors');
	const asked = [
		ask(0, 'status=FAILED', true),
		ask(1, 'status=UNDELIVERED'),
		ask(2, 'status=UNDELIVERED&pageToken=a', true),
		askReasons(3),
		askReasons(4, 'pageToken=b'),
		ask(10_000, 'pageSize=50'),
		ask(20_000, 'status=FAILED', true),
		ask(79_999, 'status=FAILED', true),
		ask(80_000, 'status=FAILED', true),
		askReasons(81_000),
	];
	const afterwards = afterFirstRead(asked);
	expect(afterwards.map(({atMs}) => atMs)).toEqual([20_000, 79_999, 80_000, 81_000]);
	expect(mostInAMinute(afterwards)).toBe(3);
});

test('the soak test says how much memory was resident at each hour', () => {
	const report =
		'| hour | heap MB | RSS MB |\n|---|---|---|\n| 0 | 20.1 | 120 |\n| 1 | 23.1 | 262 |\n\nIn the second half: …';
	expect(residentByHour(report)).toEqual([120, 262]);
});

test('a goal is marked as met or missed, and a peer without one is not marked', () => {
	const line = {id: 'P0', what: 'it', measured: '2', against: '1', ratio: 2};
	const marks = [{...line, goal: 1}, {...line, goal: 1, isFloor: true as const}, line].map(tableRow);
	expect(marks.map((row) => row.slice(-12))).toEqual(['| ≤ 1× | ✗ |', '| ≥ 1× | ✓ |', '00× | – |  |']);
});

test('what takes too long runs three times and once to warm up', async () => {
	let runs = 0;
	const samples = await alternate({rounds: 11, budgetMs: 0}, {slow: async () => ++runs});
	expect(samples.slow).toEqual([2, 3, 4]);
});

test('the settings are 150 ms in the dialect of the guide, unless others are requested', () => {
	expect(readSettings([])).toEqual({only: [], settings: {latencyMs: 150, dialect: 'guide', refusesSizes: false}});
	expect(() => readSettings(['--dialect', 'other'])).toThrow('--dialect takes guide or reference, not other.');
});

describe('a gateway that refuses a changed page size', () => {
	test.each(['guide', 'reference'] as const)('in the dialect of the %s', async (dialect) => {
		await using send = await serveSend({dialect});
		await using gateway = await openGateway(send, true);
		const ask = async (query: string) => {
			const answer = await fetch(`${gateway.url}/Emails?${query}`, {headers: {authorization: 'Basic YTpi'}});
			return {status: answer.status, text: await answer.text()};
		};
		const {text} = await ask('pageSize=50');
		const token = /"(?:nextPageToken|next)":"([^"]+)"/.exec(text)?.[1];
		expect((await ask(`pageSize=50&pageToken=${token}`)).status).toBe(200);
		expect((await ask(`pageSize=1000&pageToken=${token}`)).status).toBe(400);
		expect(gateway.asked).toHaveLength(3);
		expect(gateway.bytes()).toBeGreaterThan(2 * text.length);
	});
});

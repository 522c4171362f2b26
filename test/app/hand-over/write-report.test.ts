import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test, vi} from 'vitest';
import {createReportWriter} from '../../../source/app/hand-over/write-report.ts';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import {isAwaiting} from '../../../source/state/failures/awaited.ts';
import {createStore} from '../../../source/state/store.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {newWatch} from '../../../source/state/watch/new-watch.ts';
import {OPERATION_ID, operationOf, problemOf} from '../../helpers/builders.ts';
import {email, range} from '../../helpers/emails.ts';
import {type Listed, listing} from '../../helpers/listing.ts';
import {noticeIn} from '../../helpers/notices.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);

const STATS = {total: 10, recipients: 10, failed: 2, delivered: 8};
const ANSWER: Event = {type: 'received-operation', at: NOW, operation: operationOf('COMPLETED', STATS)};
const READ: readonly Event[] = [
	{
		...{type: 'received-failures', at: NOW, status: 'FAILED', token: null},
		page: {emails: [email(1, 'FAILED'), email(2, 'FAILED')], next: null},
	},
	{type: 'received-failures', at: NOW, status: 'UNDELIVERED', token: null, page: {emails: [], next: null}},
	{type: 'failed-reasons', at: NOW, problem: problemOf('absent')},
];

/** The whole list, as it was read from a moment on. */
const LIST: Event = {
	...{type: 'received-domains', at: NOW, since: NOW},
	figures: [{domain: 'example.com', emails: 10, failures: 2, p50: 4000, p95: 9000}],
	course: [
		{at: NOW - 10_000, delivered: 0, failed: 0},
		{at: NOW - 1000, delivered: 8, failed: 2},
	],
};

/** What the server has when the list is read. */
const LISTED: Listed = {
	operation: operationOf('COMPLETED', STATS),
	emails: range(1, 11).map((number) =>
		email(number, number < 3 ? 'FAILED' : 'DELIVERED', {
			createdAt: NOW - 10_000,
			updatedAt: NOW - 10_000 + number * 900,
		}),
	),
};

/** A watch whose reports go into a folder of their own. */
function writing(isMasked: boolean, recording?: string) {
	const folder = mkdtempSync(join(tmpdir(), 'sendwatch-report-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const options = {operationId: OPERATION_ID, now: NOW, intervalMs: 2000, pageSize: 50, filter: NO_FILTER};
	const store = createStore(newWatch({...options, isMasked}));
	store.dispatch(ANSWER);
	const {read, answer} = listing(LISTED, () => NOW);
	const {write, stop} = createReportWriter({
		...{store, now: () => NOW, folder, endpoint: {}, read},
		...(recording && {recording}),
	});
	const written = () =>
		vi.waitFor(() => {
			const [name = ''] = readdirSync(folder);
			expect(name).toMatch(/^sendwatch-\w{6}-20260405T062042Z\.html$/u);
			return readFileSync(join(folder, name), 'utf8');
		}, 20_000);
	return {store, write, stop, written, folder, answer};
}

describe('a report written in the app', () => {
	test('waits for the list, shows its failures, and names the command that makes it again', async () => {
		const {store, write, written, folder, answer} = writing(false);
		write();
		expect(noticeIn(store.getState())).toBe('Reading the list for the report.');
		expect(readdirSync(folder)).toEqual([]);
		answer();
		const page = await written();
		expect(page).toMatch(/Time to delivery by domain.*example<wbr>\.com.*>20 %<.*>5 s<.*>9 s</su);
		expect(page).toContain('SETTLED: 2 failures (20 % of what ended)');
		expect(page).toContain('person1<wbr>@example<wbr>.com');
		expect(page).toContain(`<pre>sendwatch report ${OPERATION_ID}</pre>`);
		expect(page).toContain('All 2 failures were read.');
		expect(page).toMatch(/Over time.*From the list: the time of the last change.*8 delivered, 2 failures, of 10\./su);
		expect(noticeIn(store.getState())).toMatch(/^Wrote \.\/.*\.html: open it in a browser\.$/u);
	});

	test('is not written once the user stops it while it waits', async () => {
		const {store, write, stop, folder, answer} = writing(false);
		write();
		stop();
		await vi.waitFor(() => expect(noticeIn(store.getState())).toBe('No report was written.'));
		answer();
		await new Promise(setImmediate);
		expect(readdirSync(folder)).toEqual([]);
		expect(isAwaiting(store.getState().failures)).toBe(false);
	});

	test('hides recipients while they are hidden', async () => {
		const {store, write, written} = writing(true);
		store.dispatch(...READ, LIST);
		write();
		const page = await written();
		expect(page).not.toContain('person1');
		expect(page).toContain(`<pre>sendwatch report ${OPERATION_ID} --mask</pre>`);
	});

	test('of a recording names its file', async () => {
		const {store, write, written} = writing(false, 'my watch.jsonl');
		store.dispatch(...READ, LIST);
		write();
		expect(await written()).toMatch(/<pre>sendwatch report (?:&#39;|')my watch\.jsonl/u);
	});
});

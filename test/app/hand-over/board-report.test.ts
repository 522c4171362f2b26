import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test, vi} from 'vitest';
import type {Client} from '../../../source/api/client.ts';
import {createBoardReporter} from '../../../source/app/hand-over/board-report.ts';
import {ProblemError} from '../../../source/core/errors.ts';
import type {Problem} from '../../../source/core/network/problem.ts';
import {systemClock} from '../../../source/monitor/clock.ts';
import {newBoard} from '../../../source/state/board/board.ts';
import {reduceBoard} from '../../../source/state/board/reduce.ts';
import {createStoreOf} from '../../../source/state/store.ts';
import {operationOf, problemOf} from '../../helpers/builders.ts';
import {email, range} from '../../helpers/emails.ts';
import {NOW, sendId} from '../../state/board/boards.ts';

/** A board whose reports go into a folder of their own; lists are answered once `answer` is called, or refused at once. */
function reporting(refusedBy?: Problem) {
	const folder = mkdtempSync(join(tmpdir(), 'sendwatch-board-report-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const options = {now: NOW, named: [], intervalMs: 2000, isMasked: false, terms: {stallAfterMs: 60_000}};
	const board = newBoard({...options, query: {since: NOW, statuses: [], tags: []}});
	const store = createStoreOf(board, reduceBoard);
	const answered = Promise.withResolvers<void>();
	const client = {
		async fetchOperation() {
			if (refusedBy !== undefined) throw new ProblemError(refusedBy);
			return operationOf('COMPLETED', {total: 10, recipients: 10, failed: 2, delivered: 8});
		},
		async listEmails(_: unknown, signal: AbortSignal) {
			const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
			await Promise.race([answered.promise, aborted]);
			signal.throwIfAborted();
			return {emails: range(1, 11).map((number) => email(number, number < 3 ? 'FAILED' : 'DELIVERED')), next: null};
		},
		listReasons: async () => ({reasons: [], next: null}),
	} as unknown as Client;
	const reporter = createBoardReporter({
		...{store, client, clock: {...systemClock, now: () => NOW}, folder},
		...{recordings: undefined, baseUrl: 'http://127.0.0.1:1/v1', endpoint: {}},
	});
	const notice = () => JSON.stringify(store.getState().view.notice?.text);
	return {...reporter, answer: answered.resolve, files: () => readdirSync(folder), folder, notice};
}

test('two sends are on one page, and the board says where it is', async () => {
	const {write, answer, files, folder, notice} = reporting();
	write([sendId(1), sendId(2)]);
	expect(notice()).toContain('Reading 2 sends for the report.');
	write([sendId(3)]);
	expect(notice()).toContain('A report is being read already.');
	answer();
	await vi.waitFor(() => expect(notice()).toContain('open it in a browser.'), 20_000);
	const [file = ''] = files();
	expect(file).toMatch(/^sendwatch-.*\.html$/u);
	expect(notice()).toContain(file);
	const page = readFileSync(join(folder, file), 'utf8');
	expect(page).toContain(sendId(1));
	expect(page).toContain(sendId(2));
	expect(page).not.toContain(sendId(3));
});

test('a refusal is reported, and no file is left', async () => {
	const {write, files, notice} = reporting(problemOf('refused'));
	write([sendId(1)]);
	await vi.waitFor(() => expect(notice()).toContain('No report was written: It was refused.'), 20_000);
	expect(files()).toEqual([]);
});

test('one that is being read can be ended, and another one begun', async () => {
	const {write, stop, answer, files, notice} = reporting();
	expect(stop()).toBe(false);
	write([sendId(1)]);
	expect(stop()).toBe(true);
	expect(notice()).toContain('No report was written.');
	expect(files()).toEqual([]);
	write([sendId(2)]);
	answer();
	await vi.waitFor(() => expect(files()).toHaveLength(1), 20_000);
	expect(stop()).toBe(false);
});

import {describe, expect, test, vi} from 'vitest';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import {ProblemError} from '../../source/core/errors.ts';
import {problemLines} from '../../source/core/network/problem.ts';
import {systemClock} from '../../source/monitor/clock.ts';
import {createPoller} from '../../source/monitor/poller.ts';
import {createStore} from '../../source/state/store.ts';
import type {Event} from '../../source/state/watch/event.ts';
import {isDone, rowCount} from '../../source/state/watch/list/pages.ts';
import {newWatch} from '../../source/state/watch/new-watch.ts';
import {json, onServer, plain} from '../api/server.ts';
import {inTurns} from '../helpers/in-turns.ts';
import {runHere} from '../helpers/run-here.ts';
import {OPERATION_ID} from '../monitor/watching.ts';
import {NOW, openAppWith, turn} from '../ui/open-app.tsx';
import {ERRORS, type ErrorExpected, type ErrorRow} from './answers/errors.ts';
import {emailId, type ListRow} from './answers/list-row.ts';
import {LISTS} from './answers/lists.ts';
import {all} from './answers/row.ts';

const OPERATION = {
	id: OPERATION_ID,
	status: 'COMPLETED',
	stats: all({total: 3, delivered: 3}),
	createdAt: '2026-04-05T04:20:42Z',
	updatedAt: '2026-04-05T05:20:42Z',
};
const REQUEST_ID = {'twilio-request-id': 'RQ0123456789abcdef0123456789abcdef'};

type Listener = Parameters<typeof onServer>[0];

/** A server that gives the row's pages to those who ask for `t1`, `t2` … */
function serverOfList({pages}: ListRow): Listener {
	return (request, response) => {
		const {pathname, searchParams} = new URL(request.url ?? '', 'http://localhost');
		if (pathname.includes('/Operations/')) return json(OPERATION)(request, response);
		const number = Number(searchParams.get('pageToken')?.slice(1) ?? 0);
		const page = pages[Math.min(number, pages.length - 1)];
		if (page === undefined) throw new Error('A row has no page.');
		const answer = typeof page.body === 'string' ? plain : json;
		return (answer as typeof json)(page.body, 'status' in page ? page.status : 200)(request, response);
	};
}

/** A server that gives the row's error to every request. */
function serverOfError({status, body}: ErrorRow): Listener {
	return typeof body === 'string' ? plain(body, status, REQUEST_ID) : json(body, status, REQUEST_ID);
}

/** The app once it has gone to the end of the list. */
function screenOfList(row: ListRow): Promise<string> {
	return onServer(serverOfList(row), async ({client}) => {
		const watch = newWatch({
			operationId: OPERATION_ID,
			now: NOW,
			intervalMs: 3_600_000,
			pageSize: 50,
			filter: NO_FILTER,
		});
		const store = createStore(watch);
		const events: Event[] = [];
		const recorded = {
			...store,
			dispatch(event: Event) {
				events.push(event);
				store.dispatch(event);
			},
		};
		const poller = createPoller({client, store: recorded, clock: {...systemClock, now: () => NOW}, random: () => 1});
		poller.start();
		recorded.dispatch({type: 'went-to-end', height: 20});
		await vi.waitFor(() => expect(isDone(store.getState().list.pages)).toBe(true), 20_000);
		poller.close();
		const app = openAppWith({size: {columns: 600, rows: 40}}, ...events);
		await turn();
		const lines = app.frame().split('\n');
		app.close();
		const head = lines.find((line) => line.startsWith('── Emails')) ?? '';
		const [, said = ''] = /^── Emails {3}(?<said>.*?) ─{2,}/u.exec(head) ?? [];
		const sentence =
			lines
				.find((line) => line.includes('starts the list again'))
				?.replace(/^\W+| +[│┃▪].*$/gu, '')
				.trim() ?? '';
		return [String(rowCount(store.getState().list.pages)), said, sentence].filter(Boolean).join(' | ');
	});
}

/** What `emails --all` prints of the list, and how it exits. */
function emailsOf(row: ListRow): Promise<string> {
	return onServer(serverOfList(row), async ({baseUrl}) => {
		const format = ['--format', 'ndjson', '--fields', 'id'];
		const ended = await runHere({args: ['emails', OPERATION_ID, '--all', ...format, '--base-url', baseUrl]});
		const numbers = ended.stdout
			.split('\n')
			.filter(Boolean)
			.map((line) => numberOf(JSON.parse(line).id));
		const printed = [`${ended.code}:`, ...numbers].join(' ');
		const said = ended.stderr
			.trim()
			.replaceAll('\n', ' ')
			.replace(/(?<=To continue: ).*/u, '…');
		return said === '' ? printed : `${printed} | ${said}`;
	});
}

function numberOf(id: string): number {
	return Number(/\d$/u.exec(id)?.[0] ?? emailId(0));
}

/** What the app says of an operation that is answered with the error. */
function screenOfError(row: ErrorRow): Promise<string> {
	return onServer(serverOfError(row), async ({client}) => {
		const {signal} = new AbortController();
		const error = await client.fetchOperation(OPERATION_ID, signal).catch((reason: unknown) => reason);
		if (!(error instanceof ProblemError)) throw error;
		const {problem} = error;
		const app = openAppWith({size: {columns: 300, rows: 40}}, {type: 'failed-operation', at: NOW, problem});
		await turn();
		const [frame, {fatal}] = [app.frame(), app.store.getState()];
		app.close();
		if (fatal !== undefined) return `ends: ${problemLines(fatal).join(' ')}`;
		const line = frame.split('\n').find((one) => one.includes('trying now'));
		return `asks again: ${line?.split(' · ').at(-1)?.trim()}`;
	});
}

function waitOnError(row: ErrorRow): Promise<string> {
	return onServer(serverOfError(row), async ({baseUrl}) => {
		const {code, stdout, stderr} = await runHere({
			args: ['wait', OPERATION_ID, '--quiet', '--timeout', '4s', '--base-url', baseUrl],
		});
		return `${code}: ${stdout}${stderr}`.trim().replaceAll('\n', ' ').replace(`${OPERATION_ID}: `, '');
	});
}

function emailsOnError(row: ErrorRow): Promise<string> {
	return onServer(serverOfError(row), async ({baseUrl}) => {
		const {code, stdout, stderr} = await runHere({args: ['emails', OPERATION_ID, '--base-url', baseUrl]});
		// After a 429 each wait is announced; how long it is, is left to chance.
		const said = stderr.replaceAll(/.*Retrying in \d+ s\.\n/gu, '');
		return `${code}: ${stdout}${said}`.trim().replaceAll('\n', ' ');
	});
}

describe('what sendwatch makes of a list', () => {
	test('the app lists what it could read, and says what is missing', async () => {
		const shown: Record<string, string> = {};
		for (const row of LISTS) shown[row.what] = await screenOfList(row);
		expect(shown).toEqual(Object.fromEntries(LISTS.map(({what, expected}) => [what, expected.screen])));
	});

	test('emails prints it, and exits with 9 where something is missing', async () => {
		const found: Record<string, string> = {};
		await inTurns(LISTS, 8, async (row) => {
			found[row.what] = await emailsOf(row);
		});
		expect(found).toEqual(Object.fromEntries(LISTS.map(({what, expected}) => [what, expected.emails])));
	});
});

describe('what sendwatch makes of an error', () => {
	test('every error is reported, with its context and the request id', async () => {
		const found: Record<string, ErrorExpected> = {};
		await inTurns(ERRORS, 8, async (row) => {
			found[row.what] = {app: await screenOfError(row), wait: await waitOnError(row), emails: await emailsOnError(row)};
		});
		expect(found).toEqual(Object.fromEntries(ERRORS.map(({what, expected}) => [what, expected])));
	});
});

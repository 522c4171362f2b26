import {expect, test} from 'vitest';
import {createClient} from '../../source/api/client.ts';
import {anyCredentials, createAccess} from '../../source/api/credentials.ts';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import {parseOperationId} from '../../source/core/operation/ids.ts';
import {systemClock} from '../../source/monitor/clock.ts';
import {createPoller} from '../../source/monitor/poller.ts';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {createStore} from '../../source/state/store.ts';
import {rowCount} from '../../source/state/watch/list/pages.ts';
import {newWatch} from '../../source/state/watch/new-watch.ts';
import {openTerminalHere} from '../helpers/terminal.ts';

const RECIPIENTS = 10_000;
const sent = {seed: 11, recipients: RECIPIENTS, startedAt: Date.now() - 3_600_000};

test('n held to the last of 200 pages and p back to the first', async () => {
	const sandbox = await startSandbox(sent);
	try {
		await using terminal = openTerminalHere({args: [sandbox.operationId, '--base-url', sandbox.url]});
		await terminal.sees(/1–(?:19|20) of 10,000 · page 1/u);
		const first = terminal.row(10);
		await terminal.type('n'.repeat(210));
		await terminal.sees(/9,951–9,9(?:69|70) of 10,000 · page 200/u, {withinMs: 30_000});
		await terminal.press('G');
		await terminal.sees(/9,98[12]–10,000 of 10,000 · page 200/u);
		await terminal.type('p'.repeat(210));
		await terminal.sees(/1–(?:19|20) of 10,000 · page 1/u);
		expect(terminal.row(10)).toBe(first);
	} finally {
		await sandbox.close();
	}
});

test('every one of 10,000 emails is seen exactly once, in the order of the server', async () => {
	const sandbox = await startSandbox(sent);
	const operationId = parseOperationId(sandbox.operationId);
	if (operationId === undefined) throw new Error('The sandbox made no valid id.');
	const options = {baseUrl: sandbox.url, access: createAccess(anyCredentials()), now: Date.now};
	const client = createClient(options);
	const filter = NO_FILTER;
	const watchOptions = {operationId, now: Date.now(), intervalMs: 3_600_000, pageSize: 50, filter};
	const store = createStore(newWatch(watchOptions));
	const poller = createPoller({client, store, clock: systemClock, random: Math.random});
	try {
		const atEnd = new Promise<void>((resolve) => {
			store.subscribe(() => {
				const {list} = store.getState();
				if (list.goal === undefined && rowCount(list.pages) === RECIPIENTS) resolve();
			});
		});
		poller.start();
		store.dispatch({type: 'went-to-end', height: 20});
		await atEnd;
		const walked = store.getState().list.pages.loaded.flatMap(({emails}) => emails.map(({id}) => id.raw));

		const listed: string[] = [];
		for (let token: string | null | undefined; token !== null; ) {
			const query = {operationId, filter, token: token ?? null, pageSize: 1000};
			const page = await client.listEmails(query, new AbortController().signal);
			listed.push(...page.emails.map(({id}) => id.raw));
			token = page.next;
		}
		expect(new Set(walked).size).toBe(RECIPIENTS);
		expect(walked).toEqual(listed);
	} finally {
		poller.close();
		await client.close();
		await sandbox.close();
	}
});

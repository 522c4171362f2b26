import {expect, onTestFinished, test} from 'vitest';
import {type Client, createClient} from '../../source/api/client.ts';
import {anyCredentials, createAccess} from '../../source/api/credentials.ts';
import type {Email} from '../../source/core/emails/email.ts';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import {type OperationId, parseOperationId} from '../../source/core/operation/ids.ts';
import {systemClock} from '../../source/monitor/clock.ts';
import {createPoller} from '../../source/monitor/poller.ts';
import {DIALECTS, type Dialect} from '../../source/sandbox/options.ts';
import {parseFault, type SandboxOptions, startSandbox} from '../../source/sandbox/sandbox.ts';
import {areReasonsRead} from '../../source/state/failures/why.ts';
import {createStore} from '../../source/state/store.ts';
import type {Event} from '../../source/state/watch/event.ts';
import {cursorRow} from '../../source/state/watch/list/cursor.ts';
import {emailUnderCursor} from '../../source/state/watch/list/list.ts';
import {rowCount} from '../../source/state/watch/list/pages.ts';
import {markCount} from '../../source/state/watch/marks.ts';
import {newWatch} from '../../source/state/watch/new-watch.ts';
import type {State} from '../../source/state/watch/state.ts';
import {problemError} from './problems.ts';

const HEIGHT = 20;
const RECIPIENTS = 10_000;
const DAY_MS = 86_400_000;

type IsAccepted = (size: number, firstSize: number) => boolean;

const FIRST_SIZE = 50;

/** The client of a server that refuses a page token with some page sizes; how many requests it refused. */
function refusing(client: Client, isAccepted: IsAccepted): {readonly client: Client; readonly refused: () => number} {
	let refused = 0;
	const listEmails: Client['listEmails'] = async (query, signal) => {
		if (query.token === null || isAccepted(query.pageSize, FIRST_SIZE)) return client.listEmails(query, signal);
		refused += 1;
		throw problemError('malformed');
	};
	return {client: {...client, listEmails}, refused: () => refused};
}

/** A watch of 10,000 emails in a sandbox, of a send that began so long ago; every request of it counts. */
async function openWatch(
	dialect: Dialect,
	ageMs: number,
	isAccepted: IsAccepted = () => true,
	send: Pick<SandboxOptions, 'scenario' | 'faults'> = {},
) {
	const paths: string[] = [];
	const now = Date.now();
	const sandbox = await startSandbox({
		...send,
		dialect,
		recipients: RECIPIENTS,
		startedAt: now - ageMs,
		now: () => now,
		onRequest: ({path}) => paths.push(path),
	});
	const operationId = parseOperationId(sandbox.operationId);
	if (operationId === undefined) throw new Error('The sandbox has no operation.');
	const client = createClient({baseUrl: sandbox.url, access: createAccess(anyCredentials()), now: Date.now});
	const store = createStore(
		newWatch({operationId, now: Date.now(), intervalMs: 60_000, pageSize: FIRST_SIZE, filter: NO_FILTER}),
	);
	const picky = refusing(client, isAccepted);
	const poller = createPoller({client: picky.client, store, clock: systemClock, random: Math.random});
	onTestFinished(async () => {
		poller.close();
		await client.close();
		await sandbox.close();
	});
	return {
		store,
		poller,
		last: await lastEmail(client, operationId, paths),
		refused: picky.refused,
		/** Sent since this was last called: of the list, and of the failures and their reasons. */
		sent: () => {
			const all = paths.splice(0);
			const ofFailures = all.filter((path) => /status=|\/Errors/u.test(path)).length;
			return {ofFailures, ofList: all.filter((path) => path.startsWith('/v1/Emails?')).length - ofFailures};
		},
		/** How many requests for pages of the list were sent. */
		listRequests: () => paths.filter((path) => path.startsWith('/v1/Emails?') && !path.includes('status=')).length,
		until: (holds: (state: State) => boolean) =>
			new Promise<State>((resolve) => {
				const look = () => {
					if (!holds(store.getState())) return;
					unsubscribe();
					resolve(store.getState());
				};
				const unsubscribe = store.subscribe(look);
				look();
			}),
	};
}

/** The last email of the list, read before anything is counted. */
async function lastEmail(
	client: ReturnType<typeof createClient>,
	operationId: OperationId,
	paths: string[],
): Promise<Email | undefined> {
	let token: string | null = null;
	let last: Email | undefined;
	do {
		const query = {operationId, filter: {tags: []}, token, pageSize: 1000};
		const page = await client.listEmails(query, AbortSignal.timeout(30_000));
		last = page.emails.at(-1);
		token = page.next;
	} while (token !== null);
	paths.length = 0;
	return last;
}

/** What someone wants from the end of the list, and when they have it; of a send that is long over where it does not matter. */
type Goal = {
	readonly what: string;
	readonly ageMs?: number;
	readonly wish: (last: Email) => Event;
	readonly isReached: (state: State, last: Email) => boolean;
};

const GOALS: readonly Goal[] = [
	{
		what: 'finding the last recipient',
		wish: ({id}) => ({type: 'started-find', at: 0, text: id.raw, height: HEIGHT}),
		isReached: ({list}, {id}) => emailUnderCursor(list)?.id.raw === id.raw,
	},
	{
		what: 'finding nobody',
		wish: () => ({type: 'started-find', at: 0, text: 'nobody@nowhere.example', height: HEIGHT}),
		isReached: ({list, matches}) => rowCount(list.pages) === RECIPIENTS && matches?.rows.length === 0,
	},
	{
		what: 'looking for a failure where nothing has left yet',
		ageMs: 0,
		wish: () => ({type: 'went-to-failure', at: 0, by: 1, height: HEIGHT}),
		// Where the counters have come first, nobody has to look.
		isReached: ({list, view}) => list.goal === undefined && view.notice !== undefined,
	},
	{
		what: 'marking all',
		wish: () => ({type: 'marked-all', at: 0}),
		isReached: ({marks, list}) => markCount(marks, list) === RECIPIENTS,
	},
	{
		what: 'going to the end',
		wish: () => ({type: 'went-to-end', height: HEIGHT}),
		isReached: ({list}, {id}) => emailUnderCursor(list)?.id.raw === id.raw,
	},
];

test.each(GOALS.flatMap((goal) => DIALECTS.map((dialect) => [goal.what, dialect, goal] as const)))(
	'%s among 10,000 emails takes at most 12 requests for pages (%s)',
	async (_, dialect, {wish, isReached, ageMs = DAY_MS}) => {
		const {store, poller, last, listRequests, until} = await openWatch(dialect, ageMs);
		if (last === undefined) throw new Error('The list is empty.');
		poller.start();
		await until(({list}) => rowCount(list.pages) > 0);
		store.dispatch(wish(last));
		const state = await until((now) => isReached(now, last));
		expect(state.list.goal).toBeUndefined();
		expect(listRequests()).toBeLessThanOrEqual(12);
	},
	60_000,
);

test.each<[string, IsAccepted, {readonly refused: number; readonly answered: number}]>([
	['of at most 500', (size) => size <= 500, {refused: 1, answered: 23}],
	['of at most 200', (size) => size <= 200, {refused: 2, answered: 53}],
	['of the first size alone', (size, firstSize) => size === firstSize, {refused: 4, answered: 201}],
])(
	'a server that gives pages %s is asked for others once',
	async (_, isAccepted, most) => {
		const {store, poller, last, refused, listRequests, until} = await openWatch('guide', DAY_MS, isAccepted);
		poller.start();
		await until(({list}) => rowCount(list.pages) > 0);
		store.dispatch({type: 'went-to-end', height: HEIGHT});
		await until(({list}) => emailUnderCursor(list)?.id.raw === last?.id.raw);
		expect(refused()).toBeLessThanOrEqual(most.refused);
		expect(listRequests()).toBeLessThanOrEqual(most.answered);
	},
	60_000,
);

test.each(
	DIALECTS.flatMap((dialect) => [
		[dialect, 'gives pages of any size', [], {travel: 5, end: 10}] as const,
		[dialect, 'refuses a changed page size', [parseFault('fixed-page-size')], {travel: 18, end: 190}] as const,
	]),
)(
	'40 screens down, the end of the list and the groups of 3,050 failures take so many requests (%s, a server that %s)',
	async (dialect, _, faults, most) => {
		const {store, poller, last, sent, until} = await openWatch(dialect, DAY_MS, undefined, {
			scenario: 'bounce-storm',
			faults: [...faults],
		});
		poller.start();
		await until(
			({list, failures}) => rowCount(list.pages) > 0 && failures.last !== undefined && areReasonsRead(failures),
		);
		store.dispatch({type: 'opened-triage'});
		const {failures, watch} = await until(({failures: {domains}}) => domains.figures !== undefined);
		expect(failures.known.emails).toHaveLength(failures.groups.reduce((sum, {emails}) => sum + emails.length, 0));
		expect(failures.known.emails).toHaveLength((watch.counts?.failed ?? 0) + (watch.counts?.undelivered ?? 0));
		expect(failures.known.emails.length).toBeGreaterThan(3000);
		store.dispatch({type: 'closed-triage'});
		expect(sent().ofFailures).toBeLessThanOrEqual(6);
		const start = Date.now();
		for (let screen = 0; screen < 40; screen += 1) {
			// Five a second.
			store.dispatch({type: 'moved-cursor', at: start + screen * 200, by: HEIGHT, height: HEIGHT});
			await until(({list}) => list.goal === undefined);
			expect(cursorRow(store.getState().list.pages, store.getState().list.selection)).toBe((screen + 1) * HEIGHT);
		}
		expect(sent().ofList).toBeLessThanOrEqual(most.travel);
		store.dispatch({type: 'went-to-end', height: HEIGHT});
		await until(({list}) => emailUnderCursor(list)?.id.raw === last?.id.raw);
		const all = sent();
		expect(all.ofList).toBeLessThanOrEqual(most.end);
		expect(all.ofFailures).toBe(0);
	},
	60_000,
);

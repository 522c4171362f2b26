import fc from 'fast-check';
import {expect, test} from 'vitest';
import {SCENARIOS, type ScenarioName} from '../../../../source/sandbox/sandbox.ts';
import {type Json, type OpenSandbox, openSandbox} from '../../open-sandbox.ts';

/** The transitions of an email that the table of statuses in Twilio's guide allows. */
const LEGAL: Readonly<Record<string, readonly string[]>> = {
	SCHEDULED: ['QUEUED', 'CANCELED'],
	QUEUED: ['SENT', 'FAILED'],
	SENT: ['DELIVERED', 'UNDELIVERED'],
	DELIVERED: ['OPENED'],
	UNDELIVERED: [],
	OPENED: [],
	FAILED: [],
	CANCELED: [],
	INBOUND: [],
};
const DURATION_MS = 10_000;

const scenario = fc.constantFrom(...(Object.keys(SCENARIOS) as ScenarioName[]));
const options = fc.record({
	scenario,
	seed: fc.integer({min: 0, max: 2 ** 31}),
	recipients: fc.integer({min: 0, max: 60}),
	counters: fc.constantFrom('exclusive', 'cumulative'),
	dialect: fc.constantFrom('guide', 'reference'),
	times: fc.array(fc.integer({min: 0, max: DURATION_MS * 2}), {minLength: 1, maxLength: 6}),
	pageSize: fc.integer({min: 1, max: 70}),
});

/** The scenario `lagging` counts what the list gave a tenth of the duration ago. */
const LAG_MS = DURATION_MS / 10;

test('counters equal what the list gives, emails make legal transitions only, paging returns each once', async () => {
	await fc.assert(
		fc.asyncProperty(options, async ({times, pageSize, ...options}) => {
			const sandbox = await openSandbox({...options, durationMs: DURATION_MS});
			const ids = new Set<string>();
			const before = new Map<string, Json>();
			for (const time of times.toSorted((a, b) => a - b)) {
				sandbox.at(time);
				const emails = (await sandbox.pages({operationId: sandbox.operationId}, pageSize)).flat();
				const {stats} = (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body;
				expect(stats.total).toBe(emails.length);
				if (options.scenario === 'lagging') sandbox.at(Math.max(0, time - LAG_MS));
				const counted = (await sandbox.pages({operationId: sandbox.operationId}, pageSize)).flat();
				checkCounters(stats, count(counted, options.counters), options.scenario);
				expect(new Set(emails.map(({id}) => id)).size).toBe(emails.length);
				for (const {id} of emails) ids.add(id);
				for (const email of emails) checkTransition(before.get(email.id), email);
				for (const email of emails) before.set(email.id, email);
			}
			expect(ids.size).toBe(before.size);
			await sandbox.close();
		}),
		{numRuns: 60},
	);
});

test('the same seed gives the same outcomes, another one gives others', async () => {
	const at = async (options: Parameters<typeof openSandbox>[0]) => {
		const sandbox: OpenSandbox = await openSandbox(options);
		sandbox.at(20_000);
		return (await sandbox.ask('/Emails?pageSize=200')).body.data.map(({status}: Json) => status);
	};
	const one = await at({seed: 7});
	expect(await at({seed: 7})).toEqual(one);
	expect(await at({seed: 8})).not.toEqual(one);
});

function count(emails: readonly Json[], counters: string): Readonly<Record<string, number>> {
	const of = (...statuses: string[]) => emails.filter(({status}) => statuses.includes(status)).length;
	const isCumulative = counters === 'cumulative';
	return {
		queued: of('QUEUED'),
		scheduled: of('SCHEDULED'),
		sent: isCumulative ? of('SENT', 'DELIVERED', 'UNDELIVERED', 'OPENED') : of('SENT'),
		delivered: isCumulative ? of('DELIVERED', 'OPENED') : of('DELIVERED'),
		opened: of('OPENED'),
		undelivered: of('UNDELIVERED'),
		failed: of('FAILED'),
		canceled: of('CANCELED'),
	};
}

/** In the scenario `unaccounted` counters leave emails out; in all others they are what the list gives. */
function checkCounters(stats: Json, counted: Readonly<Record<string, number>>, scenario: ScenarioName): void {
	if (scenario !== 'unaccounted') {
		expect(stats).toMatchObject(counted);
		return;
	}
	for (const [counter, value] of Object.entries(counted)) expect(stats[counter]).toBeLessThanOrEqual(value);
}

function checkTransition(before: Json | undefined, after: Json): void {
	if (!before) return;
	expect(reachable(before.status), `${before.status} → ${after.status}`).toContain(after.status);
	expect(after.updatedAt >= before.updatedAt).toBe(true);
	expect({...after, status: '', updatedAt: ''}).toEqual({...before, status: '', updatedAt: ''});
}

/** A poll may miss a transition: whatever can be reached is legal. */
function reachable(status: string): Set<string> {
	const found = new Set([status]);
	for (const one of found) for (const next of LEGAL[one] ?? []) found.add(next);
	return found;
}

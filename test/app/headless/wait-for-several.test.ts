import {afterEach, describe, expect, test, vi} from 'vitest';
import {waitForSeveral} from '../../../source/app/headless/wait-for-several.ts';
import type {openWatch, Target} from '../../../source/app/open-watch.ts';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import type {OperationId} from '../../../source/core/operation/ids.ts';
import {DEFAULT_TERMS} from '../../../source/core/operation/terms.ts';
import {createStore} from '../../../source/state/store.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {newWatch} from '../../../source/state/watch/new-watch.ts';
import {problemOf} from '../../helpers/builders.ts';
import {operation} from '../../helpers/emails.ts';
import {eventErrors} from '../../helpers/event-schema.ts';

const MINUTE = 60_000;

/**
 * How a send ends for its wait: the exit code, the reason, what its monitor hears, and since when it has been waited for. 9 and 70 are no
 * ends of a send, but of the program: a full disk and a fault (test/core/exit-codes.test.ts has their place in the order).
 */
const ENDS = {
	good: {code: 0, reason: 'reached', event: answer('COMPLETED', {delivered: 10})},
	failed: {code: 1, reason: 'failed', event: answer('COMPLETED', {delivered: 5, failed: 5})},
	refused: {code: 3, reason: 'refused', event: problem('refused')},
	absent: {code: 4, reason: 'refused', event: problem('absent')},
	'without an answer': {code: 5, reason: 'gave-up', event: problem('unreachable'), minutes: 11},
	'not over in time': {code: 6, reason: 'timeout', event: answer('PROCESSING', {queued: 10}), minutes: 31},
	canceled: {code: 7, reason: 'canceled', event: answer('CANCELED', {canceled: 10})},
	'unaccounted for': {code: 8, reason: 'uncertain', event: answer('COMPLETED', {delivered: 4})},
} as const;
type End = {
	readonly code: number;
	readonly reason: string;
	readonly event: (at: number) => Event;
	readonly minutes?: number;
};
const ALL: readonly End[] = Object.values(ENDS);

/** The codes in their order, the worst first, as docs/scripts.md and product.md have it. */
const WORST_FIRST = [3, 4, 5, 1, 8, 6, 7, 0];

function answer(status: string, stats: Parameters<typeof operation>[1]) {
	return (at: number): Event => {
		const rested = at - 60 * MINUTE;
		const times = {createdAt: rested, updatedAt: rested, answeredAt: at};
		return {type: 'received-operation', at, operation: operation(status, {total: 10, recipients: 10, ...stats}, times)};
	};
}

function problem(kind: Parameters<typeof problemOf>[0]) {
	return (at: number): Event => ({type: 'failed-operation', at, problem: problemOf(kind)});
}

/** The sends that are waited for, in their order. */
let waited: readonly End[] = [];

const idOf = (index: number) => `comms_operation_01h2xcejqtf2nbrexx3vqj${1000 + index}` as OperationId;

/** In the place of the monitor: it hears of each send once, as soon as somebody listens. */
const openInstead = (({operationId}: Target) => {
	const end: End = waited[Number(operationId.slice(-4)) - 1000] ?? ENDS.good;
	const {event, minutes = 0} = end;
	const now = Date.now();
	const started = {
		operationId,
		now: now - minutes * MINUTE,
		intervalMs: 2000,
		pageSize: 1,
		filter: NO_FILTER,
		graceMs: 0,
	};
	const store = createStore(newWatch({...started, isListed: false}));
	queueMicrotask(() => store.dispatch(event(now)));
	const nothing = () => {};
	return {store, poller: {start: nothing, refresh: nothing, wake: nothing}, close: async () => {}};
}) as unknown as typeof openWatch;

/** Waits for sends that end so; `stdout` is what was printed. */
async function wait(ends: readonly End[], isJson: boolean) {
	waited = ends;
	let stdout = '';
	const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
		stdout += String(text);
		return true;
	});
	const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
	const target = {baseUrl: 'http://127.0.0.1:1/v1', access: {kind: 'none'}} as unknown as Omit<Target, 'operationId'>;
	const [first = target, ...more] = ends.map((_, index) => ({...target, operationId: idOf(index)}));
	const code = await waitForSeveral(
		[first as Target, ...more],
		{
			plan: {intervalMs: 2000, isMasked: false, stallAfterMs: MINUTE},
			limits: {terms: DEFAULT_TERMS, timeoutMs: 30 * MINUTE},
			hooks: {commands: {}, env: {}},
			...{isJson, isQuiet: true, isAscii: false, isSpoken: false},
		},
		openInstead,
	);
	out.mockRestore();
	err.mockRestore();
	return {code, stdout};
}

afterEach(() => {
	vi.restoreAllMocks();
});

/** Every set of ends, as at least five sends: the last one of it is there several times. */
const SETS = Array.from({length: 2 ** ALL.length - 1}, (_, bits) =>
	ALL.filter((__, index) => ((bits + 1) & (1 << index)) !== 0),
).map((ends) => [...ends, ...Array.from({length: Math.max(0, 5 - ends.length)}, () => ends.at(-1) ?? ENDS.good)]);

describe('wait on five sends or more', () => {
	test(`ends with the worst of their codes, and has each in its array: all ${SETS.length} sets of ends`, async () => {
		expect(SETS).toHaveLength(255);
		for (const ends of SETS) {
			const codes = ends.map(({code}) => code);
			const {code, stdout} = await wait(ends, true);
			expect(code, codes.join(' ')).toBe(WORST_FIRST.find((one) => codes.includes(one)));
			const events: readonly {exit_code: number; reason: string; operation_id: string}[] = JSON.parse(stdout);
			expect(events.map(({exit_code}) => exit_code)).toEqual(codes);
			expect(events.map(({reason}) => reason)).toEqual(ends.map(({reason}) => reason));
			expect(events.map((event) => event.operation_id)).toEqual(ends.map((_, index) => idOf(index)));
		}
	});

	test.each(Object.entries(ENDS))('whose end is %s, five times', async (_, end) => {
		const ends = Array.from({length: 5}, () => end);
		const {stdout} = await wait(ends, true);
		const events: readonly unknown[] = JSON.parse(stdout);
		expect(events.flatMap(eventErrors)).toEqual([]);
		const lines = (await wait(ends, false)).stdout.trim().split('\n');
		expect(lines.map((line) => line.slice(0, line.indexOf(':')))).toEqual(ends.map((__, index) => idOf(index)));
	});
});

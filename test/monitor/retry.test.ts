import {describe, expect, test, vi} from 'vitest';
import {createRetrier, type RequestOptions} from '../../source/monitor/retry.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {oneTurn, problemError} from './problems.ts';

const {signal} = new AbortController();
const options: RequestOptions = {signal, isSide: false};

/** A retrier whose time the test winds, and a request that ends as the test says, one outcome after the other. */
function opened(random = 1) {
	const clock = createFakeClock();
	const start = clock.now();
	const onHold = vi.fn();
	const onRetry = vi.fn();
	const retrier = createRetrier({clock, random: () => random, onHold, onRetry});
	const sentAt: number[] = [];
	const request = (...outcomes: readonly (Error | string)[]) => {
		const left = [...outcomes];
		return async () => {
			sentAt.push(clock.now() - start);
			const outcome = left.shift();
			if (outcome instanceof Error) throw outcome;
			return outcome;
		};
	};
	const advance = async (ms: number) => {
		await oneTurn();
		clock.advance(ms);
		await oneTurn();
	};
	return {retrier, request, advance, sentAt, onHold, onRetry, clock};
}

describe('one request', () => {
	test('that is answered is sent once', async () => {
		const {retrier, request, sentAt} = opened();
		expect(await retrier.ask(request('hello'), options)).toBe('hello');
		expect(sentAt).toEqual([0]);
	});

	test('is sent again after 1 and 2 s, and then is lost', async () => {
		const {retrier, request, sentAt, advance, onRetry} = opened();
		const trouble = problemError('unreachable');
		const asked = retrier.ask(request(trouble, trouble, trouble, 'too late'), options);
		const lost = expect(asked).rejects.toBe(trouble);
		await advance(999);
		expect(sentAt).toEqual([0]);
		await advance(1);
		await advance(2000);
		await lost;
		expect(sentAt).toEqual([0, 1000, 3000]);
		expect(onRetry).toHaveBeenCalledTimes(2);
	});

	test('can succeed the second time', async () => {
		const {retrier, request, advance} = opened();
		const asked = retrier.ask(request(problemError('unreachable'), 'hello'), options);
		await advance(1000);
		expect(await asked).toBe('hello');
	});

	test.each(['broken', 'refused', 'absent', 'malformed', 'heavy'] as const)(
		'is never sent again when it was %s',
		async (kind) => {
			const {retrier, request, sentAt, clock} = opened();
			await expect(retrier.ask(request(problemError(kind), 'no'), options)).rejects.toThrow(kind);
			expect(sentAt).toEqual([0]);
			expect(clock.nextDue()).toBeUndefined();
		},
	);

	test('as a probe is sent once', async () => {
		const {retrier, request, sentAt} = opened();
		await expect(retrier.ask(request(problemError('unreachable'), 'no'), {...options, isOnce: true})).rejects.toThrow();
		expect(sentAt).toEqual([0]);
	});

	test('a fault of ours is not tried again', async () => {
		const {retrier, request, sentAt} = opened();
		await expect(retrier.ask(request(new TypeError('ours'), 'no'), options)).rejects.toThrow('ours');
		expect(sentAt).toEqual([0]);
	});

	test('that is canceled waits for nothing more', async () => {
		const {retrier, request, sentAt, advance, clock} = opened();
		const abort = new AbortController();
		const asked = retrier.ask(request(problemError('unreachable'), 'no'), {...options, signal: abort.signal});
		const lost = expect(asked).rejects.toThrow('canceled');
		await advance(10);
		abort.abort(new Error('canceled'));
		await lost;
		expect(sentAt).toEqual([0]);
		expect(clock.nextDue()).toBeUndefined();
	});
});

describe('a 429', () => {
	test('holds every other request back until its time', async () => {
		const {retrier, request, sentAt, advance, onHold, clock} = opened(0);
		await expect(retrier.ask(request(problemError('limited', 20_000)), options)).rejects.toThrow();
		expect(onHold).toHaveBeenCalledExactlyOnceWith({
			until: clock.now() + 20_000,
			isPause: false,
			problem: expect.anything(),
		});
		const other = retrier.ask(request('at last'), options);
		await advance(19_999);
		expect(sentAt).toEqual([0]);
		await advance(1);
		expect(await other).toBe('at last');
		expect(sentAt).toEqual([0, 20_000]);
	});

	test('that comes while requests wait makes them wait longer, a shorter one does not', async () => {
		const {retrier, request, sentAt, advance} = opened(0);
		const lost = [10_000, 30_000, 6000].map((ms) =>
			expect(retrier.ask(request(problemError('limited', ms)), options)).rejects.toThrow(),
		);
		await Promise.all(lost);
		const other = retrier.ask(request('at last'), options);
		await advance(29_999);
		expect(sentAt).toHaveLength(3);
		await advance(1);
		await other;
	});

	test('of 5 minutes or less cannot be cut short; a longer one is a pause that can', async () => {
		const {retrier, request, sentAt, advance} = opened(0);
		await expect(retrier.ask(request(problemError('limited', 300_000)), options)).rejects.toThrow();
		expect(retrier.release()).toBe(false);
		await advance(300_000);
		expect(retrier.release()).toBe(true);
		await expect(retrier.ask(request(problemError('limited', 3_600_000)), options)).rejects.toThrow();
		const other = retrier.ask(request('at last'), options);
		await advance(1000);
		expect(sentAt).toHaveLength(2);
		expect(retrier.release()).toBe(true);
		expect(await other).toBe('at last');
	});

	test('does not last longer because the machine’s clock was put back', async () => {
		const {retrier, request, clock} = opened(0);
		await expect(retrier.ask(request(problemError('limited', 20_000)), options)).rejects.toThrow();
		const {now} = clock;
		Object.assign(clock, {now: () => now() - 3_600_000});
		expect(retrier.heldMs()).toBe(20_000);
	});
});

describe('a Retry-After that is no limit of the account', () => {
	const unavailable = () => problemError('unreachable', 20_000);

	test('holds requests back where it came with a main request', async () => {
		const {retrier, request, onHold} = opened(0);
		await expect(retrier.ask(request(unavailable()), options)).rejects.toThrow();
		expect(onHold).toHaveBeenCalledOnce();
		expect(retrier.heldMs()).toBe(20_000);
	});

	test('holds nothing else back where it came with a side request', async () => {
		const {retrier, request, sentAt, onHold, onRetry} = opened(0);
		await expect(retrier.ask(request(unavailable()), {signal, isSide: true})).rejects.toThrow();
		expect(await retrier.ask(request('hello'), options)).toBe('hello');
		expect(sentAt).toEqual([0, 0]);
		expect(onHold).not.toHaveBeenCalled();
		expect(onRetry).not.toHaveBeenCalled();
	});

	test('with 429 it is one of the account, whatever was asked for', async () => {
		const {retrier, request} = opened(0);
		await expect(retrier.ask(request(problemError('limited', 20_000)), {signal, isSide: true})).rejects.toThrow();
		expect(retrier.heldMs()).toBe(20_000);
	});
});

import {getEventListeners} from 'node:events';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {withDeadline} from '../../source/api/deadline.ts';

/** A request that ends only when its signal aborts. */
function endless(signal: AbortSignal): Promise<never> {
	return new Promise((_, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason));
		if (signal.aborted) reject(signal.reason);
	});
}

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

describe('a request with a deadline', () => {
	test('gives its value, and leaves neither timer nor listener', async () => {
		const {signal} = new AbortController();
		expect(await withDeadline(30_000, signal, async () => 7)).toBe(7);
		expect(vi.getTimerCount()).toBe(0);
		expect(getEventListeners(signal, 'abort')).toEqual([]);
	});

	test('leaves nothing where it fails either', async () => {
		const {signal} = new AbortController();
		await expect(withDeadline(30_000, signal, () => Promise.reject(new Error('reset')))).rejects.toThrow('reset');
		expect(vi.getTimerCount()).toBe(0);
		expect(getEventListeners(signal, 'abort')).toEqual([]);
	});

	test('ends with a TimeoutError at the deadline, and not before', async () => {
		const ended = vi.fn();
		const asked = withDeadline(30_000, new AbortController().signal, endless).catch(ended);
		await vi.advanceTimersByTimeAsync(29_999);
		expect(ended).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(1);
		await asked;
		expect(ended).toHaveBeenCalledWith(expect.objectContaining({name: 'TimeoutError'}));
	});

	test('ends with the reason of the signal that it was given', async () => {
		const controller = new AbortController();
		const asked = withDeadline(30_000, controller.signal, endless);
		controller.abort(new Error('closed'));
		await expect(asked).rejects.toThrow('closed');
		await expect(withDeadline(30_000, controller.signal, endless)).rejects.toThrow('closed');
	});
});

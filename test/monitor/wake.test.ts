import {expect, test, vi} from 'vitest';
import {watchForSleep} from '../../source/monitor/wake.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';

test('an hour of sleep is noticed within 5 s of waking, a busy moment is not one', () => {
	const clock = createFakeClock();
	let sleptMs = 0;
	const wake = vi.fn();
	const stop = watchForSleep(clock, wake, () => clock.now() + sleptMs);
	clock.advance(60_000);
	sleptMs += 25_000;
	clock.advance(60_000);
	expect(wake).not.toHaveBeenCalled();
	sleptMs += 3_600_000;
	clock.advance(5000);
	expect(wake).toHaveBeenCalledTimes(1);
	clock.advance(60_000);
	expect(wake).toHaveBeenCalledTimes(1);
	sleptMs -= 7_200_000;
	clock.advance(5000);
	expect(wake).toHaveBeenCalledTimes(2);
	stop();
	expect(clock.nextDue()).toBeUndefined();
});

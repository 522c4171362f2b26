import {uptime} from 'node:os';
import type {Clock} from '../core/time/clock.ts';
import {createSteadyTime} from './steady-time.ts';

/**
 * The clock of this machine as it was when the program began, going on by the time that passes: someone who sets it meanwhile neither
 * makes a send stall nor keeps a request waiting.
 */
export const systemClock: Clock = {
	now: createSteadyTime({
		wall: () => Date.now(),
		awake: () => performance.now(),
		passed: () => uptime() * 1000,
	}),
	after(ms, task) {
		const timer = setTimeout(task, ms);
		return () => clearTimeout(timer);
	},
};

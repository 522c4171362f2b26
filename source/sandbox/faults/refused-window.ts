import type {Fault} from './fault.ts';

/** The answer to the request that switches `refused` on has to be sent first. */
const DELAY_MS = 50;
/** A longer timer would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Returns when the fault `refused` closes the port, in ms from now; undefined when it is not among the faults. */
export function refusedWindow(faults: readonly Fault[]): {readonly fromMs: number; readonly toMs: number} | undefined {
	const refused = faults.find(({name}) => name === 'refused');
	if (refused === undefined) return undefined;
	const timerMs = (seconds: number) => Math.min(seconds * 1000, MAX_TIMER_MS);
	return {fromMs: Math.max(DELAY_MS, timerMs(refused.fromS)), toMs: timerMs(refused.toS)};
}

import type {Fault} from './fault-spec.ts';

/** An answer to the request that switched it on has to leave first. */
const GRACE_MS = 50;

/** When nobody listens, in ms from now, by the fault `refused`. */
export function refusalIn(faults: readonly Fault[]): {readonly fromMs: number; readonly toMs: number} | undefined {
	const refused = faults.find(({name}) => name === 'refused');
	return refused && {fromMs: Math.max(GRACE_MS, refused.fromS * 1000), toMs: refused.toS * 1000};
}

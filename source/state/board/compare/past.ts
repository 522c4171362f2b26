import {compact} from '../../../core/compact.ts';
import {endedShare, failureShare} from '../../../core/operation/counts.ts';
import type {Watch} from '../../watch/operation.ts';
import {currentRates} from '../../watch/select/send/pace.ts';

/** How a send stood at some age, as a recording has it; what it does not know is absent. */
export type PastSample = {
	/** Since the send was created, by the server's clock, in ms. */
	readonly ageMs: number;
	/** Share of all emails that had ended, share of these that were failures; emails that ended per second. */
	readonly ended?: number;
	readonly failed?: number;
	readonly pace?: number;
};

/** A sample no older than that, or than a tenth of the age, tells how a send stood at an age. */
const FRESH_MS = 15_000;
const FRESH_SHARE = 0.1;

/** The state of a watched send at its last answer, at which it was `ageMs` old; undefined before it. */
export function pastSampleOf(watch: Watch, ageMs: number): PastSample | undefined {
	const {counts} = watch;
	if (counts === undefined) return undefined;
	const rates = currentRates(watch);
	return compact({
		ageMs,
		ended: endedShare(counts),
		failed: failureShare(counts),
		pace: rates && rates.delivered + rates.failed,
	});
}

/** The state of a send at an age, by samples in the order of their ages; undefined if no sample is near enough. */
export function sampleAt(past: readonly PastSample[], ageMs: number): PastSample | undefined {
	const index = past.findLastIndex((sample) => sample.ageMs <= ageMs);
	const sample = past[index];
	if (sample === undefined) return undefined;
	const isOver = index === past.length - 1 && sample.ended === 1;
	const isFresh = ageMs - sample.ageMs <= Math.max(FRESH_MS, ageMs * FRESH_SHARE);
	return isOver || isFresh ? sample : undefined;
}

/** How many emails had reached an end at a moment (epoch ms). */
export type Sample = {readonly at: number; readonly ended: number};

/** The samples of a watch, oldest first. */
export type RateHistory = readonly Sample[];

const WINDOW_MS = 30_000;
const MAX_SAMPLES = 240;
const MIN_SPAN_MS = 4_000;
const MIN_STEPS = 3;
const MAX_GUESS_MS = 24 * 3_600_000;

/** Adds a sample. Where counters fall, after a correction by the server, or the clock was set back, the history starts anew. */
export function addSample(history: RateHistory, sample: Sample): RateHistory {
	const last = history.at(-1);
	if (last === undefined) return [sample];
	if (sample.at === last.at) return history;
	if (sample.at < last.at || sample.ended < last.ended) return [sample];
	return [...history, sample].slice(-MAX_SAMPLES);
}

function windowOf(history: RateHistory): RateHistory {
	const since = (history.at(-1)?.at ?? 0) - WINDOW_MS;
	const recent = history.filter(({at}) => at >= since);
	return recent.length >= 2 ? recent : history.slice(-2);
}

function perSecond(samples: RateHistory): number | undefined {
	const first = samples[0];
	const last = samples.at(-1);
	if (first === undefined || last === undefined || last.at === first.at) return undefined;
	return ((last.ended - first.ended) * 1000) / (last.at - first.at);
}

/** Emails that reached an end per second, over the last 30 s or between the last two samples if they are further apart; undefined before there are two. */
export function rateOf(history: RateHistory): number | undefined {
	return perSecond(windowOf(history));
}

/** The last `count` rates between consecutive samples, oldest first. */
export function recentRates(history: RateHistory, count: number): readonly number[] {
	return history
		.slice(-count - 1)
		.flatMap((sample, index, all) => (index === 0 ? [] : [perSecond([all[index - 1] as Sample, sample]) ?? 0]));
}

/**
 * The time until `remaining` more emails have reached an end, in ms. Undefined where it would be a guess: with too few samples, a
 * rate of zero, rates in the two halves of the window that differ by more than a factor of two, or more than a day left.
 */
export function timeLeft(history: RateHistory, remaining: number): number | undefined {
	const samples = windowOf(history);
	const span = (samples.at(-1)?.at ?? 0) - (samples[0]?.at ?? 0);
	const rate = perSecond(samples);
	if (remaining <= 0 || samples.length <= MIN_STEPS || span < MIN_SPAN_MS || rate === undefined || rate <= 0)
		return undefined;
	const middle = Math.floor(samples.length / 2);
	const earlier = perSecond(samples.slice(0, middle + 1)) ?? 0;
	const later = perSecond(samples.slice(middle)) ?? 0;
	if (later <= 0 || earlier > later * 2 || later > earlier * 2) return undefined;
	const left = (remaining * 1000) / rate;
	return left > MAX_GUESS_MS ? undefined : left;
}

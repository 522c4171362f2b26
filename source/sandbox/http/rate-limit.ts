/** A token bucket: takes a token at a time in epoch ms and returns 0, or the whole seconds to wait for one. */
export type RateLimit = (now: number) => number;

/** Makes a limit of requests per second, with bursts of up to one second's worth. */
export function createRateLimit(perSecond: number): RateLimit {
	const capacity = Math.max(1, perSecond);
	let tokens = capacity;
	let filledAt = Number.NEGATIVE_INFINITY;
	return (now) => {
		tokens = Math.min(capacity, tokens + ((now - filledAt) / 1000) * perSecond);
		filledAt = now;
		if (tokens < 1) return Math.max(1, Math.ceil((1 - tokens) / perSecond));
		tokens -= 1;
		return 0;
	};
}

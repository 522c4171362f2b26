/** A bucket of tokens: asks for one at a moment in epoch ms, and gets 0 or the whole seconds to wait. */
export type RateLimit = (now: number) => number;

/** Allows so many requests per second, with bursts of one second's worth. */
export function createRateLimit(perSecond: number): RateLimit {
	const most = Math.max(1, perSecond);
	let tokens = most;
	let filledAt = Number.NEGATIVE_INFINITY;
	return (now) => {
		tokens = Math.min(most, tokens + ((now - filledAt) / 1000) * perSecond);
		filledAt = now;
		if (tokens < 1) return Math.max(1, Math.ceil((1 - tokens) / perSecond));
		tokens -= 1;
		return 0;
	};
}

const LONGEST_MS = 24 * 3_600_000;

/**
 * Reads a Retry-After header (RFC 9110, 10.2.3): whole seconds, or an HTTP date, which is compared with the response's own
 * `Date` so that a wrong local clock does not matter. In ms; undefined for nonsense or a moment that has passed.
 */
export function retryAfterMs(header: string | undefined, date: string | undefined, now: number): number | undefined {
	if (header === undefined) return undefined;
	const text = header.trim();
	const ms = /^\d+$/u.test(text) ? Number(text) * 1000 : dateDistance(text, date, now);
	return Number.isFinite(ms) && ms > 0 && ms <= LONGEST_MS ? ms : undefined;
}

function dateDistance(text: string, date: string | undefined, now: number): number {
	if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} /u.test(text)) return Number.NaN;
	const sent = date === undefined ? Number.NaN : Date.parse(date);
	return Date.parse(text) - (Number.isNaN(sent) ? now : sent);
}

/** The longest wait is a day, because neither timers nor dates can hold every number. */
const LONGEST_MS = 24 * 3_600_000;

/**
 * Reads a Retry-After header (RFC 9110, 10.2.3): whole seconds, or an HTTP date in any of its three forms, which is compared with
 * the response's own `Date` so that a wrong local clock does not matter. In ms, at most a day; undefined for nonsense or a moment
 * that has passed.
 */
export function retryAfterMs(header: string | undefined, date: string | undefined, now: number): number | undefined {
	if (header === undefined) return undefined;
	const text = header.trim();
	const sent = date === undefined ? undefined : httpDate(date.trim(), now);
	const ms = /^\d+$/u.test(text) ? Number(text) * 1000 : (httpDate(text, now) ?? Number.NaN) - (sent ?? now);
	return ms > 0 ? Math.min(ms, LONGEST_MS) : undefined;
}

/** IMF-fixdate, RFC 850, asctime (RFC 9110, 5.6.7); the weekday is not checked. */
const FORMS = [
	/^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/u,
	/^[A-Z][a-z]{5,8}, (?<day>\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/u,
	/^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/u,
] as const;

/** An HTTP date in epoch ms; undefined for anything else. `now` tells the century of a year with two digits. */
function httpDate(text: string, now: number): number | undefined {
	const parts = FORMS.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
	if (parts === undefined) return undefined;
	const {day = '', month = '', year = '', time = ''} = parts;
	const at = Date.parse(`${day.trim()} ${month} ${year.length === 2 ? fullYear(Number(year), now) : year} ${time} GMT`);
	return Number.isNaN(at) ? undefined : at;
}

/** A year that would be more than 50 years ahead is of the century before (RFC 9110, 5.6.7). */
function fullYear(lastDigits: number, now: number): number {
	const thisYear = new Date(now).getUTCFullYear();
	const year = thisYear - (thisYear % 100) + lastDigits;
	return year > thisYear + 50 ? year - 100 : year;
}

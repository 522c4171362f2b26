import {type SafeText, safe, safeLine} from './text.ts';
import {vouched} from './vouched.ts';

/** `6474` → `6,474`. */
export function count(value: number): SafeText {
	return vouched(String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, ','));
}

/** `1, 'email'` → `1 email`; `2, 'email'` → `2 emails`. */
export function plural(value: number, noun: string): SafeText {
	return safe`${count(value)} ${safeLine(value === 1 ? noun : `${noun}s`)}`;
}

/** A share of 0 to 1 as the nearest whole percentage. Only the whole is `100 %`, and only nothing is `0 %`: `<1 %`, `99 %`. */
export function percent(share: number): SafeText {
	return percentText(share, 0);
}

/**
 * The same beside thresholds in percent: with as many decimals as show on which side of each it is, and never fewer than a threshold has.
 * `27 of 1,000` beside `2.5%` is `2.7 %`.
 */
export function percentBeside(share: number, thresholds: readonly number[]): SafeText {
	const value = Number((share * 100).toFixed(MOST_DECIMALS));
	const isTelling = (decimals: number) =>
		thresholds.every(
			(threshold) =>
				Math.sign(nearestPercent(share, decimals) - threshold) === Math.sign(value - threshold) &&
				Number.isInteger(Number((threshold * 10 ** decimals).toFixed(MOST_DECIMALS))),
		);
	const all = Array.from({length: MOST_DECIMALS + 1}, (_, decimals) => decimals);
	return percentText(share, all.find(isTelling) ?? 0);
}

/** How close to a threshold a share is told apart from it. */
const MOST_DECIMALS = 6;

/** Every percentage that is shown. */
function percentText(share: number, decimals: number): SafeText {
	const shown = nearestPercent(share, decimals);
	if (shown === 0 && share > 0) return safe`<${vouched((10 ** -decimals).toFixed(decimals))} %`;
	return safe`${vouched(shown.toFixed(decimals))} %`;
}

/** The nearest percentage with this many decimals, but below 100 for anything less than the whole. */
function nearestPercent(share: number, decimals: number): number {
	const steps = 10 ** decimals;
	// 0.285 * 100 is 28.499999999999996.
	const rounded = Math.round(share * 100 * steps + 1e-9);
	return (share < 1 ? Math.min(rounded, 100 * steps - 1) : rounded) / steps;
}

/** A rate in emails per second: `80/s`, `3.4/s`, `0/s`. */
export function perSecond(rate: number): SafeText {
	if (rate > 0 && rate < 0.05) return safe`<0.1/s`;
	return safe`${rate === 0 || rate >= 9.95 ? count(Math.round(rate)) : vouched(rate.toFixed(1))}/s`;
}

const UNITS = [
	{ms: 86_400_000, name: 'd'},
	{ms: 3_600_000, name: 'h'},
	{ms: 60_000, name: 'min'},
	{ms: 1000, name: 's'},
] as const;

/** A length of time in its two largest units: `42 s`, `3 min 20 s`, `2 h 5 min`, `6 d 3 h`. */
export function duration(ms: number): SafeText {
	const seconds = Math.max(0, Math.round(ms / 1000)) * 1000;
	const first = UNITS.findIndex((unit) => seconds >= unit.ms);
	if (first === -1) return safe`0 s`;
	const parts: string[] = [];
	let rest = seconds;
	for (const unit of UNITS.slice(first, first + 2)) {
		const value = Math.floor(rest / unit.ms);
		rest -= value * unit.ms;
		if (value > 0) parts.push(`${value} ${unit.name}`);
	}
	return vouched(parts.join(' '));
}

/** An approximate length of time in words: `a few seconds`, `about 45 s`, `about 3 min`. */
export function roughly(ms: number): SafeText {
	if (ms < 10_000) return safe`a few seconds`;
	if (ms < 57_500) return safe`about ${Math.round(ms / 5000) * 5} s`;
	if (ms < 57.5 * 60_000) return safe`about ${Math.max(1, Math.round(ms / 60_000))} min`;
	return safe`about ${Math.max(1, Math.round(ms / 1_800_000) / 2)} h`;
}

/** Short names of the months. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The time of day in the local zone, `06:20:05`; further back than 20 hours the date, with the time if there is room: `Apr 05 06:20`. */
export function clockTime(at: number, now: number, columns = 12): SafeText {
	const date = new Date(at);
	const two = (value: number) => String(value).padStart(2, '0');
	const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
	if (Math.abs(now - at) < 20 * 3_600_000) return vouched(`${time}:${two(date.getSeconds())}`);
	const day = `${MONTHS[date.getMonth()]} ${two(date.getDate())}`;
	return vouched(columns < 12 ? day : `${day} ${time}`);
}

/** A number of bytes in words: `840 B`, `28 kB`, `1.4 MB`. */
export function byteCount(bytes: number): SafeText {
	if (bytes < 1000) return safe`${bytes} B`;
	return bytes < 999_500 ? safe`${Math.round(bytes / 1000)} kB` : safe`${vouched((bytes / 1_000_000).toFixed(1))} MB`;
}

/** A moment, local: `2026-04-05 08:20:05`. */
export function momentText(at: number): SafeText {
	const date = new Date(at);
	const two = (value: number) => String(value).padStart(2, '0');
	const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
	return vouched(`${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`);
}

/** A moment in UTC, with the local time in brackets: `2026-04-05 06:20:05 UTC (08:20:05 local)`. */
export function utcTime(at: number): SafeText {
	const [utcDay = '', utc = ''] = new Date(at).toISOString().split(/[T.]/u);
	const local = momentText(at);
	return safe`${vouched(`${utcDay} ${utc} UTC`)} (${vouched(local.startsWith(utcDay) ? local.slice(11) : local)} local)`;
}

/** A moment in full, local and UTC: `2026-04-05 08:20:05 (06:20:05 UTC)`. */
export function fullTime(at: number): SafeText {
	return safe`${momentText(at)} (${vouched(new Date(at).toISOString().slice(11, 19))} UTC)`;
}

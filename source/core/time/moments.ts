/** Why a text is not a time, `short` in at most 36 columns, and at which character (0-based). */
export type TimeMistake = {readonly reason: string; readonly short: string; readonly at: number};

/** The user's local time: `now` in epoch ms, and by how many minutes local time is ahead of UTC at a moment. */
export type LocalClock = {readonly now: number; readonly offsetAt: (at: number) => number};

/** The local time of this machine at a moment (epoch ms). */
export function localClock(now: number): LocalClock {
	return {now, offsetAt: (at) => -new Date(at).getTimezoneOffset()};
}

/** A moment as it was typed: a span from its first to its last ms (epoch ms; the two are equal for an instant), or a time of day. */
export type Moment =
	| {readonly kind: 'stretch'; readonly from: number; readonly to: number}
	| {readonly kind: 'time'; readonly sinceMidnightMs: number};

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const UNITS_MS: Readonly<Record<string, number>> = {
	s: SECOND_MS,
	m: MINUTE_MS,
	min: MINUTE_MS,
	h: HOUR_MS,
	d: DAY_MS,
	w: 7 * DAY_MS,
};

/** A time before 1970. */
const TOO_LONG_AGO: TimeMistake = {
	reason: 'that is too long ago: write a later time',
	short: 'too long ago: write a later time',
	at: 0,
};
/** A time so long before now. */
const AGO = /^(?:\d+(?:\.\d+)?\s?(?:min|[smhdw])\s?)+(?:ago)?$/u;
const PART = /(?<value>\d+(?:\.\d+)?)\s?(?<unit>min|[smhdw])/gu;
const TIME = /^(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?$/du;
const DAY =
	/^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[t ](?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?<fraction>\.\d{1,9})?)?\s?(?<zone>z|[+-]\d{2}:?\d{2})?)?$/du;

/**
 * Parses a moment as people type it: `2h`, `1d12h`, `90m ago`, `now`, `today`, `yesterday`, `14:05`, `2026-11-20`,
 * `2026-11-20T14:05:00Z` (without a zone: local time).
 */
export function readMoment(text: string, clock: LocalClock): Moment | TimeMistake {
	const word = text.toLowerCase();
	const day = localDay(word, clock);
	if (word === 'now') return instant(clock.now);
	if (day !== undefined) return day;
	if (AGO.test(word)) return ago(word, clock.now);
	const time = TIME.exec(word);
	if (time !== null) return validationErrorIn(time) ?? {kind: 'time', sinceMidnightMs: timeIn(time)};
	const date = DAY.exec(word);
	if (date !== null) return validationErrorIn(date) ?? dated(date, clock);
	const [hint, short] = hintsFor(word);
	return {reason: `“${text}” ${hint}`, short, at: 0};
}

/** What is wrong with a time that cannot be parsed. */
function hintsFor(word: string): readonly [whole: string, short: string] {
	if (/^\d+(?:\.\d+)?$/u.test(word))
		return [`has no unit: write ${word}m, ${word}h or ${word}d`, 'no unit: write m, h or d after it'];
	if (/^\d{4}-\d/u.test(word))
		return ['is incomplete: write 2026-11-20 or 2026-11-20T14:05', 'incomplete: write 2026-11-20'];
	return [
		'is not a time: write 2h, yesterday, 14:05, 2026-11-20 or 2026-11-20T14:05',
		'not a time: write 2h or 2026-11-20',
	];
}

function instant(at: number): Moment {
	return {kind: 'stretch', from: at, to: at};
}

/** A time so long before now. */
function ago(word: string, now: number): Moment | TimeMistake {
	let back = 0;
	for (const {groups = {}} of word.matchAll(PART)) back += Number(groups.value) * (UNITS_MS[groups.unit ?? ''] ?? 0);
	if (back > now) return TOO_LONG_AGO;
	return instant(Math.floor((now - back) / SECOND_MS) * SECOND_MS);
}

function localDay(word: string, clock: LocalClock): Moment | undefined {
	if (word !== 'today' && word !== 'yesterday') return undefined;
	const midnight = startOfDay(clock.now, clock);
	return word === 'today' ? dayFrom(midnight, clock) : dayFrom(startOfDay(midnight - 1, clock), clock);
}

/** The local day that starts at this moment. A day on which the clocks change is shorter or longer than 24 hours. */
function dayFrom(from: number, clock: LocalClock): Moment {
	return {kind: 'stretch', from, to: startOfDay(from + 1.5 * DAY_MS, clock) - 1};
}

/** When the local day of a moment started, in epoch ms. */
export function startOfDay(at: number, clock: LocalClock): number {
	const wall = at + clock.offsetAt(at) * MINUTE_MS;
	return fromWall(Math.floor(wall / DAY_MS) * DAY_MS, clock);
}

/** The moment at which local clocks show a wall time, given as if it were UTC. */
export function fromWall(wall: number, {offsetAt}: LocalClock): number {
	const guess = wall - offsetAt(wall) * MINUTE_MS;
	return wall - offsetAt(guess) * MINUTE_MS;
}

type Parts = RegExpExecArray;

const LIMITS = [
	['month', 1, 12],
	['day', 1, 31],
	['hour', 0, 23],
	['minute', 0, 59],
	['second', 0, 59],
] as const;

/** The first part of a date or time that is out of range. */
function validationErrorIn({groups = {}, indices}: Parts): TimeMistake | undefined {
	for (const [name, from, to] of LIMITS) {
		const text = groups[name];
		if (text === undefined || (Number(text) >= from && Number(text) <= to)) continue;
		const at = indices?.groups?.[name]?.[0] ?? 0;
		const use = `use ${String(from).padStart(2, '0')} to ${to}`;
		return {reason: `“${text}” is not a valid ${name}: ${use}`, short: `invalid ${name}: ${use}`, at};
	}
	return undefined;
}

function timeIn({groups = {}}: Parts): number {
	const {hour = '0', minute = '0', second = '0', fraction = '0'} = groups;
	const whole = Number(hour) * HOUR_MS + Number(minute) * MINUTE_MS + Number(second) * SECOND_MS;
	return whole + Math.floor(Number(fraction) * SECOND_MS);
}

/** A date and perhaps a time of day. */
function dated(match: Parts, clock: LocalClock): Moment | TimeMistake {
	const {year, month, day, hour, zone} = match.groups ?? {};
	const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
	if (new Date(midnight).getUTCDate() !== Number(day)) return noSuchDay(match);
	if (Number(year) < 1970) return TOO_LONG_AGO;
	if (hour === undefined) return dayFrom(fromWall(midnight, clock), clock);
	const wall = midnight + timeIn(match);
	return instant(zone === undefined ? fromWall(wall, clock) : wall - zoneMs(zone));
}

/** A date such as 30 February. */
function noSuchDay({groups: {year, month, day} = {}, indices}: Parts): TimeMistake {
	const reason = `${year}-${month} has no day ${day}`;
	return {reason, short: reason, at: indices?.groups?.day?.[0] ?? 0};
}

function zoneMs(zone: string): number {
	if (zone === 'z') return 0;
	const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
	return (zone.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
}

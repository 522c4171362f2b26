import type {DateRange} from './dates.ts';
import {type LocalClock, startOfDay} from './moments.ts';

/** A range as it can be typed, in local time: {@link parseDates} reads it as the same range. */
export function formatDates({since, until}: DateRange, clock: LocalClock): string {
	const end = until === undefined ? undefined : isDaysEnd(until, clock) ? isoDay(until, clock) : isoTime(until, clock);
	if (since === undefined) return end === undefined ? '' : `..${end}`;
	if (until === undefined || end === undefined) return isoTime(since, clock);
	const isOneDay = end.length === DAY_LENGTH && startOfDay(until, clock) === since && until < clock.now;
	return isOneDay ? end : `${isoTime(since, clock)}..${end}`;
}

const DAY_LENGTH = '2026-11-20'.length;

function isDaysEnd(at: number, clock: LocalClock): boolean {
	return startOfDay(at + 1, clock) === at + 1;
}

function isoDay(at: number, {offsetAt}: LocalClock): string {
	return new Date(at + offsetAt(at) * MINUTE_MS).toISOString().slice(0, DAY_LENGTH);
}

function isoTime(at: number, {offsetAt}: LocalClock): string {
	const wall = new Date(at + offsetAt(at) * MINUTE_MS).toISOString().slice(0, -1);
	return wall.replace(/(?::00)?\.000$/u, '');
}

/** Full names of the months. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MINUTE_MS = 60_000;

type Words = {readonly day: string; readonly time: string};

/** A range in words, in local time and in UTC: `since Nov 23 15:05 local = since Nov 23 14:05 UTC`. */
export function explainDates(range: DateRange, clock: LocalClock): string {
	const offsets = [range.since, range.until].flatMap((at) => (at === undefined ? [] : [clock.offsetAt(at)]));
	if (offsets.length === 0) return 'any time';
	const utc = `${spanWords(range, {...clock, offsetAt: () => 0})} UTC`;
	return offsets.every((offset) => offset === 0) ? utc : `${spanWords(range, clock)} local = ${utc}`;
}

/** A range in short words, in local time and without today's date: `since 14:05`. */
export function shortDates(range: DateRange, clock: LocalClock): string {
	return spanWords(range, clock, wordsOf(clock.now, clock).day);
}

/** A range of dates in words. */
function spanWords({since, until}: DateRange, clock: LocalClock, unsaidDay = ''): string {
	const start = since === undefined ? undefined : wordsOf(since, clock);
	const end = until === undefined ? undefined : wordsOf(until, clock);
	if (start !== undefined && end !== undefined) {
		if (isWholeDay(start, end)) return start.day;
		return `${joined(start, unsaidDay)} to ${joined(end, start.day === end.day ? end.day : unsaidDay)}`;
	}
	if (start !== undefined) return `since ${joined(start, unsaidDay)}`;
	return end === undefined ? 'any time' : `until ${joined(end, unsaidDay)}`;
}

function isWholeDay(start: Words, end: Words): boolean {
	return start.day === end.day && start.time === '00:00' && end.time === '23:59:59';
}

function joined({day, time}: Words, unsaidDay: string): string {
	return day === unsaidDay ? time : `${day} ${time}`;
}

function wordsOf(at: number, {now, offsetAt}: LocalClock): Words {
	const wall = new Date(at + offsetAt(at) * MINUTE_MS);
	const [year, month, date] = [wall.getUTCFullYear(), MONTHS[wall.getUTCMonth()], wall.getUTCDate()];
	const thisYear = new Date(now + offsetAt(now) * MINUTE_MS).getUTCFullYear();
	const time = wall.toISOString().slice(11, 19);
	return {
		day: `${month} ${String(date).padStart(2, '0')}${year === thisYear ? '' : ` ${year}`}`,
		time: time.endsWith(':00') ? time.slice(0, 5) : time,
	};
}

import {fromWall, type LocalClock, type Moment, readMoment, startOfDay, type TimeMistake} from './moments.ts';

/** A range of time in epoch ms, both ends included. If an end is absent, the range is open there. */
export type DateRange = {readonly since?: number; readonly until?: number};

/** A range, or the mistake in the text. */
export type DateParse = {readonly range: DateRange; readonly mistake?: never} | {readonly mistake: TimeMistake};

/** One end of a range in epoch ms, or the mistake in the text. */
export type EdgeParse = {readonly at: number; readonly mistake?: never} | {readonly mistake: TimeMistake};

const BETWEEN = /\s*\.\.\s*|\s+(?:-|–|to)\s+/u;
const DAY_MS = 86_400_000;
/** A time after now in a filter for emails that exist. */
const IN_THE_FUTURE: TimeMistake = {
	reason: 'that is in the future: nothing was sent then',
	short: 'in the future: write an earlier time',
	at: 0,
};
/** A range whose ends are in the wrong order. */
const REVERSED: TimeMistake = {
	reason: 'the range would end before it begins: swap its ends',
	short: 'it ends before it begins: swap them',
	at: 0,
};
/** A range without both ends. */
const EMPTY: TimeMistake = {
	reason: 'a range needs a beginning or an end',
	short: 'no beginning or end: write 2h..30m',
	at: 0,
};

/**
 * Parses a range of time as people type it: `2h` (since two hours ago), `yesterday` and `2026-11-20` (that day), `14:05` (since
 * then), `a..b` or `a - b` (from a to b), `a..`, `..b`. An empty text is an open range. Moments are those of {@link readMoment}.
 */
export function parseDates(text: string, clock: LocalClock): DateParse {
	const trimmed = text.trimEnd();
	const indent = trimmed.length - trimmed.trimStart().length;
	const typed = trimmed.trimStart();
	if (typed === '') return {range: {}};
	const between = BETWEEN.exec(` ${typed} `);
	if (between === null) return shifted(wholeOf(typed, clock), indent);
	// Without the space that was put in front of the text.
	const split = Math.max(0, between.index - 1);
	const end = between.index - 1 + between[0].length;
	return shifted(pairOf(typed.slice(0, split), {text: typed.slice(end).trim(), at: end}, clock), indent);
}

/** Parses the start of a range: a day starts at midnight; a time of day is the most recent one. */
export function parseSince(text: string, clock: LocalClock): EdgeParse {
	const moment = readMoment(text.trim(), clock);
	if ('reason' in moment) return {mistake: moment};
	const at = moment.kind === 'stretch' ? moment.from : lastTime(moment.sinceMidnightMs, clock);
	return at > clock.now ? {mistake: IN_THE_FUTURE} : {at};
}

/** Parses the end of a range: a day ends with its last millisecond; a time of day is the first after `since`, or the most recent one without it. */
export function parseUntil(text: string, clock: LocalClock, since?: number): EdgeParse {
	const moment = readMoment(text.trim(), clock);
	if ('reason' in moment) return {mistake: moment};
	const at = endOf(moment, clock, since);
	return since !== undefined && at < since ? {mistake: REVERSED} : {at};
}

function endOf(moment: Moment, clock: LocalClock, since: number | undefined): number {
	if (moment.kind === 'stretch') return moment.to;
	return since === undefined ? lastTime(moment.sinceMidnightMs, clock) : nextTime(moment.sinceMidnightMs, since, clock);
}

/** A range without a separator: a day is that day, anything else is since then. */
function wholeOf(text: string, clock: LocalClock): DateParse {
	const start = parseSince(text, clock);
	if (start.mistake !== undefined) return {mistake: start.mistake};
	const moment = readMoment(text, clock);
	const isOver = 'to' in moment && moment.to > start.at && moment.to < clock.now;
	return {range: {since: start.at, ...(isOver ? {until: moment.to} : {})}};
}

/** Splits a typed range at its dots. */
function pairOf(first: string, second: {readonly text: string; readonly at: number}, clock: LocalClock): DateParse {
	if (first === '' && second.text === '') return {mistake: EMPTY};
	const start = first === '' ? undefined : parseSince(first, clock);
	if (start?.mistake !== undefined) return {mistake: start.mistake};
	const since = start === undefined ? {} : {since: start.at};
	if (second.text === '') return {range: since};
	const end = parseUntil(second.text, clock, start?.at);
	if (end.mistake !== undefined) return {mistake: {...end.mistake, at: end.mistake.at + second.at}};
	return {range: {...since, until: end.at}};
}

function shifted(parse: DateParse, by: number): DateParse {
	return parse.mistake === undefined ? parse : {mistake: {...parse.mistake, at: parse.mistake.at + by}};
}

function lastTime(sinceMidnightMs: number, clock: LocalClock): number {
	const today = onDayOf(clock.now, sinceMidnightMs, clock);
	return today <= clock.now ? today : onDayOf(startOfDay(clock.now, clock) - 1, sinceMidnightMs, clock);
}

function nextTime(sinceMidnightMs: number, since: number, clock: LocalClock): number {
	const sameDay = onDayOf(since, sinceMidnightMs, clock);
	return sameDay > since ? sameDay : onDayOf(startOfDay(since, clock) + 1.5 * DAY_MS, sinceMidnightMs, clock);
}

/** The moment of a time of day, on the local day of another moment. */
function onDayOf(at: number, sinceMidnightMs: number, clock: LocalClock): number {
	const midnight = startOfDay(at, clock);
	return fromWall(midnight + clock.offsetAt(midnight) * 60_000 + sinceMidnightMs, clock);
}

/** A moment as the value of the API's `startDate` and `endDate`: ISO 8601, UTC. */
export function toApiDate(at: number): string {
	return new Date(at).toISOString().replace('.000Z', 'Z');
}

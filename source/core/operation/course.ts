import type {RateHistory, Rates, Sample} from './rate.ts';

/** The course of a send as a watch has seen it: samples over all of it, oldest first, thinned out so that their number is bounded. */
export type Course = {
	readonly samples: RateHistory;
	/** How far apart samples are kept, in ms. */
	readonly everyMs: number;
	/** The most that were delivered, or failed, a second from one sample to the next: it never falls. */
	readonly peak: number;
};

/** How many emails had been delivered and had failed at a moment (epoch ms). */
export type CoursePoint = Pick<Sample, 'at' | 'delivered' | 'failed'>;

/** The course of a send as far as it is known, oldest point first, and what it is from. */
export type KnownCourse = {
	readonly points: readonly CoursePoint[];
	readonly from: 'polls' | 'emails';
	/** What had ended before its first point is not in it. */
	readonly isPart?: true;
};

/** A watch that saw so much of what ended saw the send. */
const SEEN_SHARE = 0.9;

/**
 * The course of a send: by the polls of a watch that saw nine tenths of it; else by the times of its emails, where all of them were read;
 * else by the polls, as far as they go. Undefined if none of these tells. One rule for all who show it, so that they do not disagree.
 */
export function knownCourse(
	polls: readonly CoursePoint[],
	emails: readonly CoursePoint[] | undefined,
): KnownCourse | undefined {
	if (hasSeenSend(polls)) return {points: polls, from: 'polls'};
	if (emails !== undefined && emails.length > 1) return {points: emails, from: 'emails'};
	return haveMoved(polls) ? {points: polls, from: 'polls', isPart: true} : undefined;
}

/** Whether the polls of a watch saw nine tenths of what has ended end. */
export function hasSeenSend(polls: readonly CoursePoint[]): boolean {
	const [first, last] = [polls[0], polls.at(-1)];
	if (first === undefined || last === undefined || !haveMoved(polls)) return false;
	return endedIn(last) - endedIn(first) >= SEEN_SHARE * endedIn(last);
}

function haveMoved(polls: readonly CoursePoint[]): boolean {
	return hasChanged(polls[0], polls.at(-1) ?? polls[0]);
}

function endedIn({delivered, failed}: CoursePoint): number {
	return delivered + failed;
}

/** How many emails were delivered and failed a second over a part of a send. Times are epoch ms. */
export type Stretch = Rates & {readonly from: number; readonly to: number};

const MOST_SAMPLES = 240;
const FIRST_EVERY_MS = 1000;
const NO_RATES: Rates = {delivered: 0, failed: 0};

/** Nothing seen yet. */
export const NO_COURSE: Course = {samples: [], everyMs: FIRST_EVERY_MS, peak: 0};

/** Adds a sample. The newest is always kept; once there are too many, every other of those before it is dropped. */
export function addToCourse(course: Course, sample: Sample): Course {
	const {samples, everyMs} = course;
	const [last, before] = [samples.at(-1), samples.at(-2)];
	if (last !== undefined && sample.at <= last.at) return course;
	const {delivered, failed} = last === undefined ? NO_RATES : stretchBetween(last, sample);
	const peak = Math.max(course.peak, delivered, failed);
	const isClose = last !== undefined && before !== undefined && last.at - before.at < everyMs;
	const all = [...(isClose ? samples.slice(0, -1) : samples), sample];
	if (all.length <= MOST_SAMPLES) return {samples: all, everyMs, peak};
	const kept = all.filter((_, index) => index % 2 === 0 || index === all.length - 1);
	return {samples: kept, everyMs: everyMs * 2, peak};
}

/** The rates from each sample to the next, the last `count` of them, oldest first. */
export function latestStretches({samples}: Course, count: number): readonly Stretch[] {
	const latest = samples.slice(-count - 1);
	return latest.slice(1).map((sample, index) => stretchBetween(latest[index] ?? sample, sample));
}

/** The rates over at most `parts` parts of about the same length, from the first change to the last; none before anything has changed. */
export function stretchesOf(points: readonly CoursePoint[], parts: number): readonly Stretch[] {
	const moving = points.slice(firstChange(points), lastChange(points) + 1);
	const [first, last] = [moving[0], moving.at(-1)];
	if (first === undefined || last === undefined || moving.length < 2) return [];
	const span = (last.at - first.at) / parts;
	const edges = moving.filter((sample, index) => {
		const before = moving[index - 1];
		return before === undefined || sample === last || partOf(sample, first, span) > partOf(before, first, span);
	});
	return edges.slice(1).map((sample, index) => stretchBetween(edges[index] ?? first, sample));
}

function partOf(sample: CoursePoint, first: CoursePoint, span: number): number {
	return Math.floor((sample.at - first.at) / span);
}

/** The index of the sample before the first one with another number of ended emails. */
function firstChange(samples: readonly CoursePoint[]): number {
	const index = samples.findIndex((sample) => hasChanged(samples[0], sample));
	return index === -1 ? samples.length : index - 1;
}

/** The index of the first sample with the last number of ended emails. */
function lastChange(samples: readonly CoursePoint[]): number {
	return samples.findIndex((sample) => !hasChanged(samples.at(-1), sample));
}

function hasChanged(before: CoursePoint | undefined, after: CoursePoint | undefined): boolean {
	return (
		before !== undefined &&
		after !== undefined &&
		(before.delivered !== after.delivered || before.failed !== after.failed)
	);
}

function stretchBetween(from: CoursePoint, to: CoursePoint): Stretch {
	const seconds = (to.at - from.at) / 1000;
	return {
		from: from.at,
		to: to.at,
		delivered: (to.delivered - from.delivered) / seconds,
		failed: (to.failed - from.failed) / seconds,
	};
}

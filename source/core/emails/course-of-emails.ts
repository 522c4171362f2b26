import type {CoursePoint} from '../operation/course.ts';
import type {Email} from './email.ts';
import {isFailure} from './failure.ts';

/** The most points that are kept. */
const MOST_POINTS = 240;

/** The statuses that count as delivered. */
const DELIVERED: ReadonlySet<string> = new Set(['DELIVERED', 'OPENED']);

/** Whether an email was delivered: an opened one was, too. */
export function isDelivered({status}: Email): boolean {
	return DELIVERED.has(status.raw);
}

/** Builds the course of a send from its emails, a page at a time. It keeps times, no emails. */
export type CourseOfEmails = {
	readonly add: (emails: readonly Email[]) => void;
	/**
	 * How many had been delivered and had failed at the time of each last change, oldest first, thinned out; undefined if one of them has no
	 * time. When an opened email was delivered nobody knows: it counts from the time it was opened.
	 */
	readonly points: () => readonly CoursePoint[] | undefined;
};

/** Creates an empty course. */
export function createCourseOfEmails(): CourseOfEmails {
	const ended: {readonly at: number; readonly isFailure: boolean}[] = [];
	let firstAt = Number.POSITIVE_INFINITY;
	let undated = 0;

	function points(): readonly CoursePoint[] | undefined {
		if (undated > 0) return undefined;
		const sorted = ended.toSorted((a, b) => a.at - b.at);
		const [first] = sorted;
		if (first === undefined) return [];
		let [delivered, failed] = [0, 0];
		const all: CoursePoint[] = [{at: Math.min(firstAt, first.at), delivered, failed}];
		const step = Math.ceil(sorted.length / MOST_POINTS);
		for (const [index, one] of sorted.entries()) {
			if (one.isFailure) failed += 1;
			else delivered += 1;
			// What ended at the same moment is one point: there is no pace between two of them.
			if (sorted[index + 1]?.at === one.at) continue;
			if (delivered + failed - endedAt(all.at(-1)) >= step || index === sorted.length - 1)
				all.push({at: one.at, delivered, failed});
		}
		return all;
	}

	return {
		add(emails) {
			for (const email of emails) {
				const {createdAt, updatedAt} = email;
				if (createdAt !== undefined) firstAt = Math.min(firstAt, createdAt);
				const hasFailed = isFailure(email);
				if (!hasFailed && !isDelivered(email)) continue;
				if (updatedAt === undefined) undated += 1;
				else ended.push({at: updatedAt, isFailure: hasFailed});
			}
		},
		points,
	};
}

function endedAt(point: CoursePoint | undefined): number {
	return point === undefined ? 0 : point.delivered + point.failed;
}

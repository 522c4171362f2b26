import type {Email} from '../../core/emails/email.ts';
import {isFailure} from '../../core/emails/failure.ts';
import type {CoursePoint} from './reported-send.ts';

/** The most points in a chart. */
const MOST_POINTS = 240;

/** The statuses that count as delivered. */
const DELIVERED: ReadonlySet<string> = new Set(['DELIVERED', 'OPENED']);

/** Builds the course of a send from its emails, a page at a time. It keeps times, no emails. */
export type CourseOfEmails = {
	readonly add: (emails: readonly Email[]) => void;
	/** How many had been delivered and had failed at the time of each last change, oldest first, thinned out. */
	readonly points: () => readonly CoursePoint[];
};

/** Creates an empty course. */
export function createCourseOfEmails(): CourseOfEmails {
	const ended: {readonly at: number; readonly isFailure: boolean}[] = [];
	let firstAt = Number.POSITIVE_INFINITY;

	function points(): readonly CoursePoint[] {
		if (ended.length === 0) return [];
		const sorted = ended.toSorted((a, b) => a.at - b.at);
		let [delivered, failed] = [0, 0];
		const all: CoursePoint[] = [{at: Math.min(firstAt, sorted[0]?.at ?? firstAt), delivered, failed}];
		const step = Math.ceil(sorted.length / MOST_POINTS);
		for (const [index, one] of sorted.entries()) {
			if (one.isFailure) failed += 1;
			else delivered += 1;
			if (index % step === step - 1 || index === sorted.length - 1) all.push({at: one.at, delivered, failed});
		}
		return all;
	}

	return {
		add(emails) {
			for (const email of emails) {
				const {status, createdAt, updatedAt} = email;
				if (createdAt !== undefined) firstAt = Math.min(firstAt, createdAt);
				if (updatedAt === undefined) continue;
				if (isFailure(email)) ended.push({at: updatedAt, isFailure: true});
				else if (DELIVERED.has(status.raw)) ended.push({at: updatedAt, isFailure: false});
			}
		},
		points,
	};
}

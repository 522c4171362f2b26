import {type Counter, FAILURES} from '../../core/operation/counters.ts';
import {rangeOf} from '../../core/operation/counts.ts';
import {hasSeenSend, type KnownCourse, knownCourse} from '../../core/operation/course.ts';
import type {Watch} from '../watch/operation.ts';
import {haveMovedSince} from './domains.ts';
import type {DomainsOfSend} from './failures.ts';

/** What a course counts. */
const IN_COURSE: readonly Counter[] = ['delivered', 'opened', ...FAILURES];

type Facts = {readonly watch: Watch; readonly failures: {readonly domains: DomainsOfSend}};

/** The course of the send as a watch knows it, by its polls or by the times of the emails; undefined if neither tells. */
export function courseOf({watch, failures: {domains}}: Facts): KnownCourse | undefined {
	return knownCourse(watch.course.samples, haveMovedSince(domains, watch) ? undefined : domains.course);
}

/** Whether emails have ended that this watch has not seen end, so that only the list can tell the course of the send. */
export function lacksCourse({watch}: Pick<Facts, 'watch'>): boolean {
	const {counts, course} = watch;
	return counts !== undefined && rangeOf(counts, IN_COURSE).least > 0 && !hasSeenSend(course.samples);
}

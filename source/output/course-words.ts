import type {KnownCourse} from '../core/operation/course.ts';
import {lacksCourse} from '../state/failures/course.ts';
import type {Watch} from '../state/watch/operation.ts';

/** What the course of a send is from. */
export type CourseSource = 'recording' | 'watch' | 'emails';

/** What the figures over time are from, in sentences. */
const SOURCES: Readonly<Record<CourseSource, string>> = {
	recording: 'From the polls of the recorded watch.',
	watch: 'From the polls of the watch.',
	emails:
		'From the list: the time of the last change of each email. An opened email counts from the time it was opened.',
};

/** What the figures over time are from, and what is missing from them. */
export function courseText({isPart}: Pick<KnownCourse, 'isPart'>, source: CourseSource): string {
	return isPart
		? `${SOURCES[source]} What had ended before it is missing: not every email was read with its time.`
		: SOURCES[source];
}

/** Why there are no figures over time although emails have ended; undefined if none has. */
export function noCourseText(watch: Watch): string | undefined {
	return lacksCourse({watch})
		? 'The rates are unknown: no watch saw these emails end, and not every email was read with its time.'
		: undefined;
}

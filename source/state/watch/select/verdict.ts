import {EXIT} from '../../../core/exit-codes.ts';
import type {Problem, ProblemKind} from '../../../core/network/problem.ts';
import {isReadingOpen} from '../../../core/operation/reading.ts';
import {DEFAULT_TERMS, type Terms} from '../../../core/operation/terms.ts';
import {hasFailed as haveFailed, type Verdict, verdictOf as verdictOn} from '../../../core/operation/verdict.ts';
import type {Watch} from '../operation.ts';
import {standingOf} from './ending.ts';
import type {Overview} from './overview.ts';

/**
 * The verdict on the send, once its wait is over; undefined until then, and while one answer alone looks cumulative: the next one decides
 * how the counters are meant. `now` in epoch ms.
 */
export function verdictOf(
	{watch}: Pick<Overview, 'watch'>,
	now: number,
	terms: Terms = DEFAULT_TERMS,
): Verdict | undefined {
	const standing = standingOf(watch, now);
	return standing === undefined || isReadingOpen(watch.reading) ? undefined : verdictOn(standing, terms);
}

/** Whether `failIf` certainly holds already, and enough emails have ended to judge by. */
export function hasFailed({counts, reading}: Watch, terms: Terms): boolean {
	return counts !== undefined && !isReadingOpen(reading) && haveFailed(counts, terms);
}

const EXIT_CODES: Readonly<Record<ProblemKind, number>> = {
	refused: EXIT.credentials,
	absent: EXIT.absent,
	malformed: EXIT.gaveUp,
	limited: EXIT.gaveUp,
	broken: EXIT.gaveUp,
	unreachable: EXIT.gaveUp,
	heavy: EXIT.gaveUp,
};

/** The exit code of a command that a problem ended. A 400 is the server's answer, no usage error. */
export function problemExitCode({kind}: Problem): number {
	return EXIT_CODES[kind];
}

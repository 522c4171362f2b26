import type {Problem, ProblemKind} from './network/problem.ts';
import {RETENTION_DAYS} from './operation/retention.ts';

/** The exit codes of sendwatch; {@link EXIT_MEANINGS} says what each means. */
export const EXIT = {
	good: 0,
	bad: 1,
	usage: 2,
	credentials: 3,
	absent: 4,
	gaveUp: 5,
	timeout: 6,
	canceled: 7,
	uncertain: 8,
	incomplete: 9,
	fault: 70,
} as const;

/** The exit codes for the signals that end a command: 128 + the signal's number, as shells report it. */
export const SIGNAL_EXIT = {SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143} as const;

/** Each exit code and its meaning, for docs/scripts.md and the man page. */
export const EXIT_MEANINGS: readonly (readonly [codes: string, meaning: string])[] = [
	[`${EXIT.good}`, 'you quit the app; without a screen: the send ended well'],
	[
		`${EXIT.bad}`,
		'the send ended, and more emails failed or were undelivered than --fail-if allows (without a screen)',
	],
	[
		`${EXIT.usage}`,
		'usage error: on the command line, in a variable or in the config file, or a file that is not a recording; the message says what would be right',
	],
	[`${EXIT.credentials}`, 'credentials missing or refused (401, 403)'],
	[`${EXIT.absent}`, `no such operation, or past Twilio's ${RETENTION_DAYS} days (404)`],
	[
		`${EXIT.gaveUp}`,
		'gave up: no good answer for 10 minutes (without a screen), a request that failed 3 times (emails, operations), or one that the server rejected (400 or another 4xx, a refused page token)',
	],
	[
		`${EXIT.timeout}`,
		'--timeout or --stall-timeout has passed (wait), also while standard input or credentials_command does not end',
	],
	[`${EXIT.canceled}`, 'the operation was canceled (without a screen)'],
	[
		`${EXIT.uncertain}`,
		'the wait is over, but not every email is accounted for, or the counters do not say enough (without a screen)',
	],
	[
		`${EXIT.incomplete}`,
		'incomplete output: items could not be read, a page token was repeated or not text, or pagination was missing (emails, operations, report); or the disk is full. Stderr says what is missing, and how to continue',
	],
	[`${EXIT.fault}`, 'a fault in sendwatch itself, memory that is full, or too many open files'],
	[
		`${SIGNAL_EXIT.SIGINT} / ${SIGNAL_EXIT.SIGTERM} / ${SIGNAL_EXIT.SIGHUP} / ${SIGNAL_EXIT.SIGQUIT}`,
		'ended by Ctrl-C / SIGTERM / SIGHUP / SIGQUIT',
	],
];

/** The exit codes of several sends, the worst first (product.md, "The verdict"). A signal comes before them all. */
export const WORST_FIRST: readonly number[] = [
	EXIT.fault,
	EXIT.credentials,
	EXIT.absent,
	EXIT.gaveUp,
	EXIT.bad,
	EXIT.uncertain,
	EXIT.timeout,
	EXIT.canceled,
	EXIT.incomplete,
	EXIT.good,
];

/** The worst of some exit codes; 0 of none. A code that has no place in the order, such as that of a signal, is worse than any. */
export function worstExitCode(codes: readonly number[]): number {
	return codes.toSorted((a, b) => WORST_FIRST.indexOf(a) - WORST_FIRST.indexOf(b))[0] ?? EXIT.good;
}

const PROBLEM_EXIT: Readonly<Record<ProblemKind, number>> = {
	refused: EXIT.credentials,
	absent: EXIT.absent,
	malformed: EXIT.gaveUp,
	limited: EXIT.gaveUp,
	broken: EXIT.gaveUp,
	unreachable: EXIT.gaveUp,
	heavy: EXIT.gaveUp,
};

/** The exit code of a command that a problem ended. */
export function problemExitCode({kind, isOwnLimit}: Problem): number {
	return isOwnLimit ? EXIT.fault : PROBLEM_EXIT[kind];
}

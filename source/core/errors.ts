import type {Problem} from './network/problem.ts';

/** The base of all errors that are thrown on purpose: the message is a sentence for people. Any other error is a bug. */
export class SendwatchError extends Error {
	override readonly name: string = 'SendwatchError';
}

/** A request that did not end in data. Carries the {@link Problem} that the state keeps. */
export class ProblemError extends SendwatchError {
	override readonly name: string = 'ProblemError';
	readonly problem: Problem;

	constructor(problem: Problem, options?: ErrorOptions) {
		super(problem.sentence, options);
		this.problem = problem;
	}
}

/** A list that has no end: its page tokens lead in a circle, or from one empty page to the next. Asking on is pointless. */
export class EndlessListError extends ProblemError {
	override readonly name = 'EndlessListError';
}

/** An error that ends the program with this exit code (README, "Exit codes"). */
export class UserError extends SendwatchError {
	override readonly name: string = 'UserError';
	readonly exitCode: number;

	constructor(message: string, exitCode: number) {
		super(message);
		this.exitCode = exitCode;
	}
}

/** Invalid input: exit code 2. */
export class UsageError extends UserError {
	override readonly name = 'UsageError';

	constructor(message: string) {
		super(message, 2);
	}
}

/** The exit codes of sendwatch (README, "Exit codes"). */
export const EXIT = {
	good: 0,
	bad: 1,
	usage: 2,
	credentials: 3,
	absent: 4,
	gaveUp: 5,
	timeout: 6,
	canceled: 7,
	fault: 70,
} as const;

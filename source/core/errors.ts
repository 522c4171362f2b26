import {EXIT} from './exit-codes.ts';
import {breakText} from './network/gaps.ts';
import type {ListBreak} from './network/paging.ts';
import type {Problem} from './network/problem.ts';
import {say} from './text/text.ts';

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

/** A list that ended without saying that it was complete: {@link ListBreak}. The items before it are valid; further requests are pointless. */
export class BrokenListError extends ProblemError {
	override readonly name = 'BrokenListError';
	readonly brokenBy: ListBreak;

	/** `refusal` is the server's answer to a token that it refused. */
	constructor(brokenBy: ListBreak, refusal?: Problem) {
		const why = breakText(brokenBy);
		super(
			refusal === undefined ? {kind: 'broken', sentence: why} : {...refusal, sentence: say`${why} ${refusal.sentence}`},
		);
		this.brokenBy = brokenBy;
	}
}

/** A file that took only part of a write: the disk is full. */
export class DiskFullError extends SendwatchError {
	override readonly name = 'DiskFullError';
}

/** An error that ends the program with this exit code (docs/scripts.md, "Exit codes"). */
export class UserError extends SendwatchError {
	override readonly name: string = 'UserError';
	readonly exitCode: number;

	constructor(message: string, exitCode: number) {
		super(message);
		this.exitCode = exitCode;
	}
}

/** Invalid input on the command line, in a variable or in the config file. */
export class UsageError extends UserError {
	override readonly name = 'UsageError';

	constructor(message: string) {
		super(message, EXIT.usage);
	}
}

/** The code of an error of Node or undici, such as `ENOENT`; undefined for any other value. */
export function codeOf(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Whether an error, or what caused it, is that no more files may be open. */
export function isTooManyFiles(error: unknown): boolean {
	if (['EMFILE', 'ENFILE'].includes(codeOf(error) ?? '')) return true;
	return error instanceof Error && error.cause !== undefined && isTooManyFiles(error.cause);
}

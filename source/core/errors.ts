import {EXIT} from './exit-codes.ts';

/** An error of the user's making, or of the world's, not of ours: its message is a sentence for people, and it decides the exit code. */
export class UserError extends Error {
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

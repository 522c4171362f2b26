/** An end that is not a fault of ours: its message is a sentence for people, its code the exit code of the contract. */
export class UserError extends Error {
	override readonly name: string = 'UserError';
	readonly exitCode: number;

	constructor(message: string, exitCode: number) {
		super(message);
		this.exitCode = exitCode;
	}
}

/** What was typed cannot be meant: exit code 2. */
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

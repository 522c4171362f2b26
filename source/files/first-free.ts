const MOST_OF_ONE_NAME = 1000;

/**
 * Tries one name after the other, numbered from 1, until `tryName` does not throw `EEXIST`, and returns its result. Throws every
 * other error, and `EEXIST` once 1,000 names are taken.
 */
export function firstFree<Result>(nameOf: (number: number) => string, tryName: (name: string) => Result): Result {
	for (let number = 1; ; number += 1) {
		try {
			return tryName(nameOf(number));
		} catch (error) {
			if (!isCode(error, 'EEXIST') || number === MOST_OF_ONE_NAME) throw error;
		}
	}
}

/** Whether a system call failed with this code. */
export function isCode(error: unknown, code: string): boolean {
	return error instanceof Error && 'code' in error && error.code === code;
}

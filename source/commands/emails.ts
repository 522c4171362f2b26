import type {Arguments} from '../command-line/arguments.ts';
import type {Environment} from '../command-line/option-values.ts';
import {UsageError} from '../core/errors.ts';

/** `sendwatch emails`: to come. */
export async function emails(_args: Arguments, _env: Environment): Promise<number> {
	throw new UsageError('sendwatch emails is not there yet.');
}

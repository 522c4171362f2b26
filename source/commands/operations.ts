import type {Arguments} from '../command-line/arguments.ts';
import type {Environment} from '../command-line/option-values.ts';
import {UsageError} from '../core/errors.ts';

/** `sendwatch operations`: to come. */
export async function operations(_args: Arguments, _env: Environment): Promise<number> {
	throw new UsageError('sendwatch operations is not there yet.');
}

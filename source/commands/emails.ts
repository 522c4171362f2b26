import type {Arguments} from '../command-line/arguments.ts';
import type {Environment} from '../command-line/option-values.ts';

export async function emails(_: Arguments, __: Environment): Promise<number> {
	return 0;
}

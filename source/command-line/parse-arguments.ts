import {parseArgs} from 'node:util';
import type {Arguments} from './arguments.ts';
import type {CommandKind} from './commands.ts';
import {optionsOf} from './options.ts';

/** Takes the words of a command apart, which `checkArguments` has found to be in order. */
export function parseArguments(command: CommandKind, argv: readonly string[]): Arguments {
	const options = optionsOf(command).map(({flag, type: {label, isRepeatable}}) => {
		const type: 'boolean' | 'string' = label === undefined ? 'boolean' : 'string';
		return [flag, {type, multiple: isRepeatable === true}] as const;
	});
	const {values, positionals} = parseArgs({
		args: [...argv],
		options: Object.fromEntries(options),
		allowPositionals: true,
		// A value may begin with a dash: of the words that do, those that are options have been found.
		strict: false,
	});
	return {command, operands: positionals, flags: {...values} as Arguments['flags']};
}

import {COMMANDS, type CommandKind, type CommandSpec} from './commands.ts';
import {helpOf, usageOf} from './options/describe.ts';
import {optionsOf, variableOf} from './options.ts';

const GAP = 2;
const LEAST_OPTION_WIDTH = 32;

/** The help of a command, from the tables of commands and options. The one without a command lists them all. */
export function helpText(command: CommandKind): string {
	const listed = command === 'watch' ? Object.values(COMMANDS) : [COMMANDS[command]];
	const width = Math.max(...listed.map(({usage}) => usage.length)) + GAP;
	const options = optionsOf(command);
	const optionWidth = Math.max(LEAST_OPTION_WIDTH, ...options.map((option) => usageOf(option).length)) + GAP;
	return [
		'Usage',
		...listed.flatMap((spec) => usageLines(spec, width)),
		'',
		'Options',
		...options.map((option) => `  ${usageOf(option).padEnd(optionWidth)}${helpOf(option, command)}`),
		`  Each is also a variable, such as ${variableOf('interval')}; the flag wins.`,
		'',
		...COMMANDS[command].notes,
	].join('\n');
}

function usageLines({usage, help}: CommandSpec, width: number): readonly string[] {
	return help.map((line, index) => `  ${(index === 0 ? usage : '').padEnd(width)}${line}`);
}

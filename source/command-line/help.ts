import {COMMANDS, type CommandSpec} from './commands.ts';
import {type CommandKind, optionsOf, variableOf} from './options.ts';

const OPTION_WIDTH = 36;
const USAGE_GAP = 2;

/** The help of a command, from the tables of commands and options. The one without a command lists them all. */
export function helpText(command: CommandKind): string {
	const listed = command === 'watch' ? Object.values(COMMANDS) : [COMMANDS[command]];
	const width = Math.max(...listed.map(({usage}) => usage.length)) + USAGE_GAP;
	const options = optionsOf(command).map(({name, value, help}) => {
		const flag = `--${name}${value === undefined ? '' : ` ${value}`}`;
		return `  ${flag.padEnd(OPTION_WIDTH - 2)}${help}`;
	});
	return [
		'Usage',
		...listed.flatMap((spec) => usageLines(spec, width)),
		'',
		'Options',
		...options,
		`  Each is also a variable, such as ${variableOf('interval')}; the flag wins.`,
		'',
		...COMMANDS[command].notes,
	].join('\n');
}

function usageLines({usage, help}: CommandSpec, width: number): readonly string[] {
	return help.map((line, index) => `  ${(index === 0 ? usage : '').padEnd(width)}${line}`);
}

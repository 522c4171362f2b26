import {type Row, twoColumns, wrapped} from './columns.ts';
import {COMMANDS, type CommandKind, type CommandSpec} from './commands.ts';
import {helpOf, usageOf} from './options/describe.ts';
import {type Option, optionsOf, variableOf} from './options.ts';

/** How wide the help is where it does not go to a terminal. */
const USUAL_WIDTH = 80;

/** How wide the help is: as the terminal, where it goes to one. */
export function widthOf({isTTY, columns}: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>): number {
	return isTTY && columns > 0 ? columns : USUAL_WIDTH;
}

/** The last lines of `--help`: variables, config file, documentation. */
const VARIABLES = `Options are also variables, such as ${variableOf('interval')}, and keys of the config file; a flag takes precedence.`;

/** Where the options of a command can be set besides the command line; undefined if they cannot. */
function variablesNote(options: readonly Option[]): string | undefined {
	const flagsOf = (setBy: Option['setBy']) => options.filter((one) => one.setBy === setBy).map(({flag}) => `--${flag}`);
	const [flags, variables] = [flagsOf('flag'), flagsOf('flag-or-variable')];
	if (flags.length === options.length) return undefined;
	const notInFile = variables.length === 0 ? '' : ` Flag or variable only: ${variables.join(', ')}.`;
	return `${VARIABLES} Flag only: ${flags.join(', ')}.${notInFile}`;
}

/**
 * The help of a command, from the tables of commands and options, in lines of `width` columns. The one without a command lists them all.
 * `docs` is the folder of the documents, which the last line names if it is given.
 */
export function helpText(command: CommandKind, width: number = USUAL_WIDTH, docs?: string | undefined): string {
	const listed: readonly CommandSpec[] = command === 'watch' ? Object.values(COMMANDS) : [COMMANDS[command]];
	const options = optionsOf(command);
	const variables = variablesNote(options);
	return [
		'Usage',
		...twoColumns(
			listed.map(({usage, help}): Row => [usage, help.join(' ')]),
			width,
		),
		'',
		'Options',
		...twoColumns(
			options.map((option): Row => [usageOf(option), helpOf(option, command)]),
			width,
		),
		...(variables === undefined ? [] : ['', ...wrapped(variables, width)]),
		'',
		...noteLines(COMMANDS[command], width),
		...(docs === undefined ? [] : ['', `Documentation: man sendwatch, ${docs}/${COMMANDS[command].document}.md`]),
	].join('\n');
}

function noteLines({notes, isTable}: CommandSpec, width: number): readonly string[] {
	return isTable === undefined ? wrapped(notes.join(' '), width) : notes;
}

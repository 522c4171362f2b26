import type {Arguments} from '../../command-line/arguments.ts';
import {twoColumns, wrapped} from '../../command-line/columns.ts';
import {COMMAND_WORDS, type CommandKind} from '../../command-line/commands.ts';
import {readConfigFile} from '../../command-line/config-file/read.ts';
import {helpText, widthOf} from '../../command-line/help.ts';
import {helpOf, setByWords, usageOf} from '../../command-line/options/describe.ts';
import {listed} from '../../command-line/options/types.ts';
import {OPTIONS, type Option} from '../../command-line/options.ts';
import {synonymFor} from '../../command-line/unknown-command.ts';
import {calledBy} from '../../command-line/unknown-option.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import {EXIT, EXIT_MEANINGS} from '../../core/exit-codes.ts';
import {didYouMean} from '../../core/text/nearest.ts';
import {say, untrusted} from '../../core/text/text.ts';
import {COMMAND_NAMES, type CommandName} from '../../ui/keys/names.ts';
import {checkKeys} from '../check-keys.ts';
import {documentsFolder} from '../documents.ts';

/** The topic on exit codes. */
const EXIT_CODES = 'exit-codes';

/** `sendwatch help [command]`: the help of a command, or what `[keys]` in the config file can name. Resolves with the exit code. */
export async function help(args: Arguments, env: Environment): Promise<number> {
	const isExit = /^exit[ -]?(?:codes?|status)?$/iu.test(args.operands.join(' '));
	const [topic, ...more] = isExit ? [EXIT_CODES] : args.operands;
	if (more.length > 0) throw new UsageError('One topic at a time: sendwatch help <command>.');
	process.stdout.write(`${await helpOn(topic, args, env, widthOf(process.stdout))}\n`);
	return EXIT.good;
}

/** The text of `sendwatch help <topic>`. */
async function helpOn(topic: string | undefined, args: Arguments, env: Environment, width: number): Promise<string> {
	if (topic === undefined || topic === 'watch') return helpText('watch', width, documentsFolder());
	const command: CommandKind | undefined = COMMAND_WORDS.find((word) => word === topic);
	if (command !== undefined) return helpText(command, width, documentsFolder());
	if (topic === 'keys') return await keysHelp(args, env, width, COMMAND_NAMES);
	const name = COMMAND_NAMES.find((one) => one === topic);
	if (name !== undefined) return await keysHelp(args, env, width, [name]);
	if (topic === EXIT_CODES) return ['Exit codes', ...twoColumns(EXIT_MEANINGS, width)].join('\n');
	const options = OPTIONS.filter(({flag}) => flag === topic);
	if (options.length > 0) return options.map((option) => optionHelp(option, width)).join('\n\n');
	const topics = ['watch', ...COMMAND_WORDS, 'keys', EXIT_CODES];
	const instead = synonymFor(topic);
	const hint = instead === undefined ? didYouMean(topic, [...topics, ...COMMAND_NAMES, ...FLAGS]) : ` ${instead}`;
	throw new UsageError(
		say`There is no help topic “${untrusted(topic)}”.${hint} The topics are ${topics.join(', ')}, and the name of any option.`,
	);
}

const FLAGS = OPTIONS.map(({flag}) => flag);

/** An option by its name: what it does, and which commands have it. */
function optionHelp(option: Option, width: number): string {
	const commands = listed(option.commands.map(calledBy), 'and');
	return [
		...twoColumns([[usageOf(option), helpOf(option)]], width),
		'',
		...wrapped(`An option of ${commands}. It can be set by ${setByWords(option).replaceAll(', ', ' or ')}.`, width),
	].join('\n');
}

/** Key commands by the names that `[keys]` knows, with the keys that they have here. */
async function keysHelp(
	args: Arguments,
	env: Environment,
	width: number,
	names: readonly CommandName[],
): Promise<string> {
	const [{KEYMAP}, {rebind}, {allKeys, wholeLabelOf}] = await Promise.all([
		import('../../ui/keys/keymap.ts'),
		import('../../ui/keys/rebind.ts'),
		import('../../ui/keys/shown-keys.ts'),
	]);
	// The help works even with a broken config file.
	const file = await readConfigFile(args, env, checkKeys).catch(() => undefined);
	const table = rebind(KEYMAP, file?.keys ?? {});
	const wanted = table.filter(({command}) => names.includes(command));
	const most = Math.max(...wanted.map(({command}) => command.length));
	const rows = wanted.map(
		(entry) => [`${entry.command.padEnd(most)}  ${allKeys(entry)}`, wholeLabelOf(entry, table)] as const,
	);
	const [first] = wanted;
	const keys = first?.keys.map((key) => JSON.stringify(key === ' ' ? 'space' : key)).join(', ') ?? '';
	return [
		'Commands and their keys',
		...twoColumns(rows, width),
		'',
		'In the config file',
		'  [keys]',
		`  ${first?.command ?? ''} = [${keys}]`,
		'',
		...wrapped('A key given there replaces the built-in ones; an empty list leaves a command without a key.', width),
	].join('\n');
}

import type {Arguments} from '../../command-line/arguments.ts';
import {twoColumns, wrapped} from '../../command-line/columns.ts';
import {COMMAND_WORDS, type CommandKind} from '../../command-line/commands.ts';
import {readConfigFile} from '../../command-line/config-file/read.ts';
import {helpText, widthOf} from '../../command-line/help.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import {EXIT} from '../../core/exit-codes.ts';
import {didYouMean} from '../../core/text/nearest.ts';
import {say, untrusted} from '../../core/text/text.ts';
import {COMMAND_NAMES, type CommandName} from '../../ui/keys/names.ts';
import {checkKeys} from '../check-keys.ts';
import {documentsFolder} from '../documents.ts';

/** `sendwatch help [command]`: the help of a command, or what `[keys]` in the config file can name. Resolves with the exit code. */
export async function help(args: Arguments, env: Environment): Promise<number> {
	const [topic, ...more] = args.operands;
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
	const hint = didYouMean(topic, ['watch', ...COMMAND_WORDS, 'keys', ...COMMAND_NAMES]);
	throw new UsageError(
		say`There is no help topic “${untrusted(topic)}”.${hint} The topics are ${['watch', ...COMMAND_WORDS, 'keys'].join(', ')}.`,
	);
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

import type {Arguments} from '../../command-line/arguments.ts';
import {SHELLS} from '../../command-line/commands.ts';
import type {CompletedCommand, Word} from '../../command-line/completion/grammar.ts';
import {listed} from '../../command-line/options/types.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import {EXIT} from '../../core/exit-codes.ts';
import {didYouMean} from '../../core/text/nearest.ts';
import {say, untrusted} from '../../core/text/text.ts';
import {stateFolder} from '../../files/state-folder.ts';

/**
 * `sendwatch completion <shell>`: prints the script that makes the shell complete. The scripts themselves ask for `ids` and
 * `profiles`, one per line.
 */
export async function completion(args: Arguments, env: Environment): Promise<number> {
	const [shell = '', ...more] = args.operands;
	if (more.length > 0) throw new UsageError('One shell at a time: sendwatch completion <shell>.');
	process.stdout.write(await textFor(shell, env));
	return EXIT.good;
}

async function textFor(shell: string, env: Environment): Promise<string> {
	switch (shell) {
		case 'ids':
			return lines((await import('../../recording/recordings.ts')).recentIds(stateFolder(env)));
		case 'profiles':
			return lines(await (await import('../../command-line/config-file/read.ts')).profileNames(env));
		default:
			return await script(shell);
	}
}

/** The completion script of the named shell. */
async function script(shell: string): Promise<string> {
	switch (SHELLS.find((one) => one === shell.toLowerCase())) {
		case 'bash':
			return (await import('../../command-line/completion/bash.ts')).bashCompletion(await grammar());
		case 'zsh':
			return (await import('../../command-line/completion/zsh.ts')).zshCompletion(await grammar());
		case 'fish':
			return (await import('../../command-line/completion/fish.ts')).fishCompletion(await grammar());
		case 'powershell':
			return (await import('../../command-line/completion/powershell.ts')).powershellCompletion(await grammar());
		default:
			throw new UsageError(
				shell === ''
					? `Name the shell: sendwatch completion ${SHELLS.join('|')}.`
					: say`There is no completion for “${untrusted(shell)}”.${didYouMean(shell, SHELLS)} The shells are ${listed(SHELLS, 'and')}.`,
			);
	}
}

/** All there is to complete, the names of fields and of the key commands included. */
async function grammar(): Promise<readonly CompletedCommand[]> {
	const [{completionGrammar}, {EMAIL_FIELDS}, {OPERATION_FIELDS}, {KEYMAP}, {labelOf}] = await Promise.all([
		import('../../command-line/completion/grammar.ts'),
		import('../../output/fields/email-fields.ts'),
		import('../../output/fields/operation-fields.ts'),
		import('../../ui/keys/keymap.ts'),
		import('../../ui/keys/shown-keys.ts'),
	]);
	const named = ({name, meaning}: {readonly name: string; readonly meaning?: string}): Word =>
		meaning === undefined ? {word: name} : {word: name, meaning};
	return completionGrammar({
		fields: {emails: EMAIL_FIELDS.map(named), operations: OPERATION_FIELDS.map(named)},
		topics: [
			{word: 'keys', meaning: 'all key commands'},
			{word: 'exit-codes', meaning: 'what each exit code means'},
			...KEYMAP.map((entry) => ({word: entry.command, meaning: labelOf(entry, KEYMAP)})),
		],
	});
}

function lines(words: readonly string[]): string {
	return words.map((word) => `${word}\n`).join('');
}

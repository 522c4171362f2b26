import packageJson from '../../package.json' with {type: 'json'};
import type {Arguments} from '../command-line/arguments.ts';
import {askedInstead, checkArguments, splitCommand} from '../command-line/check-arguments.ts';
import type {CommandKind} from '../command-line/commands.ts';
import {helpText, widthOf} from '../command-line/help.ts';
import {type Environment, isAsciiOnly} from '../core/environment.ts';
import {EXIT} from '../core/exit-codes.ts';
import {checkKeys} from './check-keys.ts';
import {documentsFolder} from './documents.ts';
import {reportError} from './report-error.ts';

export {takeCredentials} from '../command-line/credentials/take-credentials.ts';
export {EXIT} from '../core/exit-codes.ts';
export {lostOutput, reportError} from './report-error.ts';
export {writeWhole} from './whole-output.ts';

/** A broken config file breaks neither completing nor the help; the doctor reads it itself. */
const LENIENT: readonly CommandKind[] = ['completion', 'doctor', 'help'];

/** Runs the command that the words name and resolves with the exit code. Whatever goes wrong is one sentence on stderr. */
export async function main(argv: readonly string[], env: Environment): Promise<number> {
	if (isAsciiOnly(env) && env.SENDWATCH_ASCII !== '0' && !argv.includes('--no-ascii'))
		(await import('../terminal/ascii-streams.ts')).showAsciiAlone([process.stdout, process.stderr]);
	try {
		const {command, rest} = splitCommand(argv);
		checkArguments(command, rest);
		// Answered before anything is loaded that only a command needs.
		const asked = askedInstead(rest);
		if (asked !== undefined) {
			if (rest.includes('-')) await (await import('./operands/named-operation.ts')).rescuePipe();
			return print(
				asked === 'help' ? helpText(command, widthOf(process.stdout), documentsFolder()) : packageJson.version,
			);
		}
		const {parseArguments} = await import('../command-line/parse-arguments.ts');
		const args = parseArguments(command, rest);
		const {readConfigFile} = await import('../command-line/config-file/read.ts');
		const file = LENIENT.includes(command) ? undefined : await readConfigFile(args, env, checkKeys);
		return await run(file === undefined ? args : {...args, file}, env);
	} catch (error) {
		if (argv.includes('-')) await (await import('./operands/named-operation.ts')).rescuePipe();
		return reportError(error);
	}
}

function print(text: string): number {
	process.stdout.write(`${text}\n`);
	return EXIT.good;
}

/** Loads a command's code only when it runs: the help never loads React. */
async function run(args: Arguments, env: Environment): Promise<number> {
	switch (args.command) {
		case 'completion':
			return (await import('./commands/completion.ts')).completion(args, env);
		case 'demo':
			return (await import('./commands/demo.ts')).demo(args, env);
		case 'wait':
			return (await import('./commands/wait.ts')).wait(args, env);
		case 'emails':
			return (await import('./commands/emails.ts')).emails(args, env);
		case 'operations':
			return (await import('./commands/operations.ts')).operations(args, env);
		case 'doctor':
			return (await import('./commands/doctor.ts')).doctor(args, env);
		case 'help':
			return (await import('./commands/help.ts')).help(args, env);
		case 'history':
			return (await import('./commands/history.ts')).history(args, env);
		case 'replay':
			return (await import('./commands/replay.ts')).replay(args, env);
		case 'report':
			return (await import('./commands/report.ts')).report(args, env);
		case 'sandbox':
			return (await import('./commands/sandbox.ts')).sandbox(args, env);
		case 'watch':
			return (await import('./commands/watch.ts')).watch(args, env);
	}
}

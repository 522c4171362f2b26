import packageJson from '../../package.json' with {type: 'json'};
import {EXIT} from '../core/errors.ts';
import {type Arguments, checkArguments, splitCommand} from './arguments.ts';
import {readConfigFile} from './config-file.ts';
import {explain} from './explain.ts';
import {helpText} from './help.ts';

export {explain, lostOutput} from './explain.ts';

/** Runs the command that the words name and resolves with the exit code. Whatever goes wrong is one sentence on stderr. */
export async function main(argv: readonly string[]): Promise<number> {
	try {
		const {command, rest} = splitCommand(argv);
		checkArguments(command, rest);
		// Answered before anything is loaded that only a command needs.
		if (rest.some((word) => word === '--help' || word === '-h')) return print(helpText(command));
		if (rest.some((word) => word === '--version' || word === '-v')) return print(packageJson.version);
		const {parseArguments} = await import('./parse-arguments.ts');
		const args = parseArguments(command, rest);
		// A broken file must not break completing.
		const file = command === 'completion' ? undefined : await readConfigFile(args, process.env);
		return await run(file === undefined ? args : {...args, file});
	} catch (error) {
		return explain(error);
	}
}

function print(text: string): number {
	process.stdout.write(`${text}\n`);
	return EXIT.good;
}

/** Loads a command's code only when it runs: the help never loads React. */
async function run(args: Arguments): Promise<number> {
	switch (args.command) {
		case 'completion':
			return (await import('../commands/completion.ts')).completion(args, process.env);
		case 'demo':
			return (await import('../commands/demo.ts')).demo(args, process.env);
		case 'sandbox':
			return (await import('../commands/sandbox.ts')).sandbox(args, process.env);
		case 'watch':
			return (await import('../commands/watch.ts')).watch(args, process.env);
	}
}

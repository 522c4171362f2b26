import meow from 'meow';
import packageJson from '../package.json' with {type: 'json'};
import {type Arguments, checkArguments, splitCommand} from './arguments.ts';
import {EXIT, UserError} from './core/errors.ts';
import {helpText} from './help.ts';
import {type CommandKind, type OptionSpec, optionsOf} from './options.ts';

/** Runs the command that the words name and resolves with the exit code. Whatever goes wrong is one sentence on stderr. */
export async function main(argv: readonly string[]): Promise<number> {
	try {
		const {command, rest} = splitCommand(argv);
		checkArguments(command, rest);
		const args = parse(command, rest);
		if (args.flags.help === true) return print(helpText(command));
		if (args.flags.version === true) return print(packageJson.version);
		return await run(args);
	} catch (error) {
		return explain(error);
	}
}

function print(text: string): number {
	process.stdout.write(`${text}\n`);
	return EXIT.good;
}

/** The sentence for what ended the program, and its exit code. Only a fault of ours has no sentence of its own. */
export function explain(error: unknown): number {
	if (error instanceof UserError) {
		process.stderr.write(`${error.message}\n`);
		return error.exitCode;
	}
	const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
	process.stderr.write(`sendwatch failed: ${reason}. This is a fault in sendwatch itself; please report it.\n`);
	return EXIT.fault;
}

type FlagSpec = {readonly type: 'string' | 'boolean'; readonly isMultiple?: true; readonly shortFlag?: 'h' | 'v'};

const SHORT = {help: 'h', version: 'v'} as const;

function parse(command: CommandKind, argv: readonly string[]): Arguments {
	const {flags, input} = meow(helpText(command), {
		importMeta: import.meta,
		pkg: packageJson,
		argv: argv.map((word) => (word === '--no-color' ? '--without-color' : word)),
		flags: Object.fromEntries(optionsOf(command).map((option) => [camelCase(option.name), flagSpec(option)])),
		autoHelp: false,
		autoVersion: false,
		booleanDefault: undefined,
	});
	const named = optionsOf(command).map(({name}) => [name, flags[camelCase(name)]] as const);
	return {
		command,
		operands: input,
		flags: Object.fromEntries(named.filter(([, value]) => value !== undefined)) as Arguments['flags'],
	};
}

function flagSpec({name, value, isRepeatable}: OptionSpec): FlagSpec {
	const short = name === 'help' || name === 'version' ? {shortFlag: SHORT[name]} : {};
	return {type: value === undefined ? 'boolean' : 'string', ...(isRepeatable ? {isMultiple: true} : {}), ...short};
}

/** meow reads `--no-x` as x being false; a switch of that name is handed to it under another one. */
function camelCase(name: string): string {
	return name.replace(/^no-/u, 'without-').replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
}

/** Loads a command's code only when it runs: the help never loads React. */
async function run(args: Arguments): Promise<number> {
	switch (args.command) {
		case 'demo':
			return (await import('./commands/demo.ts')).demo(args, process.env);
		case 'sandbox':
			return (await import('./commands/sandbox.ts')).sandbox(args, process.env);
		case 'watch':
			return (await import('./commands/watch.ts')).watch(args, process.env);
	}
}

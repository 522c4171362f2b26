import {spawn} from 'node:child_process';
import {CREDENTIAL_NAMES} from '../../api/credentials.ts';
import type {Environment} from '../../core/environment.ts';
import {duration} from '../../core/text/format.ts';

/** The moments at which a command of the user runs, by the end of the option's name. */
export type HookName = 'complete' | 'stall' | 'threshold';

/** The shell commands, as they were typed. */
export type HookCommands = Partial<Readonly<Record<HookName, string>>>;

/** Runs the user's commands beside a watch. */
export type Hooks = {
	/** Starts the command of this moment, if there is one, with a line of JSON on its standard input. */
	readonly run: (name: HookName, json: string) => void;
	/** Resolves once every command that was started has ended. */
	readonly settled: () => Promise<void>;
};

/** What hooks run with. */
export type HookOptions = {
	readonly commands: HookCommands;
	readonly env: Environment;
	readonly report: (sentence: string) => void;
	/** Whether what the commands print is dropped: it would be written over the screen. */
	readonly isQuiet: boolean;
};

const LONGEST_MS = 60_000;

/**
 * Makes hooks. A command is run by the shell exactly as it was typed: what the server said comes on its standard input only. The
 * credentials are not in its environment. What it prints goes to stderr, or nowhere; when it fails, `report` gets a sentence, and that is all.
 */
export function createHooks({commands, env, report, isQuiet}: HookOptions): Hooks {
	const running = new Set<Promise<void>>();
	const environment = Object.fromEntries(Object.entries(env).filter(([name]) => !CREDENTIAL_NAMES.includes(name)));

	function start(name: HookName, command: string, json: string): Promise<void> {
		return new Promise((resolve) => {
			const end = (trouble?: string) => {
				if (trouble !== undefined) report(`The command of --on-${name} ${trouble}.`);
				resolve();
			};
			const child = spawn(command, {
				shell: true,
				env: environment,
				stdio: isQuiet ? ['pipe', 'ignore', 'ignore'] : ['pipe', 2, 2],
				timeout: LONGEST_MS,
			});
			child.on('error', (error) => end(`could not be run: ${error.message}`));
			child.on('exit', (code, signal) => end(troubleOf(code, signal)));
			// A command need not read its input.
			child.stdin?.on('error', () => {});
			child.stdin?.end(`${json}\n`);
		});
	}

	return {
		run(name, json) {
			const command = commands[name];
			if (command === undefined) return;
			const job = start(name, command, json).finally(() => running.delete(job));
			running.add(job);
		},
		settled: async () => {
			await Promise.all(running);
		},
	};
}

/** How a `--on-…` command failed; undefined if it did not. */
function troubleOf(code: number | null, signal: NodeJS.Signals | null): string | undefined {
	if (code === 0) return undefined;
	return code === null ? `was ended by ${signal} (it may take ${duration(LONGEST_MS)})` : `ended with code ${code}`;
}

import {spawn} from 'node:child_process';
import {CANARY, expectNoLeak} from './canary.ts';
import {temporaryHome} from './environment.ts';
import {expectEvents} from './event-schema.ts';
import {builtProgram, SHORT_LIVED} from './program.ts';

/** How a program without a terminal ended, and all it said. */
export type Ended = {readonly code: number | null; readonly stdout: string; readonly stderr: string};

/** What a program is run with. */
export type RunOptions = {
	readonly args: readonly string[];
	/** What node itself is given. */
	readonly nodeArgs?: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	readonly input?: string;
	readonly cwd?: string;
	/** Sends a signal once what it has said so far holds this. */
	readonly interrupt?: {readonly at: RegExp; readonly by: NodeJS.Signals};
};

/** Fake credentials: the sandbox takes any. */
export const CREDENTIALS = CANARY;

/** Runs the built program without a terminal, with only the given environment and an empty home, until it ends. Nothing it says or writes may hold the secret, and every event it prints must be one of the schema. */
export function run({args, nodeArgs = [], env = CREDENTIALS, input, cwd, interrupt}: RunOptions): Promise<Ended> {
	const home = temporaryHome();
	const child = spawn(process.execPath, [...SHORT_LIVED, ...nodeArgs, builtProgram(), ...args], {
		env: {PATH: process.env.PATH, HOME: home.path, LANG: 'C.UTF-8', ...env},
		cwd,
	});
	const said = {stdout: '', stderr: ''};
	let isInterrupted = false;
	for (const stream of ['stdout', 'stderr'] as const)
		child[stream].setEncoding('utf8').on('data', (chunk: string) => {
			said[stream] += chunk;
			if (interrupt?.at.test(said[stream]) && !isInterrupted) isInterrupted = child.kill(interrupt.by);
		});
	child.stdin.on('error', () => {
		// The program may end without reading its input.
	});
	child.stdin.end(input);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			try {
				expectNoLeak(said.stdout + said.stderr, home.path);
				expectEvents(said.stdout);
				resolve({code, ...said});
			} catch (error) {
				reject(error);
			} finally {
				home.remove();
			}
		});
	});
}

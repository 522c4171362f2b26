import {existsSync} from 'node:fs';
import {constants} from 'node:os';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {type IPty, spawn} from '@lydell/node-pty';

/** How a program ended: by itself with a code, or by a signal. */
export type Exit = {readonly code: number | null; readonly signal: NodeJS.Signals | null};

/** What to run, and what it finds around it. */
export type ProgramOptions = {
	readonly command: string;
	readonly args: readonly string[];
	readonly columns: number;
	readonly rows: number;
	readonly env: Record<string, string>;
	readonly cwd: string;
	readonly input: string | undefined;
};

/** A running program and the terminal's end of its line. */
export type Program = {
	/** Of the program itself, or of the shell that pipes something into it. */
	readonly pid: number;
	readonly write: (bytes: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	readonly kill: (signal: NodeJS.Signals) => void;
	readonly hangUp: () => void;
};

/** Who hears from a program. */
export type ProgramListeners = {
	readonly onBytes: (bytes: Uint8Array) => void;
	readonly onExit: (exit: Exit) => void;
};

/**
 * What Node is given where a test starts the program. Most programs live for a second here, in which V8's optimizing compilers cost more than
 * they gain: they come later, the space for new objects begins as large as it would grow, and no threads help, which spin while they wait. A
 * start takes a third less processor time. The benchmarks and the tests of the package and of the shells start the program as people do.
 */
export const SHORT_LIVED: readonly string[] = [
	'--invocation-count-for-maglev=8000',
	'--invocation-count-for-maglev-osr=2000',
	'--invocation-count-for-turbofan=30000',
	'--invocation-count-for-osr=5000',
	'--wasm-tiering-budget=200000000',
	'--min-semi-space-size=16',
	'--single-threaded',
];

/** The built program, as npm installs it. */
export function builtProgram(): string {
	const path = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
	if (!existsSync(path)) throw new Error('dist/cli.js is not there: run `npm run build` first.');
	return path;
}

// The shell outlives a signal meant for the program, so that the program's own exit code is what comes back.
const pipeInto = 'trap : HUP INT QUIT TERM; input=$1; shift; printf %s "$input" | "$@"';

function commandLine({command, args, input}: ProgramOptions): [file: string, args: string[]] {
	if (input === undefined) return [command, [...args]];
	return ['/bin/sh', ['-c', pipeInto, 'sh', input, command, ...args]];
}

function asExit(code: number, signal: number | undefined): Exit {
	if (signal === undefined || signal === 0) return {code, signal: null};
	const names = Object.entries(constants.signals) as [NodeJS.Signals, number][];
	return {code: null, signal: names.find(([, number]) => number === signal)?.[0] ?? null};
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch (error) {
		// It may have ended in the meantime.
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}

function closeLine(pty: IPty): void {
	if ('destroy' in pty && typeof pty.destroy === 'function') pty.destroy();
}

/** Starts a program in a pseudo-terminal of its own. */
export function startProgram(options: ProgramOptions, {onBytes, onExit}: ProgramListeners): Program {
	const {columns: cols, rows, env, cwd, input} = options;
	const [file, args] = commandLine(options);
	const pty = spawn(file, args, {cols, rows, env, cwd, name: env.TERM ?? 'dumb', encoding: null});
	let isRunning = true;
	// Without an encoding the listener gets the bytes themselves, whatever its declared type says.
	pty.onData((data: string | Uint8Array) => onBytes(typeof data === 'string' ? Buffer.from(data) : data));
	pty.onExit(({exitCode, signal}) => {
		isRunning = false;
		onExit(asExit(exitCode, signal));
	});
	const whileRunning = (act: () => void) => {
		if (isRunning) act();
	};
	return {
		pid: pty.pid,
		write: (bytes) => whileRunning(() => pty.write(bytes)),
		resize: (columns, newRows) => whileRunning(() => pty.resize(columns, newRows)),
		kill: (signal) => whileRunning(() => signalTo(input === undefined ? pty.pid : -pty.pid, signal)),
		hangUp: () => whileRunning(() => closeLine(pty)),
	};
}

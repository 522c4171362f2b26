import {AsyncLocalStorage} from 'node:async_hooks';
import process from 'node:process';
import {Writable} from 'node:stream';
import {pathToFileURL} from 'node:url';
import {expectNoLeak} from './canary.ts';
import {temporaryHome} from './environment.ts';
import {expectEvents} from './event-schema.ts';
import {builtProgram} from './program.ts';
import {CREDENTIALS, type Ended, type RunOptions} from './run.ts';

type Program = typeof import('../../source/app/main.ts');
type Streams = {readonly stdout: Writable; readonly stderr: Writable};

const streams = new AsyncLocalStorage<Streams>();
const [STDOUT, STDERR] = [process.stdout, process.stderr];

/** Gives each run of the program standard streams of its own, however many run at once. */
function divertStreams(): void {
	Object.defineProperty(process, 'stdout', {configurable: true, get: () => streams.getStore()?.stdout ?? STDOUT});
	Object.defineProperty(process, 'stderr', {configurable: true, get: () => streams.getStore()?.stderr ?? STDERR});
}

function restoreStreams(): void {
	Object.defineProperty(process, 'stdout', {configurable: true, get: () => STDOUT});
	Object.defineProperty(process, 'stderr', {configurable: true, get: () => STDERR});
}

/** A stream, not a terminal, that keeps what is written to it. */
function keep(take: (text: string) => void): Writable {
	return new Writable({
		decodeStrings: false,
		write(chunk: string | Buffer, _encoding, done) {
			take(chunk.toString());
			done();
		},
	});
}

let running = 0;

/**
 * Runs the built program as `run` does, but in this process: it costs a tenth of a start. For cases about what a command prints and which
 * code it gives; not for those about the process, such as signals, standard input, Node's own options or the end of memory.
 */
export async function runHere({args, env = CREDENTIALS}: Pick<RunOptions, 'args' | 'env'>): Promise<Ended> {
	const built: Program = await import(new URL('main.js', pathToFileURL(builtProgram())).href);
	const home = temporaryHome();
	const said = {stdout: '', stderr: ''};
	const diverted = {
		stdout: keep((text) => {
			said.stdout += text;
		}),
		stderr: keep((text) => {
			said.stderr += text;
		}),
	};
	running += 1;
	if (running === 1) divertStreams();
	try {
		const taken = built.takeCredentials({PATH: process.env.PATH, HOME: home.path, LANG: 'C.UTF-8', ...env});
		const code = await streams.run(diverted, () => built.main(args, taken));
		expectNoLeak(said.stdout + said.stderr, home.path);
		expectEvents(said.stdout);
		return {code, ...said};
	} finally {
		running -= 1;
		if (running === 0) restoreStreams();
		home.remove();
	}
}

import process from 'node:process';
import {PassThrough, Writable} from 'node:stream';
import {WriteStream} from 'node:tty';
import {pathToFileURL} from 'node:url';
import {amongStreams, type StandardStreams, withStreams} from './diverted-streams.ts';
import {builtProgram, type Program, type ProgramListeners, type ProgramOptions} from './program.ts';

/** The built program, without what belongs to a process of its own. */
export type BuiltProgram = typeof import('../../source/app/main.ts');

/** Loads the built program into this process. */
export function loadBuilt(): Promise<BuiltProgram> {
	return import(new URL('main.js', pathToFileURL(builtProgram())).href);
}

const UNRAVEL_MS = 10;
const STOP = '\u001A';

/** The terminal's end of stdout: what is written gets its carriage returns there. */
class Line extends Writable {
	readonly isTTY = true;
	readonly getColorDepth = WriteStream.prototype.getColorDepth;
	readonly hasColors = WriteStream.prototype.hasColors;
	columns: number;
	rows: number;
	readonly #onBytes: ProgramListeners['onBytes'];

	constructor(columns: number, rows: number, onBytes: ProgramListeners['onBytes']) {
		super({decodeStrings: false});
		[this.columns, this.rows, this.#onBytes] = [columns, rows, onBytes];
	}

	override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
		this.#onBytes(Buffer.from(chunk.toString().replaceAll('\n', '\r\n')));
		done();
	}
}

function openKeys(): PassThrough {
	const keys = new PassThrough();
	return Object.assign(keys, {isTTY: true, setRawMode: () => keys, ref: () => keys, unref: () => keys});
}

/**
 * Runs the built program as `startProgram` does, but in this process, on a terminal that is only emulated: it costs a fifth of a process.
 * For tests of what is on the screen; not for those of signals, pipes, the working directory, the memory, or of how the process ends.
 */
export function startHere(options: ProgramOptions, {onBytes, onExit}: ProgramListeners): Program {
	if (options.input !== undefined) throw new Error('Only a process of its own has a standard input.');
	const stdin = openKeys();
	const stdout = new Line(options.columns, options.rows, onBytes);
	const streams: StandardStreams = {stdin, stdout, stderr: stdout};
	let isRunning = true;
	const whileRunning = (act: () => void) => {
		if (isRunning) amongStreams(streams, act);
	};
	const run = async () => {
		const {main, takeCredentials} = await loadBuilt();
		return main(options.args, takeCredentials({...options.env}));
	};
	const end = (code: number) => {
		isRunning = false;
		onExit({code, signal: null});
	};
	withStreams(streams, run).then(end, (error: unknown) => {
		onBytes(Buffer.from(String(error)));
		end(70);
	});
	// While it is being loaded, nobody hears yet that the terminal is gone.
	const hangUp = () =>
		whileRunning(() => {
			if (!stdin.writableEnded) stdin.end();
			if (stdout.listenerCount('error') > 0) stdout.emit('error', new Error('The terminal is gone.'));
			setTimeout(hangUp, UNRAVEL_MS);
		});
	return {
		pid: process.pid,
		write(bytes) {
			if (bytes.includes(STOP)) throw new Error('Only a process of its own can be stopped.');
			whileRunning(() => void (stdin.writableEnded || stdin.write(bytes)));
		},
		resize: (columns, rows) =>
			whileRunning(() => {
				Object.assign(stdout, {columns, rows});
				stdout.emit('resize');
				process.emit('SIGWINCH', 'SIGWINCH');
			}),
		kill: hangUp,
		hangUp,
	};
}

import process from 'node:process';
import type {IUnicodeVersionProvider} from '@xterm/headless';
import {expectNoLeak} from './canary.ts';
import {createEmulator, type Emulator} from './emulator.ts';
import {type Environment, temporaryHome, userEnvironment} from './environment.ts';
import {createHands, type Hands} from './hands.ts';
import {builtProgram, SHORT_LIVED, startProgram} from './program.ts';
import {createRecorder, type Recorder} from './recorder.ts';
import type {Cell} from './screen.ts';
import {createSees, framed, type Sees, type Watched} from './sees.ts';
import {startHere} from './start-here.ts';

/** What to open: the built program with `args`, unless another command is named. */
export type TerminalOptions = {
	readonly command?: string;
	readonly args?: readonly string[];
	readonly columns?: number;
	readonly rows?: number;
	/** Added to the environment; `undefined` takes a variable away. */
	readonly env?: Environment;
	readonly cwd?: string;
	/** How the terminal counts columns: as today's do, unless others are given. */
	readonly widths?: IUnicodeVersionProvider;
	/** Piped into the program's standard input, while the terminal stays its controlling terminal. */
	readonly input?: string;
};

/** A terminal with a program in it, in the words of the person in front of it. */
export type Terminal = AsyncDisposable &
	Hands &
	Pick<Emulator, 'feed' | 'cells' | 'cursor' | 'modes' | 'title' | 'bells' | 'normalScreen'> &
	Pick<Recorder, 'bytes' | 'mark' | 'onBytes' | 'settled' | 'exited'> & {
		/** When the program was started, on the monotonic clock. */
		readonly startedAtMs: number;
		readonly pid: number;
		readonly sees: Sees;
		readonly lacks: Sees['not'];
		readonly resize: (columns: number, rows: number) => void;
		readonly screen: () => string;
		readonly row: (index: number) => string;
		readonly cell: (row: number, column: number) => Cell;
		readonly kill: (signal?: NodeJS.Signals) => void;
		/** Closes the terminal window under the program. */
		readonly hangUp: () => void;
		/** Ends what still runs and forgets the screen. Throws when the secret of the credentials was in anything it wrote, files in its home included. */
		readonly dispose: () => Promise<void>;
	};

function watch(emulator: Emulator, {exit, onChange, settled}: Recorder): Watched {
	const screen = () => emulator.rows().join('\n');
	return {screen, isWhole: () => !emulator.modes().isFrameOpen, exit, onChange, settled};
}

function cellReader(emulator: Emulator): Terminal['cell'] {
	return (row, column) => {
		const cell = emulator.cellAt(row, column);
		if (cell === undefined) {
			throw new Error(`There is no cell ${column} in row ${row}.\n${framed(emulator.rows().join('\n'))}`);
		}
		return cell;
	};
}

/** Opens a program in a terminal, as a user would. */
export function openTerminal(options: TerminalOptions = {}): Terminal {
	return openBy(startProgram, options);
}

/** Opens the built program in a terminal of this process: see `startHere`. */
export function openTerminalHere(options: Omit<TerminalOptions, 'command' | 'cwd' | 'input'> = {}): Terminal {
	return openBy((all, listeners) => startHere({...all, args: options.args ?? []}, listeners), options);
}

function openBy(start: typeof startProgram, options: TerminalOptions): Terminal {
	const {columns = 100, rows = 30, cwd = process.cwd(), command = process.execPath, input} = options;
	const args = [...(options.command === undefined ? [...SHORT_LIVED, builtProgram()] : []), ...(options.args ?? [])];
	const home = temporaryHome();
	const env = userEnvironment(home.path, options.env);
	const emulator = createEmulator(columns, rows, (answer) => program.write(answer), options.widths);
	const recorder = createRecorder(emulator);
	const listeners = {onBytes: recorder.record, onExit: recorder.end};
	const startedAtMs = performance.now();
	const program = start({command, args, columns, rows, env, cwd, input}, listeners);
	const watched = watch(emulator, recorder);
	const sees = createSees(watched);
	const dispose = async () => {
		program.kill('SIGKILL');
		await recorder.exited;
		emulator.dispose();
		try {
			expectNoLeak(recorder.bytes(), home.path);
		} finally {
			home.remove();
		}
	};
	return {
		...emulator,
		...recorder,
		...createHands(program, emulator, watched),
		startedAtMs,
		pid: program.pid,
		sees,
		lacks: sees.not,
		resize: (newColumns, newRows) => {
			emulator.resize(newColumns, newRows);
			program.resize(newColumns, newRows);
		},
		screen: watched.screen,
		row: (index) => emulator.rows()[index] ?? '',
		cell: cellReader(emulator),
		kill: (signal = 'SIGTERM') => program.kill(signal),
		hangUp: program.hangUp,
		dispose,
		[Symbol.asyncDispose]: dispose,
	};
}

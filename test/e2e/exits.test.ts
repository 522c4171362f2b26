import {fileURLToPath} from 'node:url';
import {afterAll, describe, expect, test} from 'vitest';
import {builtProgram, SHORT_LIVED} from '../helpers/program.ts';
import {writeReport} from '../helpers/report.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

const SABOTAGE = fileURLToPath(new URL('../helpers/sabotage.ts', import.meta.url));

/** A shell that notes how the terminal was set before and after, and what the program ended with; it outlives the signals meant for that. */
const SHELL = 'trap : HUP INT QUIT TERM USR2; stty -g; "$@"; code=$?; stty -g; echo "exit code $code"';

const GOODBYE = /^sendwatch comms_operation_\w+\n/mu;
const FAULT = /^sendwatch failed: sabotage\. This is a fault in sendwatch itself; please report it\.$/mu;
const NOTHING = /^/u;

type Leaving = {
	readonly how: string;
	readonly leave: (terminal: Terminal) => unknown;
	readonly code: number;
	/** What it leaves on the normal screen. */
	readonly says: RegExp;
};

const byKey = (how: string, key: string, code: number): Leaving => ({
	how,
	leave: (terminal) => terminal.press(key),
	code,
	says: GOODBYE,
});

const bySignal = (how: NodeJS.Signals, code: number): Leaving => ({
	how,
	leave: ({pid}) => process.kill(-pid, how),
	code,
	says: GOODBYE,
});

const bySabotage = (how: string, code: number, says: RegExp): Leaving => ({
	how,
	async leave(terminal) {
		process.kill(-terminal.pid, 'SIGUSR2');
		// What only fails at the next drawing is drawn.
		if (how.includes('render') || how.includes('drawn')) terminal.resize(98, 28);
	},
	code,
	says,
});

const LEAVINGS: readonly Leaving[] = [
	byKey('`q`', 'q', 0),
	byKey('Ctrl-C', 'ctrl-c', 130),
	bySignal('SIGINT', 130),
	bySignal('SIGTERM', 143),
	bySignal('SIGHUP', 129),
	bySignal('SIGQUIT', 131),
	bySabotage('throw', 70, FAULT),
	bySabotage('rejection', 70, FAULT),
	bySabotage('render error', 70, FAULT),
	bySabotage('frame that cannot be drawn', 70, FAULT),
	bySabotage('process.exit', 9, NOTHING),
	bySabotage('process.exit in a frame', 9, NOTHING),
	bySabotage('failing output', 129, GOODBYE),
];

const CLOSED = 8;
const TERMINAL_ROW = `the terminal closes, ${CLOSED} times`;
/** What hangs, hangs forever or until a request is given up, which takes 10 s or more; a busy machine takes a while for the rest. */
const PROMPTLY_MS = 8000;
const rows = new Map<string, string>();

/** What a person finds on the normal screen, without what the shell says around it. */
function left(terminal: Terminal): string {
	const lines = terminal.normalScreen().trim().split('\n');
	return lines.slice(1, -2).join('\n').trim();
}

describe('however it ends, the terminal is as it was and the exit code says why', () => {
	test.each(LEAVINGS)('$how: $code', async ({how, leave, code, says}) => {
		const program = [
			process.execPath,
			...SHORT_LIVED,
			'--import',
			SABOTAGE,
			builtProgram(),
			'demo',
			'--recipients',
			'60',
			'--mouse',
		];
		await using terminal = openTerminal({
			command: '/bin/sh',
			args: ['-c', SHELL, 'sh', ...program],
			env: {SABOTAGE: how},
		});
		const before = terminal.modes();
		await terminal.sees(/1–(?:19|20) of 60/u);
		expect(terminal.modes()).toMatchObject({isMouseTracked: true, isMouseInSgr: true, isBracketedPaste: true});
		const since = performance.now();
		await leave(terminal);
		await terminal.exited;
		expect(performance.now() - since).toBeLessThan(PROMPTLY_MS);
		expect(terminal.modes()).toEqual(before);
		const lines = terminal.normalScreen().trim().split('\n');
		expect(lines.at(-1)).toBe(`exit code ${code}`);
		expect(lines.at(-2)).toBe(lines[0]);
		expect(left(terminal)).toMatch(says);
		expect(left(terminal)).not.toMatch(/second line|\bat .*:\d+/u);
		rows.set(how, `| ${how} | ${code} | as before | ${summary(left(terminal))} |`);
	});

	test.each([
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGQUIT', 131],
	] as const)('%s while the app is being loaded and the terminal is already raw: %i', async (signal, code) => {
		const program = [process.execPath, ...SHORT_LIVED, builtProgram(), 'demo', '--recipients', '60', '--mouse'];
		await using terminal = openTerminal({
			command: '/bin/sh',
			args: ['-c', `ulimit -c 0; ${SHELL}`, 'sh', ...program],
		});
		const before = terminal.modes();
		await new Promise<void>((resolve) => {
			terminal.onBytes(() => {
				if (Buffer.from(terminal.bytes()).includes('\u001B]11;?')) resolve();
			});
		});
		process.kill(-terminal.pid, signal);
		await terminal.exited;
		expect(terminal.modes()).toEqual(before);
		const lines = terminal.normalScreen().trim().split('\n');
		expect(lines.at(-1)).toBe(`exit code ${code}`);
		// A shell may say itself by what the program ended.
		expect(lines.filter((line) => line === lines[0])).toHaveLength(2);
	});

	test.concurrent.each(Array.from({length: CLOSED}, (_, round) => round + 1))(
		'the terminal closes, the %i. time: it is gone at once, with nobody to tell',
		async () => {
			await using terminal = openTerminal({args: ['demo', '--recipients', '60']});
			await terminal.sees(/1–(?:19|20) of 60/u);
			const since = performance.now();
			terminal.hangUp();
			const {code, signal} = await terminal.exited;
			expect(performance.now() - since).toBeLessThan(PROMPTLY_MS);
			expect([code, signal]).toEqual(code === null ? [null, 'SIGHUP'] : [129, null]);
			rows.set(TERMINAL_ROW, `| ${TERMINAL_ROW} | 129 | – | – |`);
		},
	);

	afterAll(() => {
		const names = [...LEAVINGS.map(({how}) => how), TERMINAL_ROW];
		if (names.some((name) => !rows.has(name))) return;
		writeReport('exit-table.md', [
			'# How sendwatch can end',
			'',
			'Written by `test/e2e/exits.test.ts`: the built program in a terminal, ended in each of these ways while it watches. The state of the terminal is its line settings (`stty -g`), alternate screen, cursor, bracketed paste, mouse (it is run with `--mouse`) and focus modes, auto-wrap, and synchronized output. [Odd surroundings](surroundings-table.md) have a table of their own.',
			'',
			'| ended by | exit code | terminal | what it leaves on the normal screen |',
			'|---|---|---|---|',
			...names.map((name) => rows.get(name) ?? ''),
		]);
	});
});

function summary(text: string): string {
	if (text === '') return '(nothing)';
	return GOODBYE.test(text) ? 'the summary' : text.replaceAll('\n', ' ');
}

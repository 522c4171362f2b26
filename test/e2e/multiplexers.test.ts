import {spawnSync} from 'node:child_process';
import {describe, expect, onTestFinished, test} from 'vitest';
import {OPERATION_ID} from '../helpers/builders.ts';
import {everyEmoji} from '../helpers/every-emoji.ts';
import {builtProgram, SHORT_LIVED} from '../helpers/program.ts';
import {serveSubjects} from '../helpers/serve-subjects.ts';
import {openTerminal, type Terminal, type TerminalOptions} from '../helpers/terminal.ts';
import {graphemeWidths, unicode6Widths, unicode11Widths} from '../helpers/widths.ts';

const SOCKET = `sendwatch-test-${process.pid}`;
const PROGRAM = [process.execPath, ...SHORT_LIVED, builtProgram()];

/** Terminals in terminals, as they come: each counts the columns of emoji in its own way. */
const AROUND: Readonly<Record<string, (args: readonly string[]) => Pick<TerminalOptions, 'command' | 'args'>>> = {
	tmux: (args) => ({
		command: 'tmux',
		args: ['-u', '-L', SOCKET, '-f', '/dev/null', 'new-session', ...PROGRAM, ...args],
	}),
	screen: (args) => ({command: 'screen', args: ['-U', '-c', '/dev/null', ...PROGRAM, ...args]}),
	'screen in tmux': (args) => ({
		command: 'tmux',
		args: [
			...['-u', '-L', SOCKET, '-f', '/dev/null', 'new-session'],
			...['screen', '-U', '-c', '/dev/null', ...PROGRAM, ...args],
		],
	}),
};
const AWKWARD = [
	'👍🏽 Thanks',
	'👩‍💻 News',
	'🇩🇪 Neues',
	'1️⃣ First',
	'❤️‍🔥 Hot',
	'❤️ Love',
	'👨🏽‍👩🏽‍👧🏽 Families',
	'🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} England',
	'🏳️‍🌈 Pride',
	'🫪 New',
	'🏿 Swatch',
	'\u1112\u1161\u11ab\u1100\u1173\u11af',
	'क्षत्रिय',
	'שלום 12',
	'مرحبا بالعالم',
	'عرض ۵۰٪ اليوم',
	'\u0600\u0661\u0662 \u06DD\u0663',
	'ا\u065Fب \u0616ج',
];

/** A row whose columns are where they belong. */
const IN_PLACE = /^(?:DELIVERED|FAILED) Jan 01 \d\d:\d\d [│┃▪] $/u;

/** What is in each row of the list apart from its subject, in the columns where it belongs. */
function placedRows(terminal: Terminal): readonly string[] {
	const rows = terminal.cells().map((cells) => cells.map(({char, width}) => (width === 0 ? '' : char)));
	return rows.flatMap((cells) => {
		const text = cells.join('');
		return /(?:DELIVERED|FAILED) +reader-\d+@/u.test(text)
			? [`${cells.slice(4, 16).join('').trim()} ${cells.slice(-15).join('')}`]
			: [];
	});
}

function isMissing(programs: string): boolean {
	return programs.split(' in ').some((program) => spawnSync('which', [program]).status !== 0);
}

describe.each(Object.entries(AROUND))('in %s', (name, around) => {
	test.skipIf(isMissing(name))('awkward subjects leave the frame whole while it is drawn again and again', async () => {
		await using server = await serveSubjects(
			Array.from({length: 60}, (_, index) => AWKWARD[index % AWKWARD.length] ?? ''),
		);
		const args = [OPERATION_ID, '--base-url', server.url, '--interval', '0.5'];
		await using terminal = openTerminal({...around(args), columns: 100, rows: 30});
		onTestFinished(() => void spawnSync('tmux', ['-L', SOCKET, 'kill-server']));
		await terminal.sees(/1–\d+ of 60/u);
		for (const key of ['down', 'page down', 'up', 'G', 'g', 'enter', 'esc', 'down', 'down', 'down']) {
			await terminal.press(key);
			await terminal.settled();
		}
		await terminal.sees('Esc back');
		expect(placedRows(terminal).filter((row) => !IN_PLACE.test(row))).toEqual([]);
		await terminal.press('esc');
		await terminal.sees.not('Esc back');
		await terminal.sees(/^ {2}✗ SETTLED/u);
		expect(terminal.row(0)).toMatch(/^ {2}✗ SETTLED .*…\w{7}/u);
		const rows = placedRows(terminal);
		expect(rows.length).toBeGreaterThan(15);
		expect(rows.filter((row) => !IN_PLACE.test(row))).toEqual([]);
		await terminal.press('q');
		await terminal.exited;
	});

	// In terminals that are in each other nothing else happens: of these, a sample is enough.
	test.skipIf(isMissing(name) || name.includes(' in '))(
		'every emoji there is leaves the other columns where they are',
		async () => {
			const emoji = everyEmoji();
			await using server = await serveSubjects(emoji.map((one) => `${one}${one} News`));
			const args = [OPERATION_ID, '--base-url', server.url, '--interval', '3600', '--page-size', '1000'];
			await using terminal = openTerminal({...around(args), columns: 100, rows: 60});
			onTestFinished(() => void spawnSync('tmux', ['-L', SOCKET, 'kill-server']));
			await terminal.sees(/1–\d+ of/u);
			const displaced = new Set<string>();
			let seen = 0;
			for (let reached = 0; reached < emoji.length - 1; ) {
				await terminal.press('page down');
				await terminal.sees((screen) => lastReader(screen) > reached && screen.startsWith('  ✗ SETTLED '));
				await terminal.settled();
				reached = lastReader(terminal.screen());
				const rows = placedRows(terminal);
				seen += rows.length;
				for (const row of rows) if (!IN_PLACE.test(row)) displaced.add(row);
			}
			expect(seen).toBeGreaterThanOrEqual(emoji.length - 100);
			expect([...displaced]).toEqual([]);
			await terminal.press('q');
			await terminal.exited;
		},
		120_000,
	);
});

test.each([
	['Unicode 6', unicode6Widths],
	['Unicode 11', unicode11Widths],
	['grapheme clusters', graphemeWidths],
])('in a terminal with the widths of %s awkward subjects and bodies leave the frame whole', async (_, widths) => {
	await using server = await serveSubjects(
		Array.from({length: 60}, (__, index) => AWKWARD[index % AWKWARD.length] ?? ''),
	);
	const args = [OPERATION_ID, '--base-url', server.url, '--interval', '0.5'];
	await using terminal = openTerminal({args, widths, columns: 100, rows: 40});
	await terminal.sees(/1–\d+ of 60/u);
	for (const key of ['down', 'page down', 'up', 'g', 'enter', 'esc', 'down', 'down', 'down', 'down'])
		await terminal.press(key);
	await terminal.sees('Esc back');
	expect(terminal.row(0)).toMatch(/^ {2}✗ SETTLED .*…\w{7}/u);
	const rows = placedRows(terminal);
	expect(rows.length).toBeGreaterThan(5);
	expect(rows.filter((row) => !IN_PLACE.test(row))).toEqual([]);
	await terminal.press('ctrl-c');
	await terminal.exited;
});

describe('what is copied arrives as they come', () => {
	const server = () => serveSubjects(['one', 'two']);
	const id = 'comms_email_01h2xcejqtf2nbrexx00000000';

	test.skipIf(isMissing('tmux'))('in a buffer of tmux, and the notice says so', async () => {
		await using served = await server();
		const args = [OPERATION_ID, '--base-url', served.url];
		await using terminal = openTerminal({...AROUND.tmux?.(args), columns: 100, rows: 30});
		onTestFinished(() => void spawnSync('tmux', ['-L', SOCKET, 'kill-server']));
		await terminal.sees('two');
		await terminal.press('down', 'y', 'enter');
		await terminal.sees('Copied the id');
		const {stdout} = spawnSync('tmux', ['-L', SOCKET, 'show-buffer'], {encoding: 'utf8'});
		expect(stdout).toContain(id.slice(0, 32));
		await terminal.press('q');
		await terminal.exited;
	});

	test.skipIf(isMissing('screen'))('in the terminal around GNU screen', async () => {
		await using served = await server();
		const args = [OPERATION_ID, '--base-url', served.url];
		await using terminal = openTerminal({...AROUND.screen?.(args), columns: 100, rows: 30});
		await terminal.sees('two');
		await terminal.press('down', 'y', 'enter');
		await terminal.sees('Copied the id');
		const wire = Buffer.from(terminal.bytes()).toString('latin1');
		const data = wire.split('\u001B]52;c;')[1]?.split('\u0007')[0] ?? '';
		expect(Buffer.from(data, 'base64').toString()).toContain(id.slice(0, 32));
		await terminal.press('q');
		await terminal.exited;
	});
});

/** The number of the last reader in view. */
function lastReader(screen: string): number {
	return Number(
		screen
			.match(/reader-(\d+)(?=@)/gu)
			?.at(-1)
			?.slice('reader-'.length) ?? 0,
	);
}

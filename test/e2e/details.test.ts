import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Sandbox, type SandboxOptions, startSandbox} from '../../source/sandbox/sandbox.ts';
import {openTerminalHere, type Terminal} from '../helpers/terminal.ts';

const HOUR_MS = 3_600_000;

/** A send that is long over, so that nothing moves while someone looks. */
function past(changes: SandboxOptions = {}): Promise<Sandbox> {
	return startSandbox({recipients: 200, durationMs: 1000, startedAt: Date.now() - HOUR_MS, ...changes});
}

/** Opens a watch of it; `--interval 3600`: only what a key requests is asked. */
function watch({operationId, url}: Sandbox, columns: number, rows: number, ...args: readonly string[]): Terminal {
	return openTerminalHere({args: [operationId, '--base-url', url, '--interval', '3600', ...args], columns, rows});
}

/** The emails that were fetched one by one, by the sandbox's own log, in their order. */
async function fetched({url}: Sandbox): Promise<readonly string[]> {
	const answer = await fetch(new URL('/__sandbox/requests', url));
	const {requests} = (await answer.json()) as {requests: readonly {path: string}[]};
	return requests.flatMap(({path}) => /\/Emails\/(?<id>comms_email_\w+)/u.exec(path)?.groups?.id ?? []);
}

/** The recipient in the row of the cursor. */
function underCursor(terminal: Terminal): string {
	const row =
		terminal
			.screen()
			.split('\n')
			.find((line) => line.includes('▌')) ?? '';
	return /\S+@[\w.]+/u.exec(row)?.[0] ?? '';
}

describe('an email opened with Enter', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await past({dialect: 'reference'});
	});
	afterAll(() => sandbox.close());

	test.each([
		['right of', 160, 50],
		['below', 100, 30],
	])('stands %s the list at %i×%i, and follows the cursor', async (place, columns, rows) => {
		await using terminal = watch(sandbox, columns, rows);
		await terminal.sees('of 200 · page 1');
		await terminal.press('enter');
		await terminal.sees(/Email 1[\s\S]* tags {2}(?:campaign|plan)[\s\S]* seen /u);
		await terminal.press('esc');
		await terminal.sees('into it');
		if (place === 'below') expect(terminal.row(15)).toMatch(/^── Email 1 ─/u);
		else for (let row = 12; row < 48; row += 1) expect(terminal.cell(row, 94).char).toMatch(/^[│┃▪]$/u);
		for (const key of ['j', 'down', 'k', 'n', 'p']) {
			await terminal.press(key);
			await terminal.sees((screen) => {
				const open = /\bto +(?<name>.*) <(?<address>\S+@[\w.]+)>/u.exec(screen)?.groups?.address ?? '';
				return open !== '' && open.startsWith(underCursor(terminal));
			});
		}
		// Where it is beside the list by itself, the first Esc gives the keys back to the list.
		const close = place === 'below' ? ['esc'] : ['esc', 'esc'];
		await terminal.press(...close);
		await terminal.sees.not('seen ');
		await terminal.press('enter');
		await terminal.sees('seen ');
		await terminal.press('enter', 'enter');
		await terminal.sees('fills the screen');
		await terminal.press('esc');
		await terminal.sees.not('fills the screen');
		await terminal.sees('seen ');
		await terminal.press('esc');
		await terminal.sees('into it');
		await terminal.press(...close);
		await terminal.sees.not('seen ');
		await terminal.press('q');
		expect(await terminal.exited).toMatchObject({code: 0});
	});

	test('lies over the list at 60×18; J and } scroll it, after Esc j goes to the next email', async () => {
		await using terminal = watch(sandbox, 60, 18);
		await terminal.sees(/–\d+ of 200/u);
		await terminal.press('enter');
		await terminal.sees(/Email 1 ─.* 1–\d+ of \d+ ─\n \S/u);
		await terminal.press('J');
		await terminal.sees(/Email 1 ─.* 2–10 of \d+ ─\n \S [A-Z]+ {3}\d/u);
		await terminal.press('}');
		await terminal.sees(/Dear /u);
		await terminal.press('{', 'K');
		await terminal.sees(/Email 1 ─.* 1–9 of/u);
		await terminal.press('esc', 'j');
		await terminal.sees(/Email 2 ─.* 1–9 of \d+ ─\n \S/u);
		terminal.resize(160, 50);
		await terminal.sees(/page 1 ─ ── Email 2 /u);
		terminal.resize(100, 30);
		await terminal.sees(/page 1 ─\n[\s\S]*\n── Email 2 /u);
	});

	test('shows its text part with h and its raw JSON with R, and goes on doing so', async () => {
		await using terminal = watch(sandbox, 160, 50);
		await terminal.sees(/–\d+ of 200/u);
		await terminal.press('enter');
		await terminal.sees('html as text');
		await terminal.press('h');
		await terminal.sees('text part');
		await terminal.press('R');
		await terminal.sees('"id": "comms_email_');
		await terminal.press('esc', 'j');
		await terminal.sees(/Email 2[\s\S]*"id": "comms_email_/u);
		await terminal.press('R');
		await terminal.sees('html as text');
	});
});

describe('what is requested', () => {
	test('is the email the cursor rests on, not those it passes; once; and what is left behind is canceled', async () => {
		const sandbox = await past({latencyMs: 400});
		try {
			await using terminal = watch(sandbox, 160, 50);
			await terminal.sees('of 200 · page 1');
			await terminal.press('enter');
			await terminal.sees('html as text');
			const [first] = await fetched(sandbox);
			await terminal.press('esc');
			await terminal.type('jjjjjjjjjj');
			await terminal.sees(/Email 11[\s\S]*html as text/u);
			expect((await fetched(sandbox)).length).toBe(2);
			await terminal.press('k');
			await terminal.sees('loading the whole email');
			// Asked for by now, or not yet: either way nobody waits for it.
			await terminal.press('g');
			await terminal.sees(/Email 1\b[\s\S]*html as text/u);
			await terminal.lacks('loading the whole email');
			expect((await fetched(sandbox)).filter((id) => id === first)).toHaveLength(1);
		} finally {
			await sandbox.close();
		}
	});
});

describe('in every scenario', () => {
	test.each([
		['unicode', /html as text/u],
		['huge-bodies', /A row of a long newsletter 42/u],
		['inbound', /html as text/u],
		['hostile', /html as text|text part|no body/u],
	] as const)('%s: emails open, follow, and the wall stands', async (scenario, expected) => {
		const sandbox = await past({scenario});
		try {
			await using terminal = watch(sandbox, 140, 40);
			await terminal.sees('of 200 · page 1');
			await terminal.press('enter');
			await terminal.sees(expected);
			await terminal.press('esc');
			for (let email = 2; email < 14; email += 1) {
				await terminal.press('j');
				await terminal.sees(
					(screen) => new RegExp(`Email ${email}\\b`, 'u').test(screen) && !screen.includes('loading the whole'),
				);
				for (let row = 12; row < 38; row += 1) expect(terminal.cell(row, 82).char).toMatch(/^[│┃▪]$/u);
			}
		} finally {
			await sandbox.close();
		}
	});
});

test('a frozen list stands still while the bars go on, and continues at once', async () => {
	await using terminal = openTerminalHere({
		args: ['demo', '--recipients', '400', '--duration', '20', '--interval', '0.5'],
	});
	await terminal.sees(/1–(?:19|20) of 400/u);
	const rows = () => terminal.screen().split('\n').slice(10, -1).join('\n');
	await terminal.press('space');
	await terminal.sees('frozen');
	const frozen = rows();
	await terminal.sees(/frozen, \d\d+ changes waiting/u);
	expect(rows()).toBe(frozen);
	await terminal.press('space');
	await terminal.sees.not('frozen');
	await terminal.sees(() => rows() !== frozen);
});

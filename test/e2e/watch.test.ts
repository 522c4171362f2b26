import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {openTerminalHere, type Terminal} from '../helpers/terminal.ts';

const FIRST_ROW = 9;

/** How many emails have ended, by the stacked bar. */
function shownEnded(terminal: Terminal): number {
	return Number(/so far +(?<ended>\d+) of 400/u.exec(terminal.row(1))?.groups?.ended);
}

/** The recipients in the visible rows. */
function shownRecipients(terminal: Terminal): readonly string[] {
	return terminal
		.screen()
		.split('\n')
		.slice(FIRST_ROW, -1)
		.flatMap((row) => /\S+@\S+/u.exec(row)?.[0] ?? []);
}

describe('the user watches a send', () => {
	test('sees it move, pages through its emails, filters them, resizes, and leaves with the summary', async () => {
		await using terminal = openTerminalHere({
			args: ['demo', '--recipients', '400', '--duration', '20', '--interval', '0.5'],
		});
		await terminal.sees('PROCESSING');
		expect(terminal.modes()).toMatchObject({isAlternateScreen: true, isCursorVisible: false});
		await terminal.sees(/1–(?:19|20) of 400 · page 1/u);
		const before = shownEnded(terminal);
		await terminal.sees(() => shownEnded(terminal) > before);

		const firstPage = shownRecipients(terminal);
		await terminal.press('n');
		await terminal.sees(/51–(?:69|70) of 400 · page 2/u);
		expect(shownRecipients(terminal)).not.toEqual(firstPage);
		await terminal.press('n', 'n', 'n', 'n', 'n', 'n');
		await terminal.sees(/351–(?:369|370) of 400 · page 8/u);
		await terminal.press('p', 'p', 'p', 'p', 'p', 'p', 'p');
		await terminal.sees(/1–(?:19|20) of 400 · page 1/u);
		// The last row gives way to a panel that grows.
		const again = shownRecipients(terminal);
		expect(again.length).toBeGreaterThanOrEqual(19);
		expect(again.slice(0, 19)).toEqual(firstPage.slice(0, 19));

		await terminal.press('t');
		await terminal.type('campaign=spring');
		await terminal.sees('sends tags=campaign:spring;');
		await terminal.press('enter');
		await terminal.sees('t tags campaign:spring ');
		await terminal.sees((screen) => !screen.includes('of 400 ·') && /1–(?:19|20)/u.test(screen));
		await terminal.press('backspace');
		await terminal.sees(/1–(?:19|20) of 400 · page 1/u);
		await terminal.lacks('campaign:spring');

		terminal.resize(60, 20);
		await terminal.sees(
			(screen) => screen.split('\n').every((row) => row.length <= 60) && screen.includes('1–12 of 400'),
		);
		terminal.resize(140, 40);
		await terminal.sees('1–29 of 400');

		await terminal.press('q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
		expect(terminal.modes()).toMatchObject({isAlternateScreen: false, isCursorVisible: true, isBracketedPaste: false});
		expect(terminal.normalScreen()).toMatch(
			/sendwatch comms_operation_\w+\n [●▲✗] [A-Z ]+ {3}\d*[\s\S]*\n┌[\s\S]*│ total │ delivered [\s\S]*└/u,
		);
	});

	test('hears when it has settled, and that some failed', async () => {
		await using terminal = openTerminalHere({
			args: ['demo', '--recipients', '300', '--duration', '2', '--interval', '0.5'],
		});
		await terminal.sees(/▲ 2 failed, 6 undelivered \(3 %\) · settled after .* delivered/u);
		await terminal.sees('100 %');
		await terminal.press('q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
		expect(terminal.normalScreen()).toContain('2 failed, 6 undelivered');
	});

	test('a send with no more failures than allowed has gone well', async () => {
		await using terminal = openTerminalHere({
			args: ['demo', '--recipients', '300', '--duration', '2', '--interval', '0.5', '--fail-if', 'failed > 3'],
		});
		await terminal.sees(/✓ SETTLED[\s\S]*✓ 2 failed, 6 undelivered \(3 %\) · settled after .* delivered/u);
		await terminal.press('q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
		expect(terminal.normalScreen()).toContain(' ✓ SETTLED   8 failures of 300 ended: 3 %');
	});

	test('with Ctrl-C ends at once, code 130, terminal as it was', async () => {
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '50']});
		await terminal.sees(/1–(?:19|20) of 50/u);
		await terminal.press('ctrl-c');
		expect(await terminal.exited).toEqual({code: 130, signal: null});
		expect(terminal.modes()).toMatchObject({isAlternateScreen: false, isCursorVisible: true, isBracketedPaste: false});
	});

	test('opens one email and the help, and comes back to the same row', async () => {
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '60']});
		await terminal.sees(/1–(?:19|20) of 60/u);
		await terminal.press('down', 'j', 'enter');
		await terminal.sees(/Email \d[\s\S]* to [\s\S]* seen /u);
		await terminal.press('esc', 'esc');
		await terminal.sees(/1–(?:19|20) of 60/u);
		expect(terminal.row(FIRST_ROW + 2)).toContain('▌');
		await terminal.press('?');
		await terminal.sees('to the next page');
		await terminal.press('?');
		await terminal.sees(/1–(?:19|20) of 60/u);
		expect(terminal.row(FIRST_ROW + 2)).toContain('▌');
	});

	test('presses a key before the first frame is there: the terminal does not echo it into the screen', async () => {
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '60']});
		const isEarly = Promise.withResolvers<void>();
		const stop = terminal.onBytes(() => {
			if (!terminal.bytes().includes('\u001B[?1049h')) return;
			stop();
			isEarly.resolve(terminal.type('\r'));
		});
		await isEarly.promise;
		await terminal.sees(' seen ');
		expect(terminal.bytes().toString()).toContain('\u001B[?25l\u001B[?2026h');
	});

	test('pastes an id by mistake: no key fires', async () => {
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '60']});
		await terminal.sees(/1–(?:19|20) of 60/u);
		await terminal.sees(() => terminal.modes().isBracketedPaste);
		await terminal.paste('comms_operation_q\nqqq');
		await terminal.sees('Pasted text does nothing here');
		expect(terminal.screen()).toMatch(/1–(?:19|20) of 60/u);
		await terminal.press('q');
		expect(await terminal.exited).toMatchObject({code: 0});
	});

	test('makes the terminal too small and big again', async () => {
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '60']});
		await terminal.sees(/1–(?:19|20) of 60/u);
		terminal.resize(39, 11);
		await terminal.sees('sendwatch needs 40×12');
		terminal.resize(40, 12);
		await terminal.sees('1–7 of 60');
	});
});

describe('the same send, told in both dialects and both countings', () => {
	const noon = Date.UTC(2026, 3, 5, 12);
	let clock = noon;
	const worlds = (['guide', 'reference'] as const).flatMap((dialect) =>
		(['exclusive', 'cumulative'] as const).map((counters) => ({dialect, counters})),
	);
	let sandboxes: readonly Sandbox[] = [];

	beforeAll(async () => {
		const options = {seed: 7, recipients: 2000, durationMs: 60_000, now: () => clock};
		sandboxes = await Promise.all(worlds.map((world) => startSandbox({...options, ...world})));
	});
	afterAll(() => Promise.all(sandboxes.map(({close}) => close())));

	test.each([0.5, 1.1])('shows the same numbers at the same moment (%s of its time)', async (share) => {
		clock = noon + share * 60_000;
		const screens = await Promise.all(
			sandboxes.map(async ({operationId, url}) => {
				await using terminal = openTerminalHere({args: [operationId, '--base-url', url, '--interval', '3600']});
				await terminal.sees(/1–(?:19|20) of 2,000/u);
				const counters = [2, 3].map((row) => terminal.row(row));
				// Without the shares: while more emails may come, which only the guide's dialect leaves open, there are none.
				const numbers = counters.map((row) => row.match(/[a-z]+ +[\d,]+/gu));
				const rows = Array.from({length: 19}, (_, row) => terminal.row(FIRST_ROW + row));
				return {numbers, rows, bars: counters};
			}),
		);
		expect(screens[0]?.numbers[0]?.[0]).toMatch(/delivered +[\d,]+/u);
		for (const {numbers, rows} of screens)
			expect({numbers, rows}).toEqual({numbers: screens[0]?.numbers, rows: screens[0]?.rows});
		expect(screens[1]?.bars).toEqual(screens[0]?.bars);
		expect(screens[3]?.bars).toEqual(screens[2]?.bars);
	});
});

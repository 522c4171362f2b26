import {setTimeout as pause} from 'node:timers/promises';
import {describe, expect, test} from 'vitest';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';
import {hasTmux, openInTmux} from '../helpers/tmux.ts';

const ESC = '\u001B';
const RECIPIENTS = 400;
const ARGS = ['demo', '--recipients', String(RECIPIENTS)];
/** How many rows a screen of the list has here. */
const SCREEN = 19;

/** The row under the cursor, counted from 1; undefined if the list is not to be seen. */
function cursorAt(screen: string): number | undefined {
	const lines = screen.split('\n');
	const head = lines.findIndex((line) => /\d+–\d+ of /u.test(line));
	const first = Number(/(?<first>\d+)–\d+ of /u.exec(lines[head] ?? '')?.groups?.first);
	const row = lines.findIndex((line) => line.startsWith(' ▌'));
	return head === -1 || row === -1 ? undefined : first + row - head - 1;
}

const isAt = (row: number) => (screen: string) => cursorAt(screen) === row;

/** What is in the line being typed. */
const typing = (text: string) => new RegExp(`^ Find ${text}[ ▏]*$`, 'mu');

async function openDemo(): Promise<Terminal> {
	const terminal = openTerminal({args: ARGS});
	await terminal.sees(/1–(?:19|20) of 400/u);
	await terminal.sees('q quit');
	return terminal;
}

describe('several keys in one read', () => {
	test('are as many keys', async () => {
		await using terminal = await openDemo();
		await terminal.type('jjjjk');
		await terminal.sees(isAt(4));
		await terminal.type('gjj\u0004\u0015');
		await terminal.sees(isAt(3));
		await terminal.type('/abc\u0015\u0015de');
		await terminal.sees(typing('de'));
		await terminal.type(`${ESC}${ESC}`);
		await terminal.sees('q quit');
	});

	test('go on after a suspension: ^Z among them stops the app at once', async () => {
		await using terminal = openTerminal({
			command: 'bash',
			args: ['--norc', '--noprofile', '-i'],
			env: {PS1: 'ready> '},
		});
		await terminal.sees('ready>');
		await terminal.type(`${process.execPath} dist/cli.js ${ARGS.join(' ')}\r`);
		await terminal.sees('q quit');
		await terminal.type('j\u001Ajj');
		await terminal.sees('Stopped');
		expect(terminal.modes()).toMatchObject({isAlternateScreen: false, isCursorVisible: true});
		await terminal.type('fg\r');
		await terminal.sees(isAt(4));
		await terminal.type('j\u001A\u001Aj');
		await terminal.sees('Stopped');
		await terminal.type('clear; fg\r');
		await terminal.sees('Stopped');
		await terminal.type('fg\r');
		await terminal.sees(isAt(6));
		await terminal.press('q');
		await terminal.sees(/sendwatch comms_operation_[\s\S]*^ready>$/mu);
	});
});

describe('sequences', () => {
	const sequences = [
		['PgDn', `${ESC}[6~`, SCREEN + 1],
		['PgDn of the keypad in the kitty protocol', `${ESC}[57422u`, SCREEN + 1],
		['End as xterm sends it', `${ESC}[F`, RECIPIENTS],
		['End as screen and tmux send it', `${ESC}[4~`, RECIPIENTS],
		['End as rxvt sends it', `${ESC}[8~`, RECIPIENTS],
		['End in application mode', `${ESC}OF`, RECIPIENTS],
		['Down in the kitty protocol, held', `${ESC}[1;1:2B`, 2],
		['j in the kitty protocol', `${ESC}[106;1:1u`, 2],
		['j where it types о', `${ESC}[1086::106;;1086u`, 2],
		['^D of modifyOtherKeys', `${ESC}[27;5;100~`, SCREEN + 1],
	] as const;

	const homes = [`${ESC}[H`, `${ESC}[1~`, `${ESC}[7~`, `${ESC}OH`, `${ESC}[57423u`, `${ESC}[1;1H`];

	// After three bytes a sequence has a second for the rest; ESC alone would be Esc, however busy the machine is.
	test('of any terminal, in pieces', async () => {
		await using terminal = await openDemo();
		const typeInPieces = async (bytes: string) => {
			for (const piece of [bytes.slice(0, 3), ...bytes.slice(3)]) await terminal.type(piece);
		};
		for (const [index, [, bytes, row]] of sequences.entries()) {
			await typeInPieces(bytes);
			await terminal.sees(isAt(row));
			await typeInPieces(homes[index % homes.length] ?? '');
			await terminal.sees(isAt(1));
		}
	});

	test('the keypad types its digits in application mode', async () => {
		await using terminal = await openDemo();
		await terminal.type(`/${ESC}Oq${ESC}Or${ESC}Os${ESC}Op${ESC}[57404u`);
		await terminal.sees(typing('12305'));
	});
});

describe('Esc', () => {
	test('and a key at once are both; alone it is Esc', async () => {
		await using terminal = await openDemo();
		await terminal.type(`/abc${ESC}j`);
		await terminal.sees(isAt(2));
		await terminal.type('/abc');
		await terminal.sees(typing('abc'));
		await terminal.press('esc');
		await terminal.sees('q quit');
		await terminal.type(`/abc${ESC}[`);
		await terminal.sees('q quit');
	});
});

describe('what is not a key', () => {
	test('does nothing: the mouse, answers, reports, whole and cut off', async () => {
		await using terminal = await openDemo();
		await terminal.type(
			`${ESC}[M qq${ESC}[<0;12;5M${ESC}[12;40R${ESC}[?62;22c${ESC}]52;c;cXFx${ESC}\\${ESC}Pqqq${ESC}\\`,
		);
		await terminal.type(`${ESC}_qqq${ESC}[<35;1;`);
		await pause(1100);
		await terminal.type('j');
		await terminal.sees(isAt(2));
	});

	test('a letter of another script says so', async () => {
		await using terminal = await openDemo();
		await terminal.type('о');
		await terminal.sees('о is not a key: keys are Latin letters.');
	});
});

describe('a paste', () => {
	test('whose end does not come is over after a second, and the keys work', async () => {
		await using terminal = await openDemo();
		await terminal.type('/');
		await terminal.type(`${ESC}[200~ruth`);
		await terminal.sees(typing('ruth'));
		await terminal.type('q');
		await terminal.sees(typing('ruthq'));
		await terminal.press('ctrl-c');
		expect(await terminal.exited).toEqual({code: 130, signal: null});
	});

	test('whose end does not come is left by Ctrl-C at once', async () => {
		await using terminal = await openDemo();
		await terminal.type(`${ESC}[200~qqq`);
		await terminal.press('ctrl-c');
		expect(await terminal.exited).toEqual({code: 130, signal: null});
		expect(terminal.modes()).toMatchObject({isAlternateScreen: false, isBracketedPaste: false});
	});

	test('longer than a line takes is cut, and says so', async () => {
		await using terminal = await openDemo();
		await terminal.type('/');
		await terminal.paste('x'.repeat(5000));
		await terminal.sees('Cut off: a prompt takes 4,096 characters.');
		await terminal.type('\u0015ok');
		await terminal.sees(typing('ok'));
	});
});

// Where tmux is not installed these are skipped: nothing else holds ESC back for half a second.
describe.skipIf(!hasTmux())('in tmux, as it comes', () => {
	test('^D eight times at once moves eight screens', async () => {
		const {terminal, sendKeys} = openInTmux(ARGS);
		await terminal.sees('q quit');
		await sendKeys('-N', '8', 'C-d');
		await terminal.sees((screen) => (cursorAt(screen) ?? 0) > 7 * (SCREEN - 1));
		const after = cursorAt(terminal.screen());
		await sendKeys('-N', '8', 'C-u');
		await terminal.sees(isAt(1));
		expect(after).toBeGreaterThan(8 * (SCREEN - 2));
	});

	test('Esc and a key within the half second for which tmux holds it back are both', async () => {
		const {terminal} = openInTmux(ARGS);
		await terminal.sees('q quit');
		await terminal.type('/abc');
		await terminal.sees(typing('abc'));
		await terminal.type(ESC);
		await pause(200);
		await terminal.type('j');
		await terminal.sees(isAt(2));
	});

	test('Esc and a key which may begin a sequence are both', async () => {
		const {terminal, sendKeys} = openInTmux(ARGS);
		await terminal.sees('q quit');
		for (const key of '[]OPX^_') {
			await sendKeys('/', 'abc');
			await terminal.sees(typing('abc'));
			await sendKeys('Escape', key);
			await terminal.sees('q quit');
			await sendKeys('j');
			await terminal.sees(isAt(2));
			await sendKeys('k');
			await terminal.sees(isAt(1));
		}
	});

	test('every key of its keyboard', async () => {
		const {terminal, sendKeys} = openInTmux(ARGS);
		await terminal.sees('q quit');
		await sendKeys('Down', 'Down', 'Up');
		await terminal.sees(isAt(2));
		await sendKeys('End');
		await terminal.sees(isAt(RECIPIENTS));
		await sendKeys('Home', 'NPage');
		await terminal.sees((screen) => (cursorAt(screen) ?? 0) > SCREEN - 2);
		await sendKeys('PPage');
		await terminal.sees(isAt(1));
		await sendKeys('/', 'KP1', 'KP2', 'a', 'b', 'BSpace', 'Left', 'DC', 'x');
		await terminal.sees(typing('12x'));
		await sendKeys('C-u', 'C-u', 'ok');
		await terminal.sees(typing('ok'));
		await sendKeys('F1', 'IC');
		await sendKeys('C-c');
		await terminal.sees(/exited/u);
	});
});

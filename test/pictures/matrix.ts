import {mkdir, writeFile} from 'node:fs/promises';
import {join, relative, resolve} from 'node:path';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {ERASE_SCREEN} from '../../source/terminal/sequences.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';
import {LOOKS, type Look} from './palette.ts';
import {pictureOf} from './svg.ts';

const SIZES = [
	[40, 12],
	[60, 20],
	[100, 30],
	[160, 50],
	[220, 60],
	[300, 60],
] as const;

/** How the program is told to draw, and the terminal that it is in. */
const DRAWINGS: Readonly<Record<string, {readonly args: readonly string[]; readonly look: Look}>> = {
	dark: {args: ['--theme', 'dark'], look: LOOKS.dark},
	light: {args: ['--theme', 'light'], look: LOOKS.light},
	16: {args: ['--theme', '16'], look: LOOKS.dark},
	none: {args: ['--theme', 'none'], look: LOOKS.dark},
	ascii: {args: ['--ascii', '--theme', 'none'], look: LOOKS.dark},
};

/** What is looked at, by the keys that lead there from a send, and what is seen there. */
const SCREENS: Readonly<Record<string, {readonly keys: readonly string[]; readonly seen: RegExp}>> = {
	watch: {keys: [], seen: /Emails/u},
	triage: {keys: ['c'], seen: /Why they fail/u},
	details: {keys: ['e', 'enter'], seen: / seen /u},
	help: {keys: ['?'], seen: /filter/u},
	menu: {keys: ['x'], seen: /NDJSON/u},
	board: {keys: ['o'], seen: /Sends/u},
};

const [RECIPIENTS, DURATION_MS] = [10_000, 60_000];
/** How old the send is as it is first seen, and how much of it has ended in the pictures. */
const [AGE_MS, ENDED] = [22_000, 0.7];

/** Draws every screen in every size and look, as a picture and as text, into a folder outside the repository. */
export async function drawMatrix(folder: string): Promise<void> {
	const repository = join(import.meta.dirname, '../..');
	if (!relative(repository, resolve(folder)).startsWith('..')) throw new Error(`${folder} is in the repository.`);
	await mkdir(folder, {recursive: true});
	// One look after the other: all programs of a look see the same send at the same age.
	for (const drawing of Object.keys(DRAWINGS)) await drawLook(folder, drawing);
}

async function drawLook(folder: string, drawing: string): Promise<void> {
	const {args = [], look = LOOKS.dark} = DRAWINGS[drawing] ?? {};
	const sandbox = await startSandbox({
		...{
			scenario: 'bounce-storm',
			seed: 7,
			recipients: RECIPIENTS,
			durationMs: DURATION_MS,
			sends: 30,
			dialect: 'reference',
		},
		startedAt: Date.now() - AGE_MS,
	});
	try {
		await Promise.all(
			Object.entries(SCREENS).map(async ([screen, {keys, seen}]) => {
				const command = [sandbox.operationId, '--base-url', sandbox.url, ...args];
				await using terminal = openTerminal({args: command, env: {TZ: 'UTC'}});
				await terminal.sees((shown) => endedOn(shown) >= ENDED * RECIPIENTS);
				await terminal.press(...keys);
				await terminal.sees(seen);
				for (const [columns, rows] of SIZES) {
					await resized(terminal, columns, rows);
					const name = join(folder, `${screen}-${columns}x${rows}-${drawing}`);
					await writeFile(`${name}.svg`, pictureOf(terminal, `${screen}, ${drawing}`, look));
					await writeFile(`${name}.txt`, `${terminal.screen()}\n`);
				}
			}),
		);
	} finally {
		await sandbox.close();
	}
	console.log(`${folder}: ${Object.keys(SCREENS).length * SIZES.length} pictures, ${drawing}`);
}

function endedOn(screen: string): number {
	return Number(
		/(?<ended>[\d,]+) of 10,000/u.exec(screen.split('\n')[1] ?? '')?.groups?.ended?.replaceAll(',', '') ?? 0,
	);
}

/** Gives the terminal a size: the first frame is for it, the second comes once it has stayed the same for a while. */
async function resized(terminal: Terminal, columns: number, rows: number): Promise<void> {
	const mark = terminal.mark();
	terminal.resize(columns, rows);
	await terminal.sees(() => terminal.bytes(mark).toString('latin1').split(ERASE_SCREEN).length > 2);
}

import type {Terminal} from '../helpers/terminal.ts';
import type {LOOKS} from './palette.ts';

/** One picture: what to run, how large, and what a person does before it is taken. */
export type Scene = {
	readonly name: string;
	readonly title: string;
	readonly columns: number;
	readonly rows: number;
	readonly args: readonly string[];
	/** That of the terminal, and the theme for it: dark, unless given. */
	readonly background?: keyof typeof LOOKS;
	readonly steps: (terminal: Terminal) => Promise<void>;
};

/** An animated picture: `shoot` takes the screen as it is, to be shown for some seconds. */
export type Film = Omit<Scene, 'steps' | 'background'> & {
	readonly play: (terminal: Terminal, shoot: (seconds: number) => Promise<void>) => Promise<void>;
};

const retrier = {withinMs: 90_000};
/** The dialect that says how many recipients there are, so that the bar has its share from the start. */
const sandbox = ['demo', '--seed', '7', '--recipients', '10000', '--dialect', 'reference'];
const title = 'sendwatch demo';
const large = {title, columns: 100, rows: 30, args: sandbox};

function scenario(name: string, seconds = 30): typeof large {
	return {
		...large,
		title: `sendwatch demo --scenario ${name}`,
		args: [...sandbox, '--duration', String(seconds), '--scenario', name],
	};
}

/** How much of the send has ended, off the bar. */
function percentOn(screen: string): number {
	const bar = screen.split('\n')[1] ?? '';
	return Number(/(\d+) %/u.exec(bar)?.[1] ?? -1);
}

// Between two polls, with emails in the list.
function isAtRest(screen: string): boolean {
	return screen.includes('@') && !screen.includes('asking');
}

async function reaches(terminal: Terminal, percent: number): Promise<void> {
	await terminal.sees((screen) => percentOn(screen) >= percent && isAtRest(screen), retrier);
}

/** The same scene on a dark background, and on a light one. */
function inBoth(name: string, scene: typeof large, steps: Scene['steps']): readonly Scene[] {
	return [
		{name, ...scene, steps},
		{name: `${name}-light`, ...scene, background: 'light', steps},
	];
}

/** The screens that the README and whoever reviews a change look at. */
export const scenes: readonly Scene[] = [
	...inBoth('watching', large, (terminal) => reaches(terminal, 55)),
	{
		name: 'details',
		...large,
		steps: async (terminal) => {
			// Opened early, so that what the polls see of it has something to tell.
			await terminal.sees(isAtRest, retrier);
			await terminal.press('j', 'j', 'enter');
			await reaches(terminal, 40);
			await terminal.lacks('loading', retrier);
		},
	},
	{
		name: 'tag-filter',
		...large,
		steps: async (terminal) => {
			await reaches(terminal, 40);
			await terminal.press('t');
			await terminal.type('campaign=spring');
			await terminal.sees('campaign:spring', retrier);
		},
	},
	{name: 'small', ...large, columns: 40, rows: 12, steps: (terminal) => reaches(terminal, 40)},
	...inBoth('bounce-storm', scenario('bounce-storm'), async (terminal) => {
		await terminal.sees(/settled[\s\S]* all read, by reason/u, retrier);
		await terminal.lacks('not read yet', retrier);
	}),
	...inBoth('clusters', scenario('bounce-storm'), async (terminal) => {
		await reaches(terminal, 60);
		await terminal.press('c');
		await terminal.sees(/all [\d,]+ read ─+ by reason/u, retrier);
		await terminal.lacks('not read yet', retrier);
	}),
	{
		name: 'beside',
		...scenario('bounce-storm'),
		columns: 160,
		rows: 50,
		steps: async (terminal) => {
			await terminal.sees(isAtRest, retrier);
			await terminal.press('enter');
			await reaches(terminal, 50);
			await terminal.lacks('loading', retrier);
		},
	},
	...(
		[
			[60, 20],
			[100, 30],
			[160, 50],
		] as const
	).map(
		([columns, rows]): Scene => ({
			name: `board-${columns}`,
			title: 'sendwatch demo --sends 30',
			columns,
			rows,
			args: [...sandbox, '--sends', '30', '--duration', '120'],
			steps: async (terminal) => {
				// Names come one a second; a send is called by the end of its id until then.
				await terminal.sees((screen) => /── Sends/u.test(screen) && !/^ .{4}…[a-z\d]{7} /mu.test(screen), retrier);
				await terminal.sees(/^ [↩✗] +[\d,]+ +\d+ % /mu, retrier);
				await terminal.settled();
			},
		}),
	),
	{name: 'provider-outage', ...scenario('provider-outage'), steps: (terminal) => reaches(terminal, 75)},
	{name: 'hostile', ...scenario('hostile'), steps: (terminal) => reaches(terminal, 40)},
];

function rowUnderCursor(screen: string): number {
	return screen.split('\n').findIndex((line) => line.startsWith(' ▌'));
}

/** The film shows the send each time so much more of it has ended, in percent, until it is nearly over. */
const [STRIDE, NEARLY_OVER] = [8, 85];

/** A bounce storm from its start over what the failures have in common to a CSV of them. */
export const films: readonly Film[] = [
	{
		name: 'bounce-storm-film',
		...scenario('bounce-storm', 60),
		play: async (terminal, shoot) => {
			await terminal.sees(isAtRest, retrier);
			await shoot(1.5);
			while (percentOn(terminal.screen()) < NEARLY_OVER) {
				await reaches(terminal, Math.min(NEARLY_OVER, percentOn(terminal.screen()) + STRIDE));
				await shoot(1);
			}
			const before = terminal.screen();
			await terminal.press('c');
			await terminal.sees((screen) => screen !== before && /[\d,]+ of [\d,]+ read/u.test(screen), retrier);
			await terminal.lacks('not read yet', retrier);
			await shoot(2);
			const under = rowUnderCursor(terminal.screen());
			await terminal.press('down');
			await terminal.sees((screen) => rowUnderCursor(screen) > under, retrier);
			await shoot(1);
			await terminal.press('esc');
			await terminal.sees((screen) => !/Esc (?:leaves|back)/u.test(screen), retrier);
			await terminal.press('f');
			await terminal.sees(
				(screen) => / ↩ UNDELIVERED /u.test(screen) && !/ (?:✓ DELIVERED|○ QUEUED) /u.test(screen),
				retrier,
			);
			await shoot(1.5);
			await terminal.press('x');
			await terminal.sees('CSV', retrier);
			await shoot(1.5);
			await terminal.press('c');
			await terminal.sees(/\.csv/u, retrier);
			await shoot(3);
		},
	},
];

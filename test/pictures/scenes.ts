import type {Terminal} from '../helpers/terminal.ts';

/** One picture: what to run, how large, and what a person does before it is taken. */
export type Scene = {
	readonly name: string;
	readonly title: string;
	readonly columns: number;
	readonly rows: number;
	readonly args: readonly string[];
	readonly steps: (terminal: Terminal) => Promise<void>;
};

const retrier = {withinMs: 90_000};
const sandbox = ['demo', '--seed', '7', '--recipients', '10000'];
const title = 'sendwatch demo';
const large = {title, columns: 100, rows: 30, args: sandbox};

function scenario(name: string): typeof large {
	return {
		...large,
		title: `sendwatch demo --scenario ${name}`,
		args: [...sandbox, '--duration', '30', '--scenario', name],
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

/** The screens that the README and whoever reviews a change look at. */
export const scenes: readonly Scene[] = [
	{name: 'watching', ...large, steps: (terminal) => reaches(terminal, 55)},
	{
		name: 'details',
		...large,
		steps: async (terminal) => {
			// Opened early, so that what the polls see of it has something to tell.
			await terminal.sees(isAtRest, retrier);
			await terminal.press('enter', 'j', 'j');
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
	{name: 'bounce-storm', ...scenario('bounce-storm'), steps: (terminal) => terminal.sees('settled', retrier)},
	{
		name: 'clusters',
		...scenario('bounce-storm'),
		steps: async (terminal) => {
			await reaches(terminal, 60);
			await terminal.press('c');
			await terminal.sees(/([\d,]+) of \1 read ─+ by reason/u, retrier);
			await terminal.lacks('not read yet', retrier);
		},
	},
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
	{name: 'provider-outage', ...scenario('provider-outage'), steps: (terminal) => reaches(terminal, 75)},
	{name: 'hostile', ...scenario('hostile'), steps: (terminal) => reaches(terminal, 40)},
];

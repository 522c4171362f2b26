import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Exit} from './program.ts';

/** What a person looks for on the screen. */
export type Wanted = string | RegExp | ((screen: string) => boolean);

/** How long a person waits for it. */
export type Retrier = {readonly withinMs?: number};

/** A screen that can be watched. */
export type Watched = {
	readonly screen: () => string;
	/** False in the middle of a frame. */
	readonly isWhole: () => boolean;
	readonly exit: () => Exit | undefined;
	readonly onChange: (listener: () => void) => () => void;
	readonly settled: () => Promise<void>;
};

/** Far longer than it takes: a machine may have other work. */
const defaultTimeoutMs = 40_000;

/** Whether a screen shows what is wanted. */
export function shows(screen: string, wanted: Wanted): boolean {
	if (typeof wanted === 'string') return screen.includes(wanted);
	return typeof wanted === 'function' ? wanted(screen) : screen.search(wanted) !== -1;
}

function describe(wanted: Wanted): string {
	return typeof wanted === 'string' ? JSON.stringify(wanted) : String(wanted);
}

/** A screen in a frame, for the message of a failure. */
export function framed(screen: string): string {
	const lines = screen.split('\n').map((line) => `│${line}`);
	return ['┌─ the last frame', ...lines, '└─'].join('\n');
}

/** An ending in words. */
export function describeExit({code, signal}: Exit): string {
	return signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
}

/** One turn: time for what was just drawn to be read, and for its keys to be armed. */
export async function oneTurn({settled}: Pick<Watched, 'settled'>): Promise<void> {
	await nextTurn();
	await settled();
}

type Wait = {
	readonly isMet: () => boolean;
	readonly describe: () => string;
	readonly withinMs: number;
	/** Made where the wait began, so that its stack leads to the test. */
	readonly failure: Error;
};

function waitUntil(watched: Watched, {isMet, describe: waitedFor, withinMs, failure}: Wait): Promise<void> {
	return new Promise((resolve, reject) => {
		const finish = (settle: () => void) => {
			clearTimeout(deadline);
			stopWatching();
			settle();
		};
		const fail = (why: string) => {
			failure.message = `${why} ${waitedFor()}.\n${framed(watched.screen())}`;
			finish(() => reject(failure));
		};
		const look = () => {
			const exit = watched.exit();
			if (exit === undefined && !watched.isWhole()) return;
			if (isMet()) finish(resolve);
			else if (exit !== undefined) fail(`The program ${describeExit(exit)} before the screen`);
		};
		const deadline = setTimeout(() => fail(`Within ${withinMs} ms the screen never`), withinMs);
		const stopWatching = watched.onChange(look);
		look();
	});
}

/** Looking at the screen, with retrier. */
export type Sees = {
	/** Resolves when the screen shows it; throws with the last frame when time is up. */
	(wanted: Wanted, retrier?: Retrier): Promise<void>;
	/** Resolves when the screen does not show it, or no longer. */
	readonly not: (wanted: Wanted, retrier?: Retrier) => Promise<void>;
};

function lookFor(watched: Watched, isShown: boolean): Sees['not'] {
	return async (wanted, {withinMs = defaultTimeoutMs} = {}) => {
		const failure = new Error('The screen was not looked at yet.');
		const isMet = () => shows(watched.screen(), wanted) === isShown;
		const waitedFor = () => `${isShown ? 'showed' : 'was without'} ${describe(wanted)}`;
		await waitUntil(watched, {isMet, describe: waitedFor, withinMs, failure});
		await oneTurn(watched);
	};
}

/** Gives a screen someone who looks at it. */
export function createSees(watched: Watched): Sees {
	return Object.assign(lookFor(watched, true), {not: lookFor(watched, false)});
}

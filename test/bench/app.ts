import {setImmediate as nextTurn} from 'node:timers/promises';
import {builtProgram} from '../helpers/program.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';
import {type Loopback, recipients} from './send.ts';

/** The size of the terminal in which everything is measured unless a measure says otherwise. */
export const usualSize = {columns: 120, rows: 40};

/** Polls only when asked to. */
export const pollsOnDemand = ['--interval', '3600'];

/** Watches a send in a terminal. */
export function openApp(
	{url, operationId}: Pick<Loopback, 'url' | 'operationId'>,
	args: readonly string[] = pollsOnDemand,
	size = usualSize,
): Terminal {
	return openTerminal({
		command: process.execPath,
		args: [builtProgram(), operationId, '--base-url', url, ...args],
		...size,
	});
}

/** Quits as a person does. Only a program that ends by itself writes Node's compile cache, which the next start is measured with. */
export async function quit(terminal: Terminal): Promise<void> {
	await terminal.press('q');
	const {signal} = await terminal.exited;
	if (signal !== null) throw new Error(`The program was ended by ${signal}.`);
}

/** Whether the first full frame is there: the operation's bar, or how many there are so far, and its emails. */
export function isFull(screen: string): boolean {
	const lines = screen.split('\n');
	const hasCounts = lines.some((line) => /(?:\d\s?%|so far) .*\d of /.test(line));
	return hasCounts && lines.filter((line) => line.includes('@')).length > 5;
}

/** Whether the last email is on the screen, and no page is missing any more. */
export function isAtEnd(screen: string): boolean {
	const last = recipients.toLocaleString('en');
	return new RegExp(`[–-]${last} of ${last}`).test(screen);
}

/** Loads every email and goes to the last one. */
export async function loadAll(terminal: Terminal): Promise<void> {
	await terminal.sees(isFull);
	await terminal.press('G');
	await terminal.sees(isAtEnd, {withinMs: 60_000});
}

/** What the bar says has ended, such as `6,474 of 10,000`. */
export function progressText(screen: string): string | undefined {
	return /[\d,]+ of [\d,]+/.exec(screen.split('\n')[1] ?? '')?.[0];
}

/** How long after a key the screen shows something, in ms; infinite where it does not in time. */
export async function timeToScreen(
	terminal: Terminal,
	key: string,
	isThere: (screen: string) => boolean,
	withinMs: number,
): Promise<number> {
	let endedAt = Number.POSITIVE_INFINITY;
	const look = (screen: string) => {
		if (!isThere(screen)) return false;
		endedAt = performance.now();
		return true;
	};
	const pressedAt = performance.now();
	try {
		await Promise.all([terminal.press(key), terminal.sees(look, {withinMs})]);
	} catch (error) {
		// That time is up is a result; that the program has ended is not.
		if (await Promise.race([terminal.exited, nextTurn(undefined)])) throw error;
	}
	return endedAt - pressedAt;
}

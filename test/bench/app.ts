import {openTerminal, type Terminal} from '../helpers/terminal.ts';

/** How many emails the send has. */
export const recipients = 10_000;

const hour = 3_600_000;

/** A send on loopback whose clock only moves when told to. */
export type Loopback = AsyncDisposable & {
	readonly url: string;
	readonly operationId: string;
	readonly advance: (ms: number) => void;
};

/** Serves a send: an hour old and long over, unless its age says otherwise. */
export async function serveSend(ageMs: number = hour): Promise<Loopback> {
	// Loaded on demand, so that what needs no server can be measured without it.
	const {startSandbox} = await import('../../source/sandbox/sandbox.ts');
	let now = Date.now();
	const {url, operationId, close} = await startSandbox({recipients, startedAt: now - ageMs, now: () => now});
	return {
		url,
		operationId,
		advance: (ms) => {
			now += ms;
		},
		[Symbol.asyncDispose]: close,
	};
}

/** Watches that send in a terminal, polling only when asked to. */
export function openApp({url, operationId}: Loopback, ...args: readonly string[]): Terminal {
	const watching = [operationId, '--base-url', url, '--interval', '3600', ...args];
	return openTerminal({args: watching, columns: 120, rows: 40});
}

/** Quits as a person does. Only a program that ends by itself writes Node's compile cache, which the next start is measured with. */
export async function quit(terminal: Terminal): Promise<void> {
	await terminal.press('q');
	const {signal} = await terminal.exited;
	if (signal !== null) throw new Error(`The program was ended by ${signal}.`);
}

/** Whether the first full frame is there: the operation's bar and its emails. */
export function isFull(screen: string): boolean {
	const lines = screen.split('\n');
	return (
		lines.some((line) => /\d\s?% .* of |\d of [\d,]+ so far/.test(line)) &&
		lines.filter((line) => line.includes('@')).length > 5
	);
}

/** Loads every email and goes to the last one. */
export async function loadAll(terminal: Terminal): Promise<void> {
	const last = recipients.toLocaleString('en');
	await terminal.sees(isFull);
	await terminal.press('G');
	await terminal.sees(new RegExp(`[–-]${last} of ${last}`), {withinMs: 60_000});
}

/** The row the cursor is in and what it says, to tell one position from another. */
export function cursorLine(screen: string): {readonly row: number; readonly text: string} {
	const lines = screen.split('\n');
	const row = lines.findIndex((line) => /^\s*[▌❯]/.test(line));
	return {row, text: lines[row] ?? ''};
}

/** What the bar says has ended, such as `6,474 of 10,000`. */
export function progressText(screen: string): string | undefined {
	return /[\d,]+ of [\d,]+/.exec(screen)?.[0];
}

/** Presses a key and waits until the cursor is on another email; tells when the frame that shows it was complete. */
export async function moveCursor(terminal: Terminal, key: string, frameEnd: () => number | undefined): Promise<number> {
	const {text} = cursorLine(terminal.screen());
	let endedAt: number | undefined;
	const hasMoved = (screen: string) => {
		const now = cursorLine(screen).text;
		if (now === '' || now === text) return false;
		endedAt = frameEnd();
		return true;
	};
	const pressedAt = performance.now();
	await Promise.all([terminal.press(key), terminal.sees(hasMoved)]);
	if (endedAt === undefined || endedAt < pressedAt) throw new Error('The cursor moved outside a synchronized frame.');
	return endedAt - pressedAt;
}

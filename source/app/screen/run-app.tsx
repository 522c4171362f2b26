import {renderToString} from 'ink';
import type {ReactElement} from 'react';
import {EXIT, problemExitCode} from '../../core/exit-codes.ts';
import {problemLines} from '../../core/network/problem.ts';
import {toAscii} from '../../core/text/drawing/ascii.ts';
import {count, plural} from '../../core/text/format.ts';
import {type SafeText, safeLine, say as sentence} from '../../core/text/text.ts';
import type {Store} from '../../state/store.ts';
import {rowCount} from '../../state/watch/list/pages.ts';
import {overviewOf} from '../../state/watch/select/send/overview.ts';
import {summarySentence} from '../../state/watch/select/send/summary.ts';
import {shownState} from '../../state/watch/select/shown.ts';
import type {State} from '../../state/watch/state.ts';
import type {PlayerControls} from '../../ui/actions.ts';
import {App} from '../../ui/app.tsx';
import type {Theme} from '../../ui/theme/theme.ts';
import {Summary, type SummaryProps} from '../../ui/watch/summary.tsx';
import type {WayOut} from '../hand-over/hand-over.ts';
import {guardHeap, heapLimitMib} from '../memory/heap-guard.ts';
import {type AnnouncementOptions, announce} from './announcer.ts';
import {type InkOptions, runInk} from './run-ink.tsx';

/** What the app runs on. */
export type RunOptions = InkOptions & {
	readonly store: Store;
	readonly now: () => number;
	readonly refresh: () => void;
	/** Where a recording is played: what its keys do. */
	readonly player?: PlayerControls;
	readonly announcements: AnnouncementOptions;
	readonly handOver: WayOut;
};

/**
 * Opens the app and resolves with its exit code once it has been left: by a key, a signal, a terminal that is gone, or
 * because the very first answer was a refusal. The terminal is then as it was, with the summary on it.
 */
export async function runApp(options: RunOptions): Promise<number> {
	const {store, theme, now, refresh, player, announcements, isSpoken} = options;
	const spoken = isSpoken ? await import('../../ui/spoken/spoken-app.tsx') : undefined;
	const {exitCode, isGivenBack} = await runInk(options, ({leave, stop, redraw, terminal, say}) => {
		const handOver = {...options.handOver, copy: terminal.copy};
		const ports = {now, refresh, player, leave, redraw, handOver};
		const tell = async () => {
			await stop();
			say(summaryNow(store, now()));
		};
		return {
			element:
				spoken === undefined ? (
					<App store={store} theme={theme} {...ports} stop={stop} />
				) : (
					<spoken.SpokenApp store={store} theme={theme} {...ports} stop={tell} say={say} />
				),
			undo: [leaveOnRefusal(store, leave), announce(store, terminal, announcements), leaveWithFullHeap(store, leave)],
		};
	});
	// The last line does not wait for the keyboard.
	sayGoodbye(store, now(), {theme, isSpoken, command: options.handOver.commandOfFailures()});
	await isGivenBack;
	return exitCode;
}

/** How the send stands, in one sentence as it may be shown. */
export function summaryNow({getState}: Store, now: number): SafeText {
	return summarySentence(shownState(getState()), now);
}

/** Leaves before the memory is full. Reports what was loaded and what allows more once the screen is gone. Returns what ends that. */
export function leaveWithFullHeap(store: Store, leave: (code: number) => void): () => void {
	let isFull = false;
	const stop = guardHeap(store, () => {
		isFull = true;
		leave(EXIT.fault);
	});
	return () => {
		stop();
		if (isFull) process.once('exit', () => process.stderr.write(`${heapFullText(store.getState())}\n`));
	};
}

/** Why the app was left, and what allows more. */
function heapFullText({list}: State): SafeText {
	const loaded = plural(rowCount(list.pages), 'email');
	const limit = count(heapLimitMib());
	return sentence`sendwatch ended before its memory of ${limit} MiB was full: ${loaded} were loaded. NODE_OPTIONS=--max-old-space-size=<MiB> allows more, and a filter loads fewer.`;
}

/** Leaves once there is nothing to watch, because the very first answer was a refusal. Returns what stops looking. */
export function leaveOnRefusal(store: Store, leave: (code: number) => void): () => void {
	const look = () => {
		const {fatal} = store.getState();
		if (fatal !== undefined) leave(problemExitCode(fatal));
	};
	const unsubscribe = store.subscribe(look);
	look();
	return unsubscribe;
}

/** What the summary is about. For a recording it says how the send stood, not that it was one. */
function endOf(state: State): SummaryProps['state'] {
	const {intervalMs, exports, failures, terms} = state;
	return {...overviewOf(state), intervalMs, exports, failures, terms};
}

/** The last line for a screen reader. */
function farewell(state: State, now: number): SafeText {
	return sentence`${state.operationId}: ${summarySentence(overviewOf(state), now)}`;
}

/** The summary, and the command that lists the failures again. */
export type Farewell = {readonly theme: Theme; readonly isSpoken: boolean; readonly command: string | undefined};

/** Prints how the send stood when its watch was left, or why there was nothing to watch. */
export function sayGoodbye({getState}: Store, now: number, {theme, isSpoken, command}: Farewell): void {
	const whole = getState();
	if (isSpoken && whole.fatal === undefined) {
		process.stdout.write(`${farewell(shownState(whole), now)}\n`);
		return;
	}
	const state = shownState(endOf(whole));
	if (state.fatal !== undefined) {
		process.stderr.write(`${problemLines(state.fatal).join('\n')}\n`);
		return;
	}
	const columns = process.stdout.columns || 80;
	const again = command === undefined ? undefined : safeLine(command);
	const summary: ReactElement = <Summary state={state} command={again} now={now} columns={columns} theme={theme} />;
	sayLast(renderToString(summary, {columns}), theme);
}

/** Prints what is left on the terminal once the screen is gone. */
export function sayLast(text: string, {isAscii}: Theme): void {
	process.stdout.write(`${isAscii ? toAscii(text) : text}\n`);
}

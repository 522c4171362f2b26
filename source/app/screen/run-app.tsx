import {renderToString} from 'ink';
import type {ReactElement} from 'react';
import {problemExitCode} from '../../core/exit-codes.ts';
import {problemLines} from '../../core/network/problem.ts';
import {toAscii} from '../../core/text/drawing/ascii.ts';
import {safeLine} from '../../core/text/text.ts';
import type {Store} from '../../state/store.ts';
import {overviewOf} from '../../state/watch/select/send/overview.ts';
import {shownState} from '../../state/watch/select/shown.ts';
import type {State} from '../../state/watch/state.ts';
import type {PlayerControls} from '../../ui/actions.ts';
import {App} from '../../ui/app.tsx';
import type {Theme} from '../../ui/theme/theme.ts';
import {Summary, type SummaryProps} from '../../ui/watch/summary.tsx';
import type {WayOut} from '../hand-over/hand-over.ts';
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
	const {store, theme, now, refresh, player, announcements} = options;
	const {exitCode, isGivenBack} = await runInk(options, ({leave, stop, terminal}) => {
		const handOver = {...options.handOver, copy: terminal.copy};
		const ports = {now, refresh, player, leave, handOver, stop};
		return {
			element: <App store={store} theme={theme} {...ports} />,
			undo: [leaveOnRefusal(store, leave), announce(store, terminal, announcements)],
		};
	});
	// What is said last does not wait for a keyboard that does.
	sayGoodbye(store, now(), theme, options.handOver.commandOfFailures());
	await isGivenBack;
	return exitCode;
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

/** What the summary tells of. In a recording it tells how the send stood, not that it was one. */
function endOf(state: State): SummaryProps['state'] {
	const {intervalMs, exports, failures} = state;
	return {...overviewOf(state), intervalMs, exports, failures};
}

/** Prints how the send stood when its watch was left, or why there was nothing to watch. */
export function sayGoodbye({getState}: Store, now: number, theme: Theme, command: string): void {
	const state = shownState(endOf(getState()));
	if (state.fatal !== undefined) {
		process.stderr.write(`${problemLines(state.fatal).join('\n')}\n`);
		return;
	}
	const columns = process.stdout.columns || 80;
	const summary: ReactElement = (
		<Summary state={state} command={safeLine(command)} now={now} columns={columns} theme={theme} />
	);
	const text = renderToString(summary, {columns});
	process.stdout.write(`${theme.isAscii ? toAscii(text) : text}\n`);
}

import type {ReactElement} from 'react';
import {createClient} from '../../../api/client.ts';
import type {OperationId} from '../../../core/operation/ids.ts';
import {RETENTION_MS} from '../../../core/operation/retention.ts';
import type {SafeText} from '../../../core/text/text.ts';
import {type BoardStore, createBoardPoller} from '../../../monitor/board-poller.ts';
import {systemClock} from '../../../monitor/clock.ts';
import {watchForSleep} from '../../../monitor/wake.ts';
import {newBoard} from '../../../state/board/board.ts';
import {reduceBoard} from '../../../state/board/reduce.ts';
import {createStoreOf} from '../../../state/store.ts';
import {BoardApp} from '../../../ui/board/board-app.tsx';
import type {BoardHandOver} from '../../../ui/board/board-hand-over.ts';
import type {SpokenBoard} from '../../../ui/spoken/spoken-board.tsx';
import type {Theme} from '../../../ui/theme/theme.ts';
import {endpointOf} from '../../command-view.ts';
import {createBoardHandOver} from '../../hand-over/board-hand-over.ts';
import {createBoardReporter} from '../../hand-over/board-report.ts';
import type {BoardPlan} from './board-plan.ts';
import {rememberNames} from './name-memory.ts';
import {readPasts} from './past-reader.ts';

/** What the board can request from the screen. */
export type BoardPorts = {
	readonly theme: Theme;
	readonly leave: (exitCode: number) => void;
	readonly watch: (id: OperationId) => void;
	/** Goes back to the watch that the board was opened from, if it was. */
	readonly goBack?: (() => void) | undefined;
	readonly stop: () => Promise<void>;
	readonly redraw: () => void;
	readonly copy: BoardHandOver['copy'];
	/** Tells the board to a screen reader, if it is not drawn: the component, and what writes a line. */
	readonly spoken?: {readonly Board: typeof SpokenBoard; readonly say: (line: SafeText) => void} | undefined;
};

/** A board that requests the account's sends, whether it is on the screen or not. */
export type OpenBoard = {
	readonly store: BoardStore;
	readonly draw: (ports: BoardPorts) => ReactElement;
	readonly close: () => Promise<void>;
};

/** Where sendwatch was started, wherever that has been moved to since. */
const HERE = '.';

/** Opens the board of an account: the first request is on its way. */
export function openBoard({origin, query, named, intervalMs, isMasked, terms, folder}: BoardPlan): OpenBoard {
	const {now} = systemClock;
	const {baseUrl, access, profile} = origin;
	const usual = {since: now() - RETENTION_MS, isWeek: true, statuses: [], tags: []} as const;
	const board = newBoard({now: now(), named, intervalMs, isMasked, terms, query: query ?? usual});
	const store: BoardStore = createStoreOf(board, reduceBoard);
	const client = createClient({baseUrl, access, now});
	const poller = createBoardPoller({client, store, clock: systemClock, random: Math.random});
	const endpoint = endpointOf(baseUrl, profile);
	const places = {folder: HERE, recordings: folder, baseUrl, endpoint};
	const reporter = createBoardReporter({store, client, clock: systemClock, ...places});
	const wayOut = createBoardHandOver({store, now, folder: HERE, endpoint, reporter});
	const kept =
		folder === undefined ? [] : [rememberNames(store, {folder, baseUrl, now}), readPasts(store, {folder, baseUrl})];
	poller.start();
	const stopWatchingForSleep = watchForSleep(systemClock, poller.wake);
	return {
		store,
		draw({copy, spoken, theme, ...ports}) {
			const shared = {store, now, refresh: poller.refresh, handOver: {...wayOut, copy}, ...ports};
			return spoken === undefined ? (
				<BoardApp theme={theme} {...shared} />
			) : (
				<spoken.Board say={spoken.say} {...shared} />
			);
		},
		async close() {
			stopWatchingForSleep();
			reporter.stop();
			for (const end of kept) end();
			poller.close();
			await client.close();
		},
	};
}

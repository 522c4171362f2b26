import {createClient} from '../api/client.ts';
import type {Credentials} from '../api/credentials.ts';
import type {AppConfig} from '../command-line/config.ts';
import type {Filter} from '../core/filter.ts';
import {idTimestamp, type OperationId} from '../core/ids.ts';
import {shownState} from '../core/shown.ts';
import {type Beginning, beginWatch, type State} from '../core/state.ts';
import {summarySentence} from '../core/summary.ts';
import {type SafeText, say} from '../core/text.ts';
import {systemClock} from '../monitor/clock.ts';
import {untilEnd} from '../monitor/headless.ts';
import {createPoller} from '../monitor/poller.ts';
import {createStore, type Store} from '../monitor/store.ts';
import {watchForSleep} from '../monitor/wake.ts';
import {walkEmails} from '../monitor/walk-emails.ts';
import {stamped, stateLine} from '../output/plain.ts';
import {createHandOver} from './hand-over.ts';
import {recordWatch} from './record-watch.ts';

/** One operation to watch, and where. */
export type Target = {
	readonly operationId: OperationId;
	readonly baseUrl: string;
	readonly credentials: Credentials;
	/** The id came out of a 202 answer just now. */
	readonly isJustSent?: boolean;
};

const GRACE_MS = 30_000;
const YOUNG_MS = 60_000;
const FIRST_FRAME_MS = 250;
/** Larger pages would be quicker, and hold up the keys while each is read. */
const EXPORT_PAGE = 200;

/**
 * Watches one operation until the end: on the screen where there is a keyboard to work it, else as plain lines. The first
 * request is on its way before the screen's code is loaded. Resolves with the exit code.
 */
export async function watchOperation(
	target: Target,
	config: AppConfig,
	keyboard: NodeJS.ReadStream | undefined,
): Promise<number> {
	const {now} = systemClock;
	const {operationId, baseUrl, credentials} = target;
	const client = createClient({baseUrl, credentials, now});
	const {intervalMs, pageSize, filter, isMasked, stallAfterMs} = config;
	const graceMs = graceFor(target, now());
	const beginning: Beginning = {operationId, now: now(), intervalMs, pageSize, filter, isMasked, graceMs, stallAfterMs};
	const watched = createStore(beginWatch(beginning));
	const {store, close: endRecording} = recordWatch(watched, beginning, config.recording, (why) => {
		if (keyboard === undefined) process.stderr.write(`${why}\n`);
		else watched.dispatch({type: 'noticed', at: now(), text: why});
	});
	const poller = createPoller({client, store, clock: systemClock, chance: Math.random});
	poller.start();
	const stopWatchingForSleep = watchForSleep(systemClock, poller.wake);
	try {
		if (keyboard === undefined) return await watchPlainly(store, now);
		const first = firstAnswers(store);
		const [{runApp}, {createTheme}] = await Promise.all([import('../run.tsx'), import('../ui/theme.ts')]);
		await first;
		const theme = createTheme(config);
		const pages = (wanted: Filter, signal: AbortSignal) =>
			walkEmails({client: poller.client, operationId, filter: wanted, pageSize: EXPORT_PAGE, signal});
		const handOver = createHandOver({store, baseUrl, credentialsSource: credentials.source, now, pages});
		try {
			return await runApp({store, theme, now, refresh: poller.refresh, keyboard, announcements: config, handOver});
		} finally {
			handOver.stopExport();
		}
	} finally {
		stopWatchingForSleep();
		poller.close();
		endRecording();
		await client.close();
	}
}

/** Resolves when there is something to draw, so that a quick server's data is in the first frame; at the latest after 250 ms. */
function firstAnswers(store: Store): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			unsubscribe();
			cancel();
			resolve();
		};
		const cancel = systemClock.after(FIRST_FRAME_MS, done);
		const unsubscribe = store.subscribe(() => {
			const {watch, list, fatal} = store.getState();
			const hasList = list.updatedAt !== undefined || list.problem !== undefined;
			if (fatal !== undefined || watch.problem !== undefined || (watch.operation !== undefined && hasList)) done();
		});
	});
}

/** A new operation may not be visible at once: a 404 for one that was just sent, or whose id says so, is waited out. */
function graceFor({operationId, isJustSent}: Target, now: number): number {
	return isJustSent === true || Math.abs(now - idTimestamp(operationId)) < YOUNG_MS ? GRACE_MS : 0;
}

async function watchPlainly(store: Store, now: () => number): Promise<number> {
	let last: SafeText | undefined;
	let trouble: SafeText | undefined;
	const outcome = await untilEnd(store, now, (whole) => {
		const state = shownState(whole);
		const line = stateLine(state);
		if (line !== undefined && line !== last) process.stdout.write(`${stamped(line, now())}\n`);
		last = line ?? last;
		const problem = state.watch.problem?.sentence;
		if (problem !== undefined && problem !== trouble) process.stderr.write(`${problem}\n`);
		trouble = problem;
	});
	const state = shownState(store.getState());
	if (outcome.reason === 'ended') process.stdout.write(`${endSentence(state, now())}\n`);
	if (outcome.reason === 'gave-up') process.stderr.write('Gave up: there was no good answer for 10 minutes.\n');
	return outcome.exitCode;
}

function endSentence(state: State, now: number): SafeText {
	return say`${state.operationId}: ${summarySentence(state, now)}`;
}

import {CREDENTIAL_VARIABLES} from '../../api/credentials.ts';
import {type AppConfig, DEFAULT_BASE_URL} from '../../command-line/config/config.ts';
import type {Email} from '../../core/emails/email.ts';
import type {Environment} from '../../core/environment.ts';
import {EXIT} from '../../core/exit-codes.ts';
import {inShort} from '../../core/text/hints.ts';
import {type SafeText, say} from '../../core/text/text.ts';
import {systemClock} from '../../monitor/clock.ts';
import {curlAuthorization} from '../../output/curl.ts';
import {stamped, stateLine} from '../../output/plain.ts';
import {type Recording, readRecording} from '../../recording/journal/read.ts';
import {createPlayer, type Player} from '../../recording/player.ts';
import {replayStore} from '../../recording/replay-store.ts';
import {notice} from '../../state/watch/event.ts';
import {newWatch} from '../../state/watch/new-watch.ts';
import {reduce} from '../../state/watch/reduce.ts';
import {badLinesText} from '../../state/watch/replay.ts';
import {summarySentence} from '../../state/watch/select/send/summary.ts';
import type {State} from '../../state/watch/state.ts';
import {loadWithColours} from '../../terminal/colour-depth.ts';
import type {Keyboard} from '../../terminal/keys/keyboard.ts';
import {createHandOver} from '../hand-over/hand-over.ts';
import {openScreen} from './open-screen.ts';

/** How a recording is played: how it looks, and how many times faster than it happened. */
export type ReplayOptions = AppConfig & {readonly speed: number};

/**
 * Plays a recording: on the same screen as a watch if there is a keyboard to work it, else as plain lines without
 * waiting. Resolves with the exit code. Throws a `UsageError` for a file that is not a recording.
 */
export async function replayRecording(
	path: string,
	options: ReplayOptions,
	keyboard: Keyboard | undefined,
	env: Environment,
): Promise<number> {
	const recording = readRecording(path);
	if (keyboard === undefined) return printRecording(recording);
	const {speed, isMasked, stallAfterMs} = options;
	const player = createPlayer({recording, clock: systemClock, speed, settings: {isMasked, stallAfterMs}});
	const {now} = player;
	const screen = openScreen(keyboard, options, env);
	player.start();
	try {
		const [{runApp}, {createTheme}] = await loadWithColours(() =>
			Promise.all([import('./run-app.tsx'), import('../../ui/theme/theme.ts')]),
		);
		const played = {store: replayStore(player.store, now), now, player};
		const drawn = {theme: createTheme(screen.look()), screen};
		const announcements = {hasBell: false, hasNotifications: false};
		const {keys} = options;
		const handOver = createHandOver({
			store: player.store,
			baseUrl: DEFAULT_BASE_URL,
			authorization: () => curlAuthorization(CREDENTIAL_VARIABLES[0]),
			now,
			pages: () => recordedPages(player),
			recording: path,
		});
		return await runApp({
			...played,
			...drawn,
			keys,
			isSpoken: options.isSpoken,
			refresh: () => sayNothingToAsk(player),
			announcements,
			handOver,
			env,
		});
	} finally {
		player.close();
	}
}

/** What a replay can export: the rows that were recorded so far. */
async function* recordedPages({store}: Player): AsyncGenerator<readonly Email[]> {
	for (const {emails} of store.getState().list.pages.loaded) yield emails;
}

/** A key that would send a request, in a replay. */
function sayNothingToAsk({store, now}: Player): void {
	store.dispatch(
		notice(now(), [say`A replay sends no requests: it shows what was recorded.`, inShort(say`Not in a replay.`)]),
	);
}

/** Prints a line for every recorded change, and the state at the end. */
function printRecording(recording: Recording): number {
	let state = newWatch(recording.options);
	let last: SafeText | undefined;
	let bad = 0;
	let endedAt = recording.options.now;
	const entries = recording.entries(() => {
		bad += 1;
	});
	for (const entry of entries) {
		if (entry.event !== undefined) state = reduce(state, entry.event);
		endedAt = entry.at;
		const line = stateLine(state);
		if (line !== undefined && line !== last) process.stdout.write(`${stamped(line, entry.at)}\n`);
		last = line ?? last;
	}
	process.stdout.write(`${endLine(state, endedAt)}\n`);
	const warning = badLinesText(bad);
	if (warning !== undefined) process.stderr.write(`${warning}.\n`);
	return EXIT.good;
}

function endLine(state: State, now: number): SafeText {
	return say`${state.operationId}: ${summarySentence(state, now)}`;
}

import type {Arguments} from '../command-line/arguments.ts';
import {type AppConfig, readAppConfig} from '../command-line/config/config.ts';
import {type HeadlessConfig, readHeadlessConfig} from '../command-line/config/headless-config.ts';
import type {Environment} from '../core/environment.ts';
import {UsageError} from '../core/errors.ts';
import {systemClock} from '../monitor/clock.ts';
import {openKeyboard} from '../terminal/keyboard.ts';
import type {Target} from './open-watch.ts';
import type {BoardTarget} from './screen/board/run-board.ts';
import {openScreen} from './screen/open-screen.ts';

/** How an operation is watched, on the screen or without. */
export type WatchConfig = {readonly app: AppConfig; readonly headless: HeadlessConfig; readonly env: Environment};

/** Reads all of it, so that every mistake is reported before the first request. Throws `UsageError`. */
export function readWatchConfig(args: Arguments, env: Environment): WatchConfig {
	return {app: readAppConfig(args, env), headless: readHeadlessConfig(args, env), env};
}

/** `--follow` without a terminal. */
const NO_SCREEN = '--follow needs a terminal; omit it without one.';

/**
 * Watches one operation until the end: on the screen if there is a keyboard to work it, else as plain lines or events. With
 * `isFollowing` it moves on to each newer send. Resolves with the exit code.
 */
export async function watch(target: Target, {app, headless, env}: WatchConfig, isFollowing = false): Promise<number> {
	const {limits, commands, isJson} = headless;
	const keyboard = isJson ? undefined : openKeyboard(env, systemClock);
	try {
		if (keyboard !== undefined) {
			// Before the rest is loaded: meanwhile the terminal has time to answer.
			const screen = openScreen(keyboard, app, env);
			const {watchOperation} = await import('./screen/watch-operation.ts');
			return await watchOperation(target, app, screen, {limits, commands, env}, isFollowing);
		}
		if (isFollowing) throw new UsageError(NO_SCREEN);
		const [{watchHeadless}, {eventReporter, plainReporter}] = await Promise.all([
			import('./headless/watch-headless.ts'),
			import('./headless/reporters.ts'),
		]);
		const createReporter = isJson ? eventReporter : plainReporter;
		return await watchHeadless(target, {plan: app, limits, hooks: {commands, env}, createReporter});
	} finally {
		keyboard?.close();
	}
}

/**
 * Opens the board that `find` finds, until it is left. Resolves with the exit code, or undefined if there is no keyboard to work it:
 * nothing is looked for then.
 */
export async function watchBoard(
	find: () => BoardTarget | Promise<BoardTarget>,
	{app, headless, env}: WatchConfig,
): Promise<number | undefined> {
	const keyboard = headless.isJson ? undefined : openKeyboard(env, systemClock);
	if (keyboard === undefined) return undefined;
	try {
		const board = await find();
		const screen = openScreen(keyboard, app, env);
		const {runBoard} = await import('./screen/board/run-board.ts');
		return await runBoard(board, app, screen, {...headless, env});
	} finally {
		keyboard.close();
	}
}

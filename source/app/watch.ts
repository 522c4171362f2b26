import type {Arguments} from '../command-line/arguments.ts';
import {type AppConfig, readAppConfig} from '../command-line/config.ts';
import {type HeadlessConfig, readHeadlessConfig} from '../command-line/headless-config.ts';
import type {Environment} from '../core/environment.ts';
import {systemClock} from '../monitor/clock.ts';
import {openKeyboard} from '../terminal/keyboard.ts';
import type {Target} from './open-watch.ts';
import {openScreen} from './screen/open-screen.ts';

/** How an operation is watched, on the screen or without. */
export type WatchConfig = {readonly app: AppConfig; readonly headless: HeadlessConfig; readonly env: Environment};

/** Reads it all, so that every mistake is told before anything is asked. Throws `UsageError`. */
export function readWatchConfig(args: Arguments, env: Environment): WatchConfig {
	return {app: readAppConfig(args, env), headless: readHeadlessConfig(args, env), env};
}

/**
 * Watches one operation until the end: on the screen where there is a keyboard to work it, else as plain lines or events. Resolves with the
 * exit code.
 */
export async function watch(target: Target, {app, headless, env}: WatchConfig): Promise<number> {
	const {limits, commands, isJson} = headless;
	const keyboard = isJson ? undefined : openKeyboard(env, systemClock);
	try {
		if (keyboard !== undefined) {
			// Before the rest is loaded: meanwhile the terminal has time to answer.
			const screen = openScreen(keyboard, app, env);
			const {watchOperation} = await import('./screen/watch-operation.ts');
			return await watchOperation(target, app, screen, {limits, commands, env});
		}
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

import type {AppConfig} from '../../command-line/config.ts';
import {isTlsUnchecked} from '../../command-line/credentials/tls-warnings.ts';
import type {Limits} from '../../core/operation/terms.ts';
import {systemClock} from '../../monitor/clock.ts';
import type {Store} from '../../state/store.ts';
import {notice} from '../../state/watch/event.ts';
import {loadWithColours} from '../../terminal/colour-depth.ts';
import {createLiveHandOver} from '../hand-over/hand-over.ts';
import type {HookOptions} from '../headless/hooks.ts';
import {openWatch, type Target} from '../open-watch.ts';
import {rememberFilters} from './filter-memory.ts';
import type {Screen} from './open-screen.ts';

/** The commands that the user wants run meanwhile, and when. */
export type ScreenHooks = Pick<HookOptions, 'commands' | 'env'> & {readonly limits: Limits};

const FIRST_FRAME_MS = 250;
const TROUBLE = {sign: 'trouble'} as const;

/**
 * Watches one operation on the screen until it is left. The first request is on its way before the screen's code is loaded. Resolves
 * with the exit code.
 */
export async function watchOperation(
	target: Target,
	config: AppConfig,
	screen: Screen,
	{limits, commands, env}: ScreenHooks,
): Promise<number> {
	const {now} = systemClock;
	const {store, poller, close} = openWatch(target, config, (why, watched) =>
		watched.dispatch(notice(now(), why, TROUBLE)),
	);
	const report = (sentence: string) => store.dispatch(notice(now(), sentence, TROUBLE));
	// Whoever names no command does without the code that would run it.
	const hooks =
		Object.keys(commands).length === 0
			? undefined
			: (await import('../headless/run-hooks.ts')).runHooks(store, limits, now, {commands, env, report, isQuiet: true});
	const handOver = createLiveHandOver(target, store, poller.client);
	const {recording} = config;
	// Whoever records nothing leaves nothing else behind either.
	const forget = recording === undefined ? undefined : rememberFilters(store, recording.folder);
	try {
		const first = firstAnswers(store);
		const [{runApp}, {createTheme}] = await loadWithColours(() =>
			Promise.all([import('./run-app.tsx'), import('../../ui/theme/theme.ts')]),
		);
		await first;
		if (isTlsUnchecked(target.baseUrl))
			store.dispatch(notice(now(), 'TLS certificates are not checked: anybody can listen in.', TROUBLE));
		const {keys} = config;
		return await runApp({
			store,
			theme: createTheme(screen.look()),
			now,
			refresh: poller.refresh,
			screen,
			announcements: config,
			env,
			handOver,
			keys,
			isSpoken: config.isSpoken,
		});
	} finally {
		hooks?.close();
		forget?.();
		handOver.stopExport();
		await close();
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
			const hasList = list.updatedAt !== undefined || (list.refusal ?? list.problem) !== undefined;
			if (fatal !== undefined || watch.problem !== undefined || (watch.operation !== undefined && hasList)) done();
		});
	});
}

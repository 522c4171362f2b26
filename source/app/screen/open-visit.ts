import type {AppConfig} from '../../command-line/config/config.ts';
import {isTlsUnchecked} from '../../command-line/credentials/tls-warnings.ts';
import type {Limits} from '../../core/operation/terms.ts';
import {systemClock} from '../../monitor/clock.ts';
import type {Store} from '../../state/store.ts';
import {notice} from '../../state/watch/event.ts';
import {createLiveHandOver, type WayOut} from '../hand-over/hand-over.ts';
import type {HookOptions} from '../headless/hooks.ts';
import {openWatch, type Target} from '../open-watch.ts';
import {rememberFilters} from './filter-memory.ts';

/** The commands that the user wants run meanwhile, and when. */
export type ScreenHooks = Pick<HookOptions, 'commands' | 'env'> & {readonly limits: Limits};

/** A watch that the user looks at, or left a moment ago. */
export type Visit = {
	readonly store: Store;
	readonly refresh: () => void;
	readonly handOver: WayOut;
	/** Ends everything under way. */
	readonly close: () => Promise<void>;
};

/** Opens watches for the screen. */
export type OpenVisit = (target: Target, config: AppConfig) => Visit;

const TROUBLE = {sign: 'trouble'} as const;

/** Makes what opens watches. Without commands, the code that runs them is not loaded. */
export async function visitor({limits, commands, env}: ScreenHooks): Promise<OpenVisit> {
	const hasCommands = Object.keys(commands).length > 0;
	const runHooks = hasCommands ? (await import('../headless/run-hooks.ts')).runHooks : undefined;
	const {now} = systemClock;
	return (target, config) => {
		const {store, poller, close} = openWatch(target, config, (why, watched) =>
			watched.dispatch(notice(now(), why, TROUBLE)),
		);
		const report = (sentence: string) => store.dispatch(notice(now(), sentence, TROUBLE));
		const hooks = runHooks?.(store, limits, now, {commands, env, report, isQuiet: true});
		const handOver = createLiveHandOver(target, store, poller.client, config.recording !== undefined);
		const {recording} = config;
		// Without a recording, nothing else is kept either.
		const forget = recording === undefined ? undefined : rememberFilters(store, recording.folder);
		if (isTlsUnchecked(target.baseUrl)) report('TLS certificates are not checked: anyone can listen in.');
		return {
			store,
			refresh: poller.refresh,
			handOver,
			async close() {
				hooks?.close();
				forget?.();
				handOver.stop();
				await close();
			},
		};
	};
}

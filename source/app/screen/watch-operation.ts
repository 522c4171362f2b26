import type {AppConfig} from '../../command-line/config/config.ts';
import {systemClock} from '../../monitor/clock.ts';
import type {Store} from '../../state/store.ts';
import {loadWithColours} from '../../terminal/colour-depth.ts';
import type {Target} from '../open-watch.ts';
import type {Screen} from './open-screen.ts';
import {type ScreenHooks, visitor} from './open-visit.ts';

const FIRST_FRAME_MS = 250;

/**
 * Watches one operation on the screen until it is left. The first request is on its way before the screen's code is loaded. With
 * `isFollowing` it moves on to each newer send. Resolves with the exit code.
 */
export async function watchOperation(
	target: Target,
	config: AppConfig,
	screen: Screen,
	hooks: ScreenHooks,
	isFollowing = false,
): Promise<number> {
	const openVisit = await visitor(hooks);
	const visit = openVisit(target, config);
	try {
		const first = firstAnswers(visit.store);
		const [{runSession}, {createTheme}] = await loadWithColours(() =>
			Promise.all([import('./session.tsx'), import('../../ui/theme/theme.ts')]),
		);
		await first;
		return await runSession({
			theme: createTheme(screen.look()),
			screen,
			env: hooks.env,
			keys: config.keys,
			isSpoken: config.isSpoken,
			origin: target,
			config,
			openVisit,
			first: {id: target.operationId, visit},
			isFollowing,
		});
	} finally {
		await visit.close();
	}
}

/** Resolves when there is something to draw, after 250 ms at most, so that the first frame has the data of a fast server. */
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

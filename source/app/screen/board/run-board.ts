import type {AppConfig} from '../../../command-line/config/config.ts';
import type {OperationId} from '../../../core/operation/ids.ts';
import type {BoardStore} from '../../../monitor/board-poller.ts';
import {systemClock} from '../../../monitor/clock.ts';
import type {BoardQuery} from '../../../state/board/query.ts';
import {loadWithColours} from '../../../terminal/colour-depth.ts';
import type {Target} from '../../open-watch.ts';
import type {Screen} from '../open-screen.ts';
import {type ScreenHooks, visitor} from '../open-visit.ts';

/** Which sends the board shows, and where they are requested. */
export type BoardTarget = {
	readonly origin: Omit<Target, 'operationId'>;
	readonly named: readonly OperationId[];
	readonly query?: BoardQuery;
};

const FIRST_FRAME_MS = 250;

/** Runs the board on the screen until it is left, with the watches that are opened from it. Resolves with the exit code. */
export async function runBoard(
	{origin, named, query}: BoardTarget,
	config: AppConfig,
	screen: Screen,
	{limits, commands, env}: ScreenHooks,
): Promise<number> {
	const openVisit = await visitor({limits, commands, env});
	const {keys} = config;
	// All that is bundled with what draws is loaded here: with a module of it before, it would have been loaded without the colours.
	const [{openBoard}, {boardPlan}, {runSession}, {createTheme}] = await loadWithColours(() =>
		Promise.all([
			import('./open-board.tsx'),
			import('./board-plan.ts'),
			import('../session.tsx'),
			import('../../../ui/theme/theme.ts'),
		]),
	);
	const board = openBoard(boardPlan({origin, query, named}, config));
	try {
		await firstAnswer(board.store);
		const theme = createTheme(screen.look());
		const session = {theme, screen, env, keys, isSpoken: config.isSpoken, origin, config, openVisit, board, query};
		return await runSession({...session, isFollowing: false});
	} finally {
		await board.close();
	}
}

/** Resolves when there is something to draw, at the latest after 250 ms. */
function firstAnswer(store: BoardStore): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			unsubscribe();
			cancel();
			resolve();
		};
		const cancel = systemClock.after(FIRST_FRAME_MS, done);
		const unsubscribe = store.subscribe(() => {
			const {updatedAt, problem} = store.getState().polls;
			if (updatedAt !== undefined || problem !== undefined) done();
		});
	});
}

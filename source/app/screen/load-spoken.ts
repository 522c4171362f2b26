import type {SpokenApp} from '../../ui/spoken/spoken-app.tsx';
import type {SpokenBoard} from '../../ui/spoken/spoken-board.tsx';

/** The board and a watch for a screen reader. */
export type Spoken = {readonly SpokenApp: typeof SpokenApp; readonly SpokenBoard: typeof SpokenBoard};

/** Loads what tells the board and watches to a screen reader: nobody else needs it. */
export async function loadSpoken(): Promise<Spoken> {
	const [watch, board] = await Promise.all([
		import('../../ui/spoken/spoken-app.tsx'),
		import('../../ui/spoken/spoken-board.tsx'),
	]);
	return {SpokenApp: watch.SpokenApp, SpokenBoard: board.SpokenBoard};
}

import type {Store} from '../../state/store.ts';
import type {Layout} from '../layout.ts';
import type {Theme} from '../theme/theme.ts';

/** What every part of the screen is given. */
export type PartProps = {
	readonly store: Store;
	readonly layout: Layout;
	readonly theme: Theme;
	readonly now: () => number;
};

/** How long something takes before the screen says that it is under way. */
export const SPINNER_DELAY_MS = 400;

const MINUTE_MS = 60_000;

/** When a moment's minute began: times are written to the minute, so what shows them is drawn again once a minute at most. */
export function minuteOf(at: number): number {
	return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

import type {MouseAction} from '../../core/input.ts';
import type {Place, Spot} from './spot.ts';

/** What the mouse does on a screen. */
export type Pointer = {
	/** The mouse did something; `spotAt` says what is where. */
	readonly take: (action: MouseAction, spotAt: (place: Place) => Spot | undefined) => void;
	/** Something else happened: the next click is a first one. */
	readonly forget: () => void;
};

/** A mouse whose left button selects what it is on, and opens that with a second click, however late; the wheel scrolls what is under it. */
export function createPointer(): Pointer {
	let clicked: string | undefined;
	const click = ({item, select, open}: Spot) => {
		const isSecond = item !== undefined && item === clicked;
		clicked = isSecond ? undefined : item;
		if (isSecond) open?.();
		else select?.();
	};
	return {
		take({action, button, column, row}, spotAt) {
			const isWheel = action === 'wheel-up' || action === 'wheel-down';
			if (!isWheel && (action !== 'press' || button !== 'left')) return;
			const spot = spotAt({column: column - 1, row: row - 1});
			if (isWheel) clicked = undefined;
			if (spot === undefined) clicked = undefined;
			else if (isWheel) spot.scroll?.(action === 'wheel-up' ? -1 : 1);
			else click(spot);
		},
		forget() {
			clicked = undefined;
		},
	};
}

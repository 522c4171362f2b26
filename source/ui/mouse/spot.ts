/** A cell of the screen, or of a part of it; both are counted from 0. */
export type Place = {readonly column: number; readonly row: number};

/** What is under the mouse, and what the mouse does there. */
export type Spot = {
	/** What a click selects, so that a second one is known to be on the same; absent if there is nothing. */
	readonly item?: string;
	readonly select?: () => void;
	/** What a second click does. */
	readonly open?: () => void;
	/** Scrolls up (-1) or down (1). */
	readonly scroll?: (by: 1 | -1) => void;
};

/** How many lines the wheel scrolls at once. */
export const WHEEL_LINES = 3;

/** The place as a part of the screen counts it whose first cell is at `column` and `row`. */
export function placeIn(place: Place, column: number, row: number): Place {
	return {column: place.column - column, row: place.row - row};
}

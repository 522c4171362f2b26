import type {Actions} from '../../actions.ts';
import {type Spot, WHEEL_LINES} from '../../mouse/spot.ts';
import {scrollByLine} from './details-keys.ts';

/** The open email under the mouse: a click leads into it. */
export function detailsSpot(actions: Actions): Spot {
	const {getState, dispatch} = actions;
	const {isFocused, isPreview} = getState().details;
	return {
		select() {
			if (isPreview) dispatch({type: 'opened-details'});
			if (!isFocused) dispatch({type: 'focused-details', isFocused: true});
		},
		scroll: (by) => scrollByLine(actions, by * WHEEL_LINES),
	};
}

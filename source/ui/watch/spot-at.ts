import type {Actions} from '../actions.ts';
import {bodyRows} from '../layout.ts';
import {type Place, placeIn, type Spot, WHEEL_LINES} from '../mouse/spot.ts';
import {menuSpot} from '../overlays/menu/open-menu.ts';
import {triageSpot} from '../triage/triage-spot.ts';
import {detailsSpot} from './details/details-spot.ts';
import {listSpot} from './list/list-spot.ts';
import {panesOf} from './panes.ts';

const FOOTER = 1;

/** What is at a cell of the screen; nothing outside the list and what is beside it or over it, nor while a line is typed. */
export function spotAt(actions: Actions, place: Place): Spot | undefined {
	const {getState, layout} = actions;
	const rows = bodyRows(layout);
	const inBody = placeIn(place, 0, layout.rows - FOOTER - rows);
	const isInBody = inBody.row >= 0 && inBody.row < rows && place.column < layout.columns;
	if (layout.isTooSmall || !isInBody) return undefined;
	const {view, triage, details} = getState();
	switch (view.overlay.kind) {
		case 'prompt':
			return undefined;
		case 'menu':
			return menuSpot(actions, inBody);
		case 'help':
		case 'copied':
		case 'messages':
			return overlaySpot(actions);
		case 'none':
			if (triage !== undefined) return triageSpot(actions, inBody);
			return details.isOpen ? besideSpot(actions, inBody) : listSpot(actions, layout, inBody);
	}
}

function overlaySpot({perform}: Actions): Spot {
	const scroll = (by: 1 | -1) => {
		for (let line = 0; line < WHEEL_LINES; line += 1) perform(by === 1 ? 'move-down' : 'move-up');
	};
	return {scroll};
}

/** The list or the email that is open beside it, below it or over it. */
function besideSpot(actions: Actions, place: Place): Spot {
	const {list, ...panes} = panesOf(actions.layout);
	const isInList =
		panes.place === 'right' ? place.column < list.columns : panes.place === 'below' && place.row < bodyRows(list);
	return isInList ? listSpot(actions, list, place) : detailsSpot(actions);
}

import {visibleRows} from '../../../state/watch/list/list.ts';
import type {Actions} from '../../actions.ts';
import type {Layout} from '../../layout.ts';
import {type Place, type Spot, WHEEL_LINES} from '../../mouse/spot.ts';
import {isTroubled} from './trouble-words.ts';

const HEAD = 1;

/** What is at a place of the list, counted from its head. */
export function listSpot(actions: Actions, {listRows}: Pick<Layout, 'listRows'>, {row}: Place): Spot {
	const {getState, dispatch, now, perform} = actions;
	const {list, details, watch} = getState();
	const above = HEAD + Number(isTroubled({list, watch}));
	const height = listRows + HEAD - above;
	const {top, rows} = visibleRows(list, height);
	const line = row - above;
	const item = rows[line]?.key;
	return {
		...(item === undefined ? {} : {item: `email ${item}`}),
		select() {
			if (details.isFocused) dispatch({type: 'focused-details', isFocused: false});
			if (item !== undefined) dispatch({type: 'went-to-row', row: top + line, height});
		},
		// As the key that opens: into an email that is open already.
		open: () => perform(details.isOpen && details.isPreview !== true ? 'focus-details' : 'details'),
		scroll: (by) => dispatch({type: 'scrolled-list', at: now(), by: by * WHEEL_LINES, height}),
	};
}

import {say} from '../../../core/text/text.ts';
import {notice} from '../../../state/watch/event.ts';
import type {Actions} from '../../actions.ts';
import {bindingsOf} from './binding.ts';
import {BOARD, LIST, needsServer} from './places.ts';

/** The board of all sends, and what only it has. What its keys do there is in `ui/board/board-commands.ts`. */
export const BOARD_KEYS = bindingsOf('board', {
	'open-board': {
		keys: ['o'],
		label: 'all sends of the account',
		contexts: LIST,
		run: openBoard,
		disabledReason: needsServer,
		footer: {label: 'all sends', rank: 6},
	},
	'watch-send': {
		keys: ['enter'],
		label: 'watch the send under the cursor, or list the sends of the campaign',
		contexts: BOARD,
		run: nothing,
		footer: {label: 'watch', rank: 0},
	},
	'group-sends': {
		keys: ['tab'],
		label: 'campaigns with their sums, by tag; again: sends',
		contexts: BOARD,
		run: nothing,
		footer: {label: 'by tag', rank: 5},
	},
	'sort-sends': {
		keys: ['s'],
		label: 'sort by failed share, failures, name, pace; then what is under way first, then the newest',
		contexts: BOARD,
		run: nothing,
		footer: {label: 'sort', rank: 6},
	},
	compare: {
		keys: ['='],
		label: 'compare two marked sends at the same age, or the one under the cursor with the one before',
		contexts: BOARD,
		run: nothing,
		footer: {label: 'compare', rank: 3},
	},
	'list-sends': {
		keys: ['l'],
		label: 'with --screen-reader: read out every send with its number; the number goes to the send',
		contexts: ['spoken-board'],
		run: nothing,
	},
});

/** Goes to the board, if there is one. */
function openBoard({board, dispatch, now}: Actions): void {
	if (board === undefined) dispatch(notice(now(), say`There is no board here.`));
	else board.open();
}

/** In a watch they have no key. */
function nothing(): void {}

import {duration} from '../../../core/text/format.ts';
import {notice} from '../../../state/watch/event.ts';
import type {Actions} from '../../actions.ts';
import {bindingsOf} from './binding.ts';
import {LIST, LIST_AND_OVER, needsServer} from './places.ts';

/** When the server is asked. */
export const POLLING_KEYS = bindingsOf('polling', {
	refresh: {
		keys: ['r'],
		label: 'poll now, even after polling has stopped; remove dimmed rows',
		onBoard: 'poll now, even if the list was refused',
		contexts: [...LIST_AND_OVER, 'board'],
		run: ({refresh}) => refresh(),
		disabledReason: needsServer,
		footer: {label: 'refresh', rank: 8},
	},
	faster: {keys: ['+', '='], label: 'poll more often', contexts: LIST, run: (actions) => changeInterval(actions, -1)},
	slower: {keys: ['-', '_'], label: 'poll less often', contexts: LIST, run: (actions) => changeInterval(actions, 1)},
});

const SHORTEST_MS = 500;
const LONGEST_MS = 3_600_000;
const INTERVALS_MS = [SHORTEST_MS, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000, 900_000, LONGEST_MS];

/** Makes polls more or less frequent. */
function changeInterval({getState, dispatch, now}: Actions, by: 1 | -1): void {
	const {intervalMs} = getState();
	const next =
		by === 1 ? INTERVALS_MS.find((one) => one > intervalMs) : INTERVALS_MS.findLast((one) => one < intervalMs);
	const changed = next ?? (by === 1 ? LONGEST_MS : SHORTEST_MS);
	dispatch({type: 'changed-interval', intervalMs: changed});
	const word = changed < 1000 ? 'half a second' : duration(changed);
	dispatch(notice(now(), `Polls every ${word} now.`));
}

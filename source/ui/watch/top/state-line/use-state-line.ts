import type {Store} from '../../../../state/store.ts';
import {connectionOf} from '../../../../state/watch/select/connection.ts';
import {lagText} from '../../../../state/watch/select/lag.ts';
import {useSelector} from '../../../hooks.ts';
import type {Theme} from '../../../theme/theme.ts';
import {hasStateText} from './state-line.tsx';

/** Whether the line on the state of the send has anything to say, and so takes up a row. */
export function useStateLine(store: Store, columns: number, theme: Theme, now: () => number): boolean {
	return useSelector(store, (state) => {
		const {network, watch, nextPollAt, haltedBy, stallAfterMs, replay} = state;
		const time = now();
		const connection = connectionOf({network, watch, nextPollAt, haltedBy}, time);
		return hasStateText({
			watch,
			connection,
			stallAfterMs,
			// Where the send has ended, nobody asks.
			get lag() {
				return lagText(state);
			},
			badLines: replay?.badLines ?? 0,
			columns,
			theme,
			keyOf: () => undefined,
			now: time,
		});
	});
}

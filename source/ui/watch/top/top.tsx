import {Box} from 'ink';
import {repeated} from '../../../core/text/compose.ts';
import {connectionOf} from '../../../state/watch/select/connection.ts';
import {lagText} from '../../../state/watch/select/lag.ts';
import {useDelayed, useNow, useSelector} from '../../hooks.ts';
import {useKeyOf} from '../../keys/use-keys.ts';
import {Line} from '../../line.tsx';
import {type PartProps, SPINNER_DELAY_MS} from '../part.ts';
import {Counters} from './counters.tsx';
import {Header} from './header.tsx';
import {StackedBar} from './stacked-bar.tsx';
import {StateLine} from './state-line.tsx';

/** Header, bars and the state line. */
export function Top({store, layout, theme, now}: PartProps) {
	const watch = useSelector(store, (state) => state.watch);
	const network = useSelector(store, (state) => state.network);
	const nextPollAt = useSelector(store, (state) => state.nextPollAt);
	const haltedBy = useSelector(store, (state) => state.haltedBy);
	const replay = useSelector(store, (state) => state.replay);
	const lag = useSelector(store, lagText);
	const keyOf = useKeyOf(store);
	const time = useNow(now, 1000);
	const connection = connectionOf({network, watch, nextPollAt, haltedBy}, time);
	const isSpinning = useDelayed(watch.isAsking, SPINNER_DELAY_MS);
	const {columns} = layout;
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Header
				operationId={store.getState().operationId}
				watch={watch}
				connection={connection}
				isSpinning={isSpinning}
				replay={replay}
				isTlsUnchecked={store.getState().isTlsUnchecked === true}
				columns={columns}
				now={time}
				theme={theme}
			/>
			<StackedBar counts={watch.counts} columns={columns} theme={theme} />
			<Counters counts={watch.counts} lastKnown={watch.lastKnown} deltas={watch.deltas} layout={layout} theme={theme} />
			<StateLine
				watch={watch}
				connection={connection}
				stallAfterMs={store.getState().stallAfterMs}
				lag={lag}
				badLines={replay?.badLines ?? 0}
				keyOf={keyOf}
				columns={columns}
				now={time}
				theme={theme}
			/>
			{layout.hasRule && <Line {...theme.rule}>{repeated(theme.horizontal, columns)}</Line>}
		</Box>
	);
}

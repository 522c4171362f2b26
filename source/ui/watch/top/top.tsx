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

const CLOCK_MS = 1000;
/** A frame each second is most of what watching a settled send costs (docs/performance.md, P5). */
const SETTLED_CLOCK_MS = 5000;

/** The last moment that is so many whole steps after another one, so that what is counted from there is true until the next step. */
function wholeSteps(moment: number, since: number | undefined, stepMs: number): number {
	return since === undefined ? moment : since + Math.floor((moment - since) / stepMs) * stepMs;
}

/** Header, bars and the state line. */
export function Top({store, layout, theme, now}: PartProps) {
	const watch = useSelector(store, (state) => state.watch);
	const network = useSelector(store, (state) => state.network);
	const nextPollAt = useSelector(store, (state) => state.nextPollAt);
	const haltedBy = useSelector(store, (state) => state.haltedBy);
	const replay = useSelector(store, (state) => state.replay);
	const lag = useSelector(store, lagText);
	const keyOf = useKeyOf(store);
	const isTroubled = watch.problem !== undefined || network.retry !== undefined || network.held !== undefined;
	const isStill = watch.isSettled && replay === undefined && !isTroubled;
	const stepMs = isStill ? SETTLED_CLOCK_MS : CLOCK_MS;
	const moment = useNow(now, stepMs, watch.updatedAt);
	const connection = connectionOf({network, watch, nextPollAt, haltedBy}, moment);
	const time = isStill ? wholeSteps(moment, watch.updatedAt, stepMs) : moment;
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

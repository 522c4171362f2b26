import {isOver} from '../../../core/operation/operation.ts';
import type {Rates} from '../../../core/operation/rate.ts';
import {perSecond} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import type {Watch} from '../../../state/watch/operation.ts';
import {currentRates, shortTimeLeftText, timeLeftOf, timeLeftText} from '../../../state/watch/select/send/pace.ts';
import {useSelector} from '../../hooks.ts';
import type {PartProps} from '../part.ts';
import {Counters} from './counters.tsx';
import {StackedBar} from './stacked-bar.tsx';
import {useMovement} from './use-movement.ts';

/** The bar and the counters, which change with the answers alone. */
export function CountersPart({store, layout, theme, now}: PartProps) {
	const watch = useSelector(store, (state) => state.watch);
	const movement = useMovement(store, now);
	const {counts, lastKnown} = watch;
	const {columns, counterRows: rows} = layout;
	return (
		<>
			<StackedBar counts={counts} columns={columns} theme={theme} />
			{rows !== 0 && (
				<Counters
					counts={counts}
					lastKnown={lastKnown}
					deltas={movement === 'none' ? NO_DELTAS : watch.deltas}
					pace={movement === 'full' ? paceTexts(watch) : NO_TEXTS}
					timeLeft={movement === 'full' ? timeLeftTexts(watch) : NO_TEXTS}
					rows={rows}
					columns={columns}
					theme={theme}
				/>
			)}
		</>
	);
}

const NO_DELTAS = {};
const NO_TEXTS: readonly SafeText[] = [];

/** How many emails a second end now, those that fail apart, the longest form first; none once Twilio has processed the send. */
export function paceTexts(watch: Watch): readonly SafeText[] {
	const rates = currentRates(watch);
	if (rates === undefined || watch.operation === undefined || isOver(watch.operation)) return [];
	const all = perSecond(rates.delivered + rates.failed);
	return isAnyFailing(rates) ? [safe`${all} (${perSecond(rates.failed)} failing)`, all] : [all];
}

/** How long it may take, the longest form first. */
export function timeLeftTexts(watch: Watch): readonly SafeText[] {
	const left = timeLeftOf(watch);
	return left === undefined ? [] : [timeLeftText(left), shortTimeLeftText(left)];
}

function isAnyFailing({failed}: Rates): boolean {
	return failed >= 0.05;
}

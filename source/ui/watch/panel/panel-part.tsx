import {Box} from 'ink';
import {useMemo} from 'react';
import {compact} from '../../../core/compact.ts';
import {usualGrouping} from '../../../core/emails/failure-groups.ts';
import {problemForms} from '../../../core/network/problem.ts';
import {joined, NO_TEXT, spaces} from '../../../core/text/compose.ts';
import {asSentence, type SafeText, safe} from '../../../core/text/text.ts';
import {countedIn, sumOf} from '../../../state/failures/failures.ts';
import {noReasonOf} from '../../../state/failures/why.ts';
import {noFailuresText, readText} from '../../../state/failures/words.ts';
import {useSelector} from '../../hooks.ts';
import {useKeyOf} from '../../keys/use-keys.ts';
import {SHARES_COLUMNS} from '../../layout.ts';
import {Line} from '../../line.tsx';
import type {PartProps} from '../part.ts';
import {isShown, UNUSUAL} from '../top/counter-texts.ts';
import {paceTexts, timeLeftTexts} from '../top/counters-part.tsx';
import {useMovement} from '../top/use-movement.ts';
import {EndedPanel} from './ended-panel.tsx';
import {panelGroups} from './failure-lines.ts';
import {FailuresPanel} from './failures-panel.tsx';
import {PacePanel} from './pace-panel.tsx';
import {shownPanel} from './panels.ts';

type PanelPartProps = PartProps;

/** The panel between the counters and the list: the pace, or where the failures are; in a wide terminal both, and the counters. */
export function PanelPart(props: PanelPartProps) {
	const {store, layout} = props;
	const panel = useSelector(store, shownPanel);
	const hasRare = useSelector(store, ({watch: {counts}}) => UNUSUAL.some((name) => isShown(counts, name)));
	const {columns, panelLines, isWide, counterRows} = layout;
	if (!isWide)
		return panel === 'pace' ? <Pace {...props} columns={columns} /> : <FailuresPart {...props} columns={columns} />;
	const [ended, failures] = wideShares(columns, counterRows === 0, hasRare);
	const gap = <Line>{spaces(GAP)}</Line>;
	return (
		<Box height={panelLines + 1} width={columns}>
			{ended > 0 && <Ended {...props} columns={ended} />}
			{ended > 0 && gap}
			<Pace {...props} columns={columns - ended - failures - (ended > 0 ? 2 : 1) * GAP} />
			{gap}
			<FailuresPart {...props} columns={failures} />
		</Box>
	);
}

const GAP = 2;

/** The columns of the counters, without and with room for those that most sends never have. */
const [WITHOUT_RARE, WITH_RARE] = [38, 56];
const RARE_SHARE = 0.35;
/** The failures have words to show; the graph says as much in less. */
const FAILURES_SHARE = 0.62;

/** The columns of the counters and of the failures. */
function wideShares(columns: number, hasCounters: boolean, hasRare: boolean): readonly [number, number] {
	if (!hasCounters) return [0, Math.floor(columns / 2)];
	const counters = hasRare
		? Math.max(WITHOUT_RARE, Math.min(WITH_RARE, Math.floor(columns * RARE_SHARE)))
		: WITHOUT_RARE;
	return [counters, Math.max(46, Math.floor((columns - counters) * FAILURES_SHARE))];
}

const NO_DELTAS = {};

type WithColumns = PanelPartProps & {readonly columns: number};

function Ended({store, layout, columns, theme, now}: WithColumns) {
	const watch = useSelector(store, (state) => state.watch);
	const {counts, lastKnown} = watch;
	const deltas = useMovement(store, now) === 'none' ? NO_DELTAS : watch.deltas;
	return <EndedPanel {...{counts, lastKnown, deltas, columns, theme}} lines={layout.panelLines} />;
}

function Pace({store, layout, columns, theme, now}: WithColumns) {
	const watch = useSelector(store, (state) => state.watch);
	const isMoving = useMovement(store, now) === 'full';
	const texts = !isMoving ? [] : [...paceTexts(watch).slice(0, 1), ...timeLeftTexts(watch).slice(0, 1)];
	const figures = layout.counterRows === 0 && texts.length > 0 ? forms(texts, theme.dot) : undefined;
	return (
		<PacePanel course={watch.course} figures={figures} lines={layout.panelLines} columns={columns} theme={theme} />
	);
}

function forms(texts: readonly SafeText[], dot: SafeText): readonly SafeText[] {
	return [joined(texts, safe` ${dot} `), ...texts.slice(0, 1)];
}

/** The Failures panel, with how much of them has been read. */
function FailuresPart({store, layout, columns, theme}: WithColumns) {
	const failures = useSelector(store, (state) => state.failures);
	const counts = useSelector(store, (state) => state.watch.counts);
	const key = useKeyOf(store)('clusters');
	const {known, reasons, groups} = failures;
	const shown = useMemo(() => panelGroups({known, groups, reasons}), [known, groups, reasons]);
	const {refusal = failures.problem} = failures;
	const inShort = useMemo(
		() => (refusal === undefined ? [] : problemForms(refusal).slice(1).map(asSentence)),
		[refusal],
	);
	const replay = useSelector(store, (one) => one.replay);
	const state = compact({failures, watch: compact({counts}), replay});
	const counted = sumOf(countedIn(counts));
	const by = usualGrouping(reasons.byEmail);
	// A read may be ahead of the counters, which the title has: then it is not all of them.
	const read = known.emails.length === counted ? safe`all read` : readText(state);
	return (
		<FailuresPanel
			groups={shown}
			counted={counted}
			read={shown.length === 0 ? [] : [safe`${read}, by ${by === 'reason' ? safe`reason` : safe`domain`}`, read]}
			noReason={noReasonOf(state)}
			empty={noFailuresText(state)}
			emptyInShort={inShort}
			more={key === undefined ? NO_TEXT : safe`${key} why`}
			lines={layout.panelLines}
			columns={columns}
			hasDetails={layout.columns >= SHARES_COLUMNS}
			theme={theme}
		/>
	);
}

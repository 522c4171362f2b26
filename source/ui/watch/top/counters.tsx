import {Box} from 'ink';
import type {Counter} from '../../../core/operation/counters.ts';
import {boundedCount, type Counts, shareBase} from '../../../core/operation/counts.ts';
import {NO_TEXT, spaces} from '../../../core/text/compose.ts';
import {fineBar, plainBar} from '../../../core/text/drawing/bar.ts';
import {leftAligned, rightAligned, widthOf} from '../../../core/text/drawing/width.ts';
import {count} from '../../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import type {Layout} from '../../layout.ts';
import {Line} from '../../line.tsx';
import {span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';

export type CountersProps = {
	readonly counts: Counts | undefined;
	/** The last known values of counters that are unknown now: they stay, marked. */
	readonly lastKnown: Readonly<Partial<Record<Counter, number>>>;
	readonly deltas: Readonly<Partial<Record<Counter, number>>>;
	readonly layout: Layout;
	readonly theme: Theme;
};

/** Side by side: how the emails ended, and what is still under way. */
const ROWS: readonly (readonly [Counter, Counter])[] = [
	['delivered', 'sent'],
	['opened', 'queued'],
	['undelivered', 'scheduled'],
	['failed', 'canceled'],
];

const COMPACT: readonly Counter[] = [
	'failed',
	'undelivered',
	'delivered',
	'opened',
	'sent',
	'queued',
	'scheduled',
	'canceled',
];

const SHORT_BELOW = 56;
const SHORT_NAMES: Readonly<Record<Counter, SafeText>> = {
	delivered: safe`deliv`,
	opened: safe`open`,
	undelivered: safe`undel`,
	failed: safe`fail`,
	canceled: safe`cancel`,
	sent: safe`sent`,
	queued: safe`queue`,
	scheduled: safe`sched`,
};

const NAME = 12;
const NUMBER = 7;
const CHANGE = 8;

/** One number and bar per counter, with what the last poll changed. */
export function Counters({counts, lastKnown, deltas, layout, theme}: CountersProps) {
	if (layout.counterColumns === 0)
		return <CompactCounters counts={counts} lastKnown={lastKnown} layout={layout} theme={theme} />;
	const width = Math.floor((layout.columns - 2) / 2);
	return (
		<Box flexDirection="column" height={layout.counterRows}>
			{ROWS.map((pair) => (
				<Box key={pair[0]}>
					{pair.map((name) => (
						<CounterCell
							key={name}
							name={name}
							value={counts?.[name]}
							lastKnown={lastKnown[name]}
							base={counts && shareBase(counts)}
							change={deltas[name] ?? 0}
							width={width}
							isLast={name === pair[1]}
							theme={theme}
						/>
					))}
				</Box>
			))}
		</Box>
	);
}

type CounterCellProps = {
	readonly name: Counter;
	readonly value: number | undefined;
	readonly lastKnown: number | undefined;
	/** What shares are of; undefined where there are none. */
	readonly base: number | undefined;
	readonly change: number;
	readonly width: number;
	/** Nothing stands to the right of it: it needs no padding. */
	readonly isLast: boolean;
	readonly theme: Theme;
};

function CounterCell({name, value, lastKnown, base, change, width, isLast, theme}: CounterCellProps) {
	const {style, fill} = theme.counters[name];
	const changeWidth = width >= 40 ? CHANGE : 0;
	const barWidth = Math.max(0, width - NAME - NUMBER - changeWidth - 3);
	const share = base === undefined ? 0 : (value ?? 0) / base;
	const bar = theme.isAscii ? plainBar(share, barWidth, fill) : fineBar(share, barWidth);
	const number = rightAligned(numberText(value, lastKnown, theme), NUMBER);
	const quiet = (value ?? 0) === 0 ? theme.muted : {};
	const moved = change === 0 ? NO_TEXT : safe`${change > 0 ? safe`+` : safe`-`}${count(Math.abs(change))}`;
	return (
		<Line>
			{span(safe` ${leftAligned(safeLine(name), NAME)}${number}`, quiet)}
			{/* Blanks are drawn as what is before them: a style of their own would cost its bytes. */}
			{span(safe`${rightAligned(moved, changeWidth)}  `, change === 0 ? quiet : theme.muted)}
			{span(bar, style)}
			{spaces(isLast ? 0 : barWidth - widthOf(bar))}
		</Line>
	);
}

/** A number that the server no longer gives stays as it was last known, marked. */
function numberText(value: number | undefined, lastKnown: number | undefined, {dash}: Theme): SafeText {
	if (value !== undefined) return count(value);
	return lastKnown === undefined ? dash : safe`${count(lastKnown)}?`;
}

type CompactCountersProps = Pick<CountersProps, 'counts' | 'lastKnown' | 'layout' | 'theme'>;

/** Only what is not zero, trouble first, in as many lines as there are. */
function CompactCounters({counts, lastKnown, layout, theme}: CompactCountersProps) {
	const shown = COMPACT.filter((name) => counts !== undefined && boundedCount(counts, name) !== 0);
	const names = layout.columns < SHORT_BELOW ? SHORT_NAMES : undefined;
	return (
		<Box
			height={layout.counterRows}
			width={layout.columns}
			overflow="hidden"
			paddingLeft={1}
			flexWrap="wrap"
			columnGap={2}
		>
			{shown.map((name) => (
				<Line key={name} {...theme.counters[name].style}>
					{safe`${names?.[name] ?? safeLine(name)} ${numberText(counts?.[name], lastKnown[name], theme)}`}
				</Line>
			))}
		</Box>
	);
}

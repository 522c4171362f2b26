import {FAILURES} from '../core/operation/counters.ts';
import {type Counts, endedShare, rangeOf} from '../core/operation/counts.ts';
import {shortId} from '../core/operation/ids.ts';
import {joined, repeated} from '../core/text/compose.ts';
import {fineBar, plainBar} from '../core/text/drawing/bar.ts';
import {glyphSet} from '../core/text/drawing/glyphs.ts';
import {truncate, widthOf} from '../core/text/drawing/width.ts';
import {duration, percent, perSecond, plural} from '../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../core/text/text.ts';
import type {Overview} from '../state/watch/select/send/overview.ts';
import {currentRates, endedText, timeLeftOf, timeLeftText} from '../state/watch/select/send/pace.ts';

const BAR = 24;
const ID = 12;

/** The state as one line of a terminal, at most `columns` wide: bar, share, trouble, rate, time left. */
export function progressLine(state: Overview, now: number, columns: number, isAscii: boolean): SafeText {
	return truncate(joined(parts(state, now, columns, isAscii), safe`  `), columns);
}

/** The parts of the progress line, most important first. */
function parts(state: Overview, now: number, columns: number, isAscii: boolean): readonly SafeText[] {
	const {operation, counts, problem, updatedAt} = state.watch;
	const trouble = problem === undefined ? [] : [problem.sentence];
	const name = safeLine(shortId(state.operationId.slice('comms_operation_'.length), ID));
	if (operation === undefined || counts === undefined)
		return [safe`Waiting for ${name}`, duration(now - state.startedAt), ...trouble];
	const share = endedShare(counts);
	const {fills, signs} = glyphSet(isAscii);
	const full = isAscii ? plainBar(share ?? 0, BAR, fills.delivered) : fineBar(share ?? 0, BAR);
	const bar = safe`${full}${repeated(signs.rest, BAR - widthOf(full))}`;
	const reached = [...(share === undefined ? [] : [percent(share)]), endedText(counts, signs.dash)];
	const head = columns < 60 ? [bar, ...reached] : [operation.status.safe, bar, ...reached];
	if (problem !== undefined) return [...head, safe`${duration(now - (updatedAt ?? now))} old`, ...trouble];
	const rates = currentRates(state.watch);
	const left = timeLeftOf(state.watch);
	return [
		...head,
		...failuresOf(counts, signs.dash),
		...(rates === undefined ? [] : [perSecond(rates.delivered + rates.failed)]),
		...(left === undefined ? [] : [timeLeftText(left)]),
	];
}

/** How many failures there are; none if there are none, a dash if that is unknown. */
function failuresOf(counts: Counts, dash: SafeText): readonly SafeText[] {
	const {least, most} = rangeOf(counts, FAILURES);
	if (least === 0) return most === 0 ? [] : [safe`failures ${dash}`];
	return [least === most ? plural(least, 'failure') : safe`at least ${plural(least, 'failure')}`];
}

import {COUNTERS} from '../core/operation/counters.ts';
import {boundedCount, endedShare} from '../core/operation/counts.ts';
import {count, duration, percent} from '../core/text/format.ts';
import {type SafeText, say} from '../core/text/text.ts';
import type {Overview} from '../state/watch/select/send/overview.ts';
import {endedText} from '../state/watch/select/send/pace.ts';

/** The state as one plain line, without its time: two states with the same line look the same to a script. */
export function stateLine({watch}: Pick<Overview, 'watch'>): SafeText | undefined {
	const {operation, counts} = watch;
	if (operation === undefined || counts === undefined) return undefined;
	const share = endedShare(counts);
	const reached = share === undefined ? '' : ` ${percent(share)},`;
	const counters = COUNTERS.flatMap((name) => {
		const value = boundedCount(counts, name);
		return value === 0 ? [] : [`${name} ${value === undefined ? '–' : count(value)}`];
	});
	return say`${operation.status}${reached} ${endedText(counts)}: ${counters.length === 0 ? 'all counters 0' : counters.join(', ')}`;
}

/** The state as one plain line in which opens make no difference: they are no movement. */
export function movedLine({watch}: Pick<Overview, 'watch'>): SafeText | undefined {
	const {counts} = watch;
	if (counts?.delivered === undefined || counts.opened === undefined) return stateLine({watch});
	return stateLine({watch: {...watch, counts: {...counts, delivered: counts.delivered + counts.opened, opened: 0}}});
}

/** How a watch stands, as one plain line, with the trouble there is. `now` in epoch ms. */
export function currentLine(state: Overview, now: number): SafeText {
	const {problem, updatedAt = now} = state.watch;
	const line = stateLine(state) ?? say`No answer yet.`;
	return problem === undefined ? line : say`${line} (${duration(now - updatedAt)} old: ${problem.sentence})`;
}

/** Stamps a line with its moment, UTC. */
export function stamped(line: SafeText, at: number): string {
	return `${new Date(at).toISOString().slice(0, 19)}Z ${line}`;
}

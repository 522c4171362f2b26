import {hasOnlyFailures} from '../../core/emails/filter.ts';
import {failureCount} from '../../core/operation/counts.ts';
import {safe} from '../../core/text/text.ts';
import type {State} from '../../state/watch/state.ts';
import type {CommandName} from '../keys/names.ts';
import type {Hint} from '../keys/shown-keys.ts';

/** The most wanted keys in some states of the list; the others follow by their own rank. */
const AFTER_FAILURES: readonly CommandName[] = ['failures-only', 'clusters', 'details', 'find', 'export', 'copy'];
const IN_FAILURES: readonly CommandName[] = ['details', 'export', 'clusters', 'copy', 'failures-only'];
const WHILE_CALM: readonly CommandName[] = ['details', 'find', 'freeze'];
/** Nothing goes on before it is tried again. */
const WHILE_REFUSED: readonly CommandName[] = ['refresh', ...AFTER_FAILURES];
const WHILE_FROZEN: readonly CommandName[] = ['freeze', 'failures-only', 'clusters', 'details', 'find', 'export'];
const WHILE_READING: readonly CommandName[] = ['focus-details', 'scroll-down', 'back', 'switch-body', 'raw', 'copy'];
/** While a find is on, the way to its other matches comes first. */
const WHILE_FINDING = new Map(
	[AFTER_FAILURES, IN_FAILURES, WHILE_CALM, WHILE_FROZEN, WHILE_READING].map((wanted) => [
		wanted,
		['next-match', ...wanted] as const,
	]),
);
/** Beside a notice it gives way to the key that follows it: an export is asked for more often while something has just been said. */
const GIVES_WAY: CommandName = 'find';
/** The help and the way out are always shown. */
const KEPT: readonly CommandName[] = ['help', 'quit'];

/** The keys most likely wanted: those that read an open email, else those that go after failures once there are any. */
export function wantedKeys(state: WantingState): readonly CommandName[] {
	const {haltedBy, fatal} = state;
	if (haltedBy !== undefined || fatal !== undefined) return WHILE_REFUSED;
	const wanted = wantedWithoutFind(state);
	return state.view.find === undefined ? wanted : (WHILE_FINDING.get(wanted) ?? wanted);
}

type WantingState = Pick<State, 'list' | 'watch' | 'details' | 'freeze' | 'view' | 'haltedBy' | 'fatal'>;

function wantedWithoutFind({list, watch, details, freeze}: WantingState): readonly CommandName[] {
	if (details.isOpen && !details.isPreview) return WHILE_READING;
	if (freeze !== undefined) return WHILE_FROZEN;
	if (hasOnlyFailures(list.filter)) return IN_FAILURES;
	const hasFailures = watch.counts !== undefined && failureCount(watch.counts) > 0;
	return hasFailures ? AFTER_FAILURES : WHILE_CALM;
}

/** Hints with the wanted ones in front, and the help and the way out at the end, which are the last to go. */
export function inWantedOrder(hints: readonly Hint[], wanted: readonly CommandName[]): readonly Hint[] {
	const place = ({command, rank}: Hint) => {
		if (KEPT.includes(command)) return -1;
		const index = wanted.indexOf(command);
		return index === -1 ? wanted.length + rank : index;
	};
	const ordered = hints.map((hint) => ({...hint, rank: place(hint)})).toSorted((a, b) => a.rank - b.rank);
	return [...ordered.filter(({rank}) => rank >= 0), ...ordered.filter(({rank}) => rank < 0)].map((hint) =>
		hint.command === GIVES_WAY && hint.rank >= 0 ? {...hint, rank: hint.rank + 1.5} : hint,
	);
}

/**
 * The hints as they read now: without a way to the board if there is none, without a completion if the typed line has none, and with what a
 * key does to a list that is frozen, or after a refusal.
 */
export function hintsNow(
	hints: readonly Hint[],
	{
		hasBoard,
		isFrozen,
		isCompletable,
		isRefused,
	}: Readonly<Record<'hasBoard' | 'isFrozen' | 'isCompletable' | 'isRefused', boolean>>,
): readonly Hint[] {
	return hints
		.filter(({command}) => (hasBoard || command !== 'open-board') && (isCompletable || command !== 'complete'))
		.map((hint) => {
			if (isRefused && hint.command === 'refresh') return {...hint, label: safe`retry`};
			return isFrozen && hint.command === 'freeze' ? {...hint, label: safe`resume`} : hint;
		});
}

/** The hints as they read where the focus is in the open email, or the email has the whole screen already. */
export function hintsInside(hints: readonly Hint[], {isFocused, isFull}: State['details']): readonly Hint[] {
	if (isFull) return hints.filter(({command}) => command !== 'focus-details');
	return isFocused ? hints.map(({inside, ...hint}) => ({...hint, label: inside ?? hint.label})) : hints;
}

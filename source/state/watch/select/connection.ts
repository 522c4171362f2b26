import type {Problem} from '../../../core/network/problem.ts';
import type {State} from '../state.ts';

/** How the watch stands with the server at this moment. Times are epoch ms; `next` is when something is asked again. */
export type Connection =
	/** The first answer is still to come. */
	| {readonly kind: 'connecting'}
	| {readonly kind: 'live'; readonly next?: number}
	/** It answers, but is asked less often: there is little left to see, or it failed with a 500. */
	| {readonly kind: 'slowed'; readonly next?: number; readonly problem?: Problem}
	/** It asked to be left alone until `next`; a pause may be ended by hand. */
	| {readonly kind: 'waiting'; readonly next: number; readonly isPause: boolean; readonly problem: Problem}
	/** It answers, but not with data. */
	| {readonly kind: 'stale'; readonly next?: number; readonly problem: Problem}
	/** It does not answer. */
	| {readonly kind: 'offline'; readonly next?: number; readonly problem: Problem}
	/** The operation is not there yet. */
	| {readonly kind: 'absent'; readonly next?: number; readonly problem: Problem}
	/** It will not answer however often it is asked: polling has stopped. */
	| {readonly kind: 'refused'; readonly problem: Problem};

/** What it is read off; the same as in the state. */
export type ConnectionFacts = Pick<State, 'network' | 'watch'> & {
	readonly nextPollAt: number | undefined;
	readonly haltedBy: Problem | undefined;
	/** Trouble with the list alone. */
	readonly listProblem: Problem | undefined;
};

/** Reads it off what has happened so far. */
export function connectionOf(facts: ConnectionFacts, now: number): Connection {
	const {network, watch, listProblem, haltedBy, nextPollAt} = facts;
	if (haltedBy !== undefined) return {kind: 'refused', problem: haltedBy};
	const {held, retry} = network;
	if (held !== undefined && held.until > now)
		return {kind: 'waiting', next: held.until, isPause: held.isPause, problem: held.problem};
	const at = retry?.at ?? nextPollAt;
	const next = at === undefined ? {} : {next: at};
	const problem = retry?.problem ?? watch.problem ?? listProblem;
	if (problem !== undefined) return {kind: kindOf(problem), problem, ...next};
	if (watch.operation === undefined) return {kind: 'connecting'};
	return {kind: watch.isSettled ? 'slowed' : 'live', ...next};
}

function kindOf({kind, isOffline}: Problem): 'slowed' | 'offline' | 'absent' | 'stale' {
	switch (kind) {
		case 'broken':
			return 'slowed';
		case 'absent':
			return 'absent';
		case 'refused':
		case 'malformed':
		case 'limited':
		case 'unreachable':
		case 'heavy':
			return isOffline === true ? 'offline' : 'stale';
	}
}

import type {Problem} from '../../../core/network/problem.ts';
import type {State} from '../state.ts';
import {hasEnded} from './send/ending.ts';

/** The state of the connection to the server. Times are epoch ms; `next` is when the next request goes out. */
export type Connection =
	/** The first answer is still to come. */
	| {readonly kind: 'connecting'}
	| {readonly kind: 'live'; readonly next?: number}
	/** It answers, but is polled less often: the send has ended, or the answer was a 500. */
	| {readonly kind: 'slowed'; readonly next?: number; readonly problem?: Problem}
	/** It asked us to pause before `next`. The user may end a pause. */
	| {readonly kind: 'waiting'; readonly next: number; readonly isPause: boolean; readonly problem: Problem}
	/** It answers with errors: the data is getting old. */
	| {readonly kind: 'stale'; readonly next?: number; readonly problem: Problem}
	/** It does not answer. */
	| {readonly kind: 'offline'; readonly next?: number; readonly problem: Problem}
	/** The operation is not visible yet. */
	| {readonly kind: 'absent'; readonly next?: number; readonly problem: Problem}
	/** It refuses, and polling has stopped. */
	| {readonly kind: 'refused'; readonly problem: Problem};

/** What the connection is read from: parts of the state. */
export type ConnectionFacts = Pick<State, 'network' | 'watch'> & {
	readonly nextPollAt: number | undefined;
	readonly haltedBy: Problem | undefined;
};

/** The state of the connection at a moment (epoch ms). */
export function connectionOf(facts: ConnectionFacts, now: number): Connection {
	const {network, watch, haltedBy, nextPollAt} = facts;
	if (haltedBy !== undefined) return {kind: 'refused', problem: haltedBy};
	const {held, retry} = network;
	if (held !== undefined && held.until > now)
		return {kind: 'waiting', next: held.until, isPause: held.isPause, problem: held.problem};
	const at = retry?.at ?? nextPollAt;
	const next = at === undefined ? {} : {next: at};
	const problem = retry?.problem ?? watch.problem;
	if (problem !== undefined) return {kind: kindOf(problem, watch.operation !== undefined), problem, ...next};
	if (watch.operation === undefined) return {kind: 'connecting'};
	return {kind: hasEnded(watch, now) ? 'slowed' : 'live', ...next};
}

/** Once it has answered with data, a 404 is trouble like any other until it is confirmed. */
function kindOf({kind, isOffline}: Problem, hasData: boolean): 'slowed' | 'offline' | 'absent' | 'stale' {
	switch (kind) {
		case 'broken':
			return 'slowed';
		case 'absent':
			return hasData ? 'stale' : 'absent';
		case 'refused':
		case 'malformed':
		case 'limited':
		case 'unreachable':
		case 'heavy':
			return isOffline === true ? 'offline' : 'stale';
	}
}

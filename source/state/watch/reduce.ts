import {compact} from '../../core/compact.ts';
import {FAILURES_HANDLERS} from '../failures/handlers.ts';
import {TRIAGE_HANDLERS, withHeldCursors} from '../triage/handlers.ts';
import {DETAILS_HANDLERS} from './details/handlers.ts';
import type {Event} from './event.ts';
import {EXPORT_HANDLERS} from './exports.ts';
import {FIND_HANDLERS, withMatches} from './find/find.ts';
import type {ByType, Handlers} from './handlers.ts';
import {LIST_HANDLERS} from './list/handlers.ts';
import {withFailureRows} from './list/list-of-failures.ts';
import {withLocalRows} from './list/local-filter.ts';
import {withAllMarked} from './mark-all.ts';
import {NETWORK_HANDLERS} from './network.ts';
import {ANSWER_HANDLERS} from './shared/answers.ts';
import {OVERLAY_HANDLERS} from './shared/overlays.ts';
import {POLL_HANDLERS} from './shared/polls.ts';
import {USER_HANDLERS} from './shared/user.ts';
import type {State} from './state.ts';
import {VIEW_HANDLERS} from './view/handlers.ts';
import type {Duration, Notice} from './view/view.ts';

/**
 * What each event does to the state. An event that concerns one part of it is handled beside that part and reaches nothing else;
 * one that concerns several is handled in `shared/`, in `find/`, in `state/failures/` and in `state/triage/`, all of its effects in one function.
 */
export const HANDLERS: Handlers<State, Event> = {
	...inPart('network', NETWORK_HANDLERS),
	...inPart('list', LIST_HANDLERS),
	...inPart('details', DETAILS_HANDLERS),
	...inPart('view', VIEW_HANDLERS),
	...inPart('exports', EXPORT_HANDLERS),
	...POLL_HANDLERS,
	...ANSWER_HANDLERS,
	...OVERLAY_HANDLERS,
	...FAILURES_HANDLERS,
	...TRIAGE_HANDLERS,
	...USER_HANDLERS,
	...FIND_HANDLERS,
};

type EventOf<Type extends Event['type']> = {
	readonly [One in Type]: ByType<Event>[One] & {readonly type: One};
}[Type];

/** The state after an event. Pure: every time it needs is in the event. */
export function reduce<Type extends Event['type']>(state: State, event: EventOf<Type>): State {
	const handled = withHeldCursors(state, withChosenRows(state, HANDLERS[event.type](state, event)));
	const after = withAllMarked(state, handled, 'at' in event ? event.at : undefined);
	return withoutPastNotice(state, withMatches(state, rememberProblem(state, after, event)));
}

/**
 * Keeps what failed last, so that it can be read after it has passed; not what an outdated answer brought, which changes nothing, and not
 * that a server has no reasons, as most have none.
 */
function rememberProblem(before: State, after: State, event: Event): State {
	if (event.type === 'failed-reasons' && event.problem.kind === 'absent') return after;
	return 'problem' in event && after !== before ? {...after, lastProblem: event.problem} : after;
}

const IS_UNDER_WAY: Readonly<Record<Duration, (state: State, before: State) => boolean>> = {
	freeze: ({freeze}) => freeze !== undefined,
	range: ({marks}) => marks.anchor !== undefined,
	export: ({exports}) => exports.current !== undefined,
	mask: ({isMasked}) => isMasked,
	hold: ({network}) => network.held !== undefined,
	stay: (state, before) =>
		state.view.notice !== before.view.notice ||
		(state.list.selection.id === before.list.selection.id &&
			state.view.overlay.kind === before.view.overlay.kind &&
			isTypingInHelp(state) === isTypingInHelp(before) &&
			(state.view.find !== undefined || before.view.find === undefined) &&
			state.details.isOpen === before.details.isOpen &&
			state.triage === before.triage &&
			state.details.isFocused === before.details.isFocused &&
			state.details.isFull === before.details.isFull),
};

function isTypingInHelp({view: {overlay}}: State): boolean {
	return overlay.kind === 'help' && overlay.isTyping === true;
}

/** Clears a notice that is no longer true. */
function withoutPastNotice(before: State, state: State): State {
	const {notice, clearedNotice, ...view} = state.view;
	const isPast = (one: Notice | undefined) => one?.during !== undefined && !IS_UNDER_WAY[one.during](state, before);
	if (!isPast(notice) && !isPast(clearedNotice)) return state;
	const kept = {
		notice: isPast(notice) ? undefined : notice,
		clearedNotice: isPast(clearedNotice) ? undefined : clearedNotice,
	};
	return {...state, view: {...view, ...compact(kept)}};
}

/** The rows that the client chooses itself, brought up to date with what it chooses them from. */
function withChosenRows(before: State, after: State): State {
	return withFailureRows(before, withFilteredRows(before, after));
}

/** Where the filter is applied here, the rows follow what is loaded and the failures that are known. */
function withFilteredRows(before: State, after: State): State {
	const {list, failures} = after;
	const isSame =
		list.isLocal === before.list.isLocal &&
		list.whole === before.list.whole &&
		list.filter === before.list.filter &&
		failures.known === before.failures.known &&
		failures.reasons === before.failures.reasons &&
		failures.explained === before.failures.explained;
	if (list.isLocal !== true || isSame) return after;
	return {...after, list: withLocalRows(list, failures)};
}

/** Handlers of one part as handlers of the whole state. */
function inPart<Key extends keyof State, Union extends {readonly type: string}>(
	key: Key,
	handlers: Handlers<State[Key], Union>,
): Handlers<State, Union> {
	type Handle = (part: State[Key], event: Union) => State[Key];
	const lift = (handle: Handle) => (state: State, event: Union) => {
		const part = handle(state[key], event);
		return part === state[key] ? state : {...state, [key]: part};
	};
	const lifted = Object.entries(handlers as Readonly<Record<string, Handle>>).map(([type, handle]) => [
		type,
		lift(handle),
	]);
	// Each key keeps the handler of its own event, which the type of `fromEntries` cannot tell.
	return Object.fromEntries(lifted) as Handlers<State, Union>;
}

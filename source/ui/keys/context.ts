import type {State} from '../../state/watch/state.ts';
import type {Beneath, Context, Finding, Surroundings} from './key-entry.ts';

/** Where the user is, as far as it decides what a key does. */
export type Situation = Surroundings & {
	readonly context: Context;
	/** The letters of the open menu: whatever else has them as a key has it elsewhere only. */
	readonly letters?: string;
};

/** Which keys work now. */
export function contextOf(state: State): Context {
	const {overlay} = state.view;
	const {kind} = overlay;
	if (kind === 'none') return contextBeneath(state);
	if (overlay.kind === 'help') return overlay.isTyping === true ? 'help-filter' : 'help';
	return kind === 'copied' || kind === 'messages' ? 'overlay' : kind;
}

/** Which keys work once nothing lies over the list any more. */
export function contextBeneath({details, replay, triage, view}: State): Context {
	if (triage !== undefined) return replay === undefined ? 'triage' : 'replay-triage';
	const [list, open] = replay === undefined ? (['list', 'details'] as const) : (['replay', 'replay-details'] as const);
	const place = details.isOpen && !details.isPreview ? open : list;
	return view.find === undefined ? place : FINDING[place];
}

const FINDING: Readonly<Record<Beneath, Finding>> = {
	list: 'find',
	details: 'find-details',
	replay: 'find-replay',
	'replay-details': 'find-replay-details',
};

/** Where the user is once nothing lies over the list. */
export function situationBeneath(state: State): Situation {
	const {replay} = state;
	return {context: contextBeneath(state), ...(replay === undefined ? {} : {replay})};
}

import type {State} from '../../state/watch/state.ts';
import type {Context, Surroundings} from './key-entry.ts';

/** Where somebody is, as far as it decides what a key does. */
export type Situation = Surroundings & {readonly context: Context};

/** Which keys work now. */
export function contextOf(state: State): Context {
	const {kind} = state.view.overlay;
	if (kind === 'none') return contextBeneath(state);
	return kind === 'copied' || kind === 'messages' ? 'overlay' : kind;
}

/** Which keys work once nothing lies over the list any more. */
export function contextBeneath({details, replay}: State): Context {
	if (details.isOpen && !details.isPreview) return replay === undefined ? 'details' : 'replay-details';
	return replay === undefined ? 'list' : 'replay';
}

/** Where somebody is once nothing lies over the list any more. */
export function situationBeneath(state: State): Situation {
	const {replay} = state;
	return {context: contextBeneath(state), ...(replay === undefined ? {} : {replay})};
}

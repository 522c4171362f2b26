import type {State} from '../../state/watch/state.ts';
import type {Context} from './keymap.ts';

/** Which keys work now. */
export function contextOf(state: State): Context {
	const {kind} = state.view.overlay;
	if (kind === 'none') return contextBeneath(state);
	return kind === 'copied' ? 'overlay' : kind;
}

/** Which keys work once nothing lies over the list any more. */
export function contextBeneath({details, replay}: State): Context {
	if (details.isOpen) return replay === undefined ? 'details' : 'replay-details';
	return replay === undefined ? 'list' : 'replay';
}

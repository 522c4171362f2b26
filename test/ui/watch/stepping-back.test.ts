import {expect, test} from 'vitest';
import type {Actions} from '../../../source/ui/actions.ts';
import {stop} from '../../../source/ui/watch/stepping-back.ts';
import {stateAfter} from '../../helpers/builders.ts';

/** What Esc does on the list of a watch with such an email beside it. */
function doneBy(isBehind: boolean, isPreview: boolean): readonly string[] {
	const done: string[] = [];
	const state = stateAfter([]);
	const {isPreview: _, ...details} = state.details;
	const seen = {...state, details: {...details, isOpen: true, ...(isPreview ? {isPreview: true as const} : {})}};
	const actions = {
		getState: () => seen,
		dispatch: ({type}: {readonly type: string}) => done.push(type),
		board: {open: () => done.push('board'), isBehind},
		now: () => 0,
	};
	stop(actions as unknown as Actions);
	return done;
}

test('Esc goes back to the board at once, whatever opened by itself; without a board behind it closes the preview', () => {
	expect(doneBy(true, true)).toEqual(['board']);
	expect(doneBy(false, true)).toEqual(['closed-details']);
});

import type {Actions} from '../../actions.ts';
import {PROMPTS} from './prompts.ts';

/** Does what the typed line says, unless there is a mistake in it. */
export function apply(actions: Actions): void {
	const state = actions.getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'prompt') return;
	const {judge, apply: applyText} = PROMPTS[overlay.prompt];
	const {text} = overlay.line;
	if (judge(text, state, actions.now()).mistake !== undefined) return;
	actions.dispatch({type: 'remembered-entry', prompt: overlay.prompt, text});
	applyText(text, actions);
}

/** Completes the typed line where the caret stands. */
export function complete({getState, dispatch}: Actions): void {
	const state = getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'prompt') return;
	const line = PROMPTS[overlay.prompt].complete?.(overlay.line, state);
	if (line !== undefined) dispatch({type: 'replaced-prompt', line});
}

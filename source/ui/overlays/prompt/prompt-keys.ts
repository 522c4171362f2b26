import type {Actions} from '../../actions.ts';
import {PROMPTS} from './prompts.ts';

/** Applies the typed line, unless it has a mistake. */
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

/** Completes the typed line where the caret stands, forwards (1) or backwards (-1) if there are several ways to. */
export function complete({getState, dispatch}: Actions, by: 1 | -1): void {
	const state = getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'prompt') return;
	const completion = PROMPTS[overlay.prompt].complete?.(overlay, state, by);
	if (completion !== undefined) dispatch({type: 'replaced-prompt', ...completion});
}

import {say} from '../../../core/text/text.ts';
import type {Actions} from '../../actions.ts';
import {tellOnce} from '../../keys/standstill.ts';
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
export function complete(actions: Actions, by: 1 | -1): void {
	const state = actions.getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'prompt') return;
	const {complete: completed} = PROMPTS[overlay.prompt];
	if (completed === undefined) tellOnce(actions, say`Only tags are completed.`);
	else actions.dispatch({type: 'replaced-prompt', ...completed(overlay, state, by)});
}

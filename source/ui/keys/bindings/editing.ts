import type {LineEdit} from '../../../core/text/line-edit.ts';
import type {Actions} from '../../actions.ts';
import {bindingsOf} from './binding.ts';
import {TYPED} from './places.ts';

/** Editing a line being typed: moving its caret, deleting around it. */
export const EDITING_KEYS = bindingsOf('editing', {
	'caret-left': {
		keys: ['left'],
		label: 'in a prompt: caret one character to the left',
		contexts: TYPED,
		run: edit('left'),
	},
	'caret-right': {
		keys: ['right'],
		label: 'in a prompt: caret one character to the right',
		contexts: TYPED,
		run: edit('right'),
	},
	'line-start': {
		keys: ['home', 'ctrl-a'],
		label: 'in a prompt: caret to the start',
		contexts: TYPED,
		run: edit('start'),
	},
	'line-end': {
		keys: ['end', 'ctrl-e'],
		label: 'in a prompt: caret to the end',
		contexts: TYPED,
		run: edit('end'),
	},
	'delete-back': {
		keys: ['backspace'],
		label: 'in a prompt: delete the character before the caret',
		contexts: TYPED,
		run: edit('back'),
	},
	'delete-forward': {
		keys: ['delete'],
		label: 'in a prompt: delete the character after the caret',
		contexts: TYPED,
		run: edit('delete'),
	},
	'delete-word': {
		keys: ['ctrl-w'],
		label: 'in a prompt: delete the word before the caret',
		contexts: TYPED,
		run: edit('word-back'),
	},
	'delete-to-start': {
		keys: ['ctrl-u'],
		label: 'in a prompt: delete everything before the caret',
		contexts: TYPED,
		run: edit('clear'),
	},
});

function edit(kind: Exclude<LineEdit['kind'], 'insert'>) {
	return ({dispatch}: Actions) => dispatch({type: 'edited-prompt', edit: {kind}});
}

import {hint, inShort} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import type {Actions} from '../../actions.ts';
import {scrollByLine, scrollByScreen, showRaw, switchBody} from '../../watch/details/details-keys.ts';
import {tellOnce} from '../standstill.ts';
import {bindingsOf} from './binding.ts';
import {DETAILS, LIST} from './places.ts';

/** Opening an email, and what its keys are once it is open. */
export const DETAILS_KEYS = bindingsOf('details', {
	details: {
		keys: ['enter'],
		label: 'open the email under the cursor and move into it, to scroll',
		contexts: LIST,
		run: open,
		footer: {label: 'open', rank: 5},
	},
	'focus-details': {
		keys: ['enter'],
		label: [say`with an email open: move into it; inside it: full screen`, hint('back', 'goes back', '; ')],
		contexts: ['details'],
		run: focus,
		footer: {label: 'into it', inside: 'full screen', rank: 2},
	},
	'scroll-down': {
		keys: ['J'],
		label: 'with an email open: scroll it down one line',
		contexts: DETAILS,
		run: (actions) => scrollByLine(actions, 1),
		footer: {label: 'scroll', rank: 1, and: 'scroll-up'},
	},
	'scroll-up': {
		keys: ['K'],
		label: 'with an email open: scroll it up one line',
		contexts: DETAILS,
		run: (actions) => scrollByLine(actions, -1),
	},
	'scroll-screen-down': {
		keys: ['}'],
		label: 'with an email open: scroll it down one screen',
		contexts: DETAILS,
		run: (actions) => scrollByScreen(actions, 1),
	},
	'scroll-screen-up': {
		keys: ['{'],
		label: 'with an email open: scroll it up one screen',
		contexts: DETAILS,
		run: (actions) => scrollByScreen(actions, -1),
	},
	'switch-body': {
		keys: ['h'],
		label: 'with an email open: its html as text, or its text part',
		contexts: DETAILS,
		run: switchBody,
		footer: {label: 'html/text', rank: 4},
	},
	raw: {
		keys: ['R'],
		label: 'with an email open: the raw JSON, and back',
		contexts: DETAILS,
		run: showRaw,
		footer: {label: 'raw', rank: 3},
	},
});

/** Opens the email under the cursor. */
function open(actions: Actions): void {
	if (actions.getState().list.selection.id === null) tellOnce(actions, say`No email to open.`);
	else actions.dispatch({type: 'opened-details'});
}

/** Moves into the open email, then shows it full screen. */
function focus(actions: Actions): void {
	const {details} = actions.getState();
	if (!details.isFocused) actions.dispatch({type: 'focused-details', isFocused: true});
	else if (!details.isFull) actions.dispatch({type: 'enlarged-details', isFull: true});
	else
		tellOnce(actions, [
			say`This email already fills the screen`,
			hint('back', 'goes back', '; '),
			say`.`,
			inShort(say`It fills the screen.`),
		]);
}

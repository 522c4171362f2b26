import {withKeys} from '../../../core/text/hints.ts';
import {safe, say} from '../../../core/text/text.ts';
import {countMatches, matchesText} from '../../../state/watch/find/find.ts';
import type {Prompt} from './prompt.ts';

/** Finds emails among the loaded rows; what matches is lit at every keystroke. */
export const FIND_PROMPT: Prompt = {
	label: safe`Find`,
	placeholder: safe`recipient, name, subject, id or tag; several words must all match`,
	judge(_, state) {
		const {matches} = state;
		if (matches === undefined) return {says: say`looks through the loaded emails; nothing typed ends it`};
		const counted = {...countMatches(matches, state), current: undefined};
		// A key is text here.
		return {says: withKeys(matchesText(counted, '·'), () => undefined)};
	},
	apply: (text, {dispatch, now, listRows}) => dispatch({type: 'started-find', at: now(), text, height: listRows()}),
};

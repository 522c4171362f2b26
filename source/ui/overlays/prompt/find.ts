import {say} from '../../../core/text/text.ts';
import {countMatches, matchesText} from '../../../state/watch/find/find.ts';
import {queryOf} from '../../../state/watch/find/matches.ts';
import type {Prompt} from './prompt.ts';

/** Finds emails among the loaded rows; what matches is lit at every keystroke. */
export const FIND_PROMPT: Prompt = {
	label: 'Find',
	placeholder: 'recipient, name, subject, id or tag; several words must all match',
	judge(text, state) {
		const query = queryOf(text);
		if (query === undefined) return {says: say`looks through the loaded emails; nothing typed ends it`};
		return {says: matchesText({...countMatches(query, state), current: undefined}, '·')};
	},
	apply: (text, {dispatch, now, listRows}) => dispatch({type: 'looked-for', at: now(), text, height: listRows()}),
};

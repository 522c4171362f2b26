import {hint, withKeys} from '../../../core/text/hints.ts';
import {safe, say} from '../../../core/text/text.ts';
import {countMatches, matchesText} from '../../../state/watch/find/find.ts';
import type {Prompt} from './prompt.ts';

/** Finds emails: what matches among the loaded rows is lit at every keystroke; once applied, pages are loaded until one does. */
export const FIND_PROMPT: Prompt = {
	label: safe`Find`,
	placeholder: safe`recipient, name, subject, id or tag; several words must all match`,
	shortPlaceholder: safe`recipient, subject, id or tag`,
	judge(_, state) {
		const {matches} = state;
		if (matches === undefined) return {says: say`searches the emails; an empty line ends the find`};
		const counted = {...countMatches(matches, state), current: undefined};
		const found = withKeys(matchesText(counted, '·'), () => undefined);
		const isLoading = counted.count === 0 && counted.hasMore;
		return {says: isLoading ? [found, hint('apply', 'loads the rest', ' · ')] : found};
	},
	apply: (text, {dispatch, now, listRows}) => dispatch({type: 'started-find', at: now(), text, height: listRows()}),
};

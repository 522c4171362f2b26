import {completeTag, knownPairs} from '../../core/tag-completion.ts';
import {formatTagFilter, parseTagFilter, type TagFilter} from '../../core/tags.ts';
import {safeLine, say} from '../../core/text.ts';
import type {Actions} from '../actions.ts';
import type {Prompt} from './prompt.ts';

/** The tag filter: checked against the API's grammar as it is typed, shown as it would be sent. */
export const TAGS_PROMPT: Prompt = {
	label: 'Tags',
	placeholder: 'key:value, several apart by spaces; all must match',
	judge(text) {
		const parse = parseTagFilter(text);
		return parse.mistake === undefined
			? {says: say`${sendText(parse.pairs)}`}
			: {mistake: {at: parse.mistake.at, reason: safeLine(parse.mistake.reason)}};
	},
	apply(text, actions) {
		const parse = parseTagFilter(text);
		if (parse.mistake === undefined) apply(parse.pairs, actions);
	},
	complete: (line, {list}) => completeTag(line, knownPairs(list.pages)),
};

function sendText(pairs: TagFilter): string {
	return pairs.length === 0 ? 'sends no tag filter' : `sends tags=${formatTagFilter(pairs)}`;
}

function apply(tags: TagFilter, {getState, dispatch}: Actions): void {
	const isSame = JSON.stringify(tags) === JSON.stringify(getState().list.filter.tags);
	dispatch(isSame ? {type: 'closed-overlay'} : {type: 'changed-filter', change: {part: 'tags', tags}});
}

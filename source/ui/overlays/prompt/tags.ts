import {completeTag} from '../../../core/emails/tag-completion.ts';
import {formatTagFilter, parseTagFilter, type TagFilter} from '../../../core/emails/tags.ts';
import {count} from '../../../core/text/format.ts';
import {safe, safeLine} from '../../../core/text/text.ts';
import type {Pages} from '../../../state/watch/list/pages.ts';
import {countTagged, knownPairs} from '../../../state/watch/select/loaded-tags.ts';
import type {Actions} from '../../actions.ts';
import type {Prompt} from './prompt.ts';

/** The tag filter: checked against the API's grammar as it is typed, shown as it would be sent. */
export const TAGS_PROMPT: Prompt = {
	label: safe`Tags`,
	placeholder: safe`key:value, several apart by spaces; all must match`,
	judge(text, {list}) {
		const parse = parseTagFilter(text);
		return parse.mistake === undefined
			? {says: safeLine(sendText(parse.pairs, list.pages))}
			: {mistake: {at: parse.mistake.at, reason: safeLine(parse.mistake.reason)}};
	},
	apply(text, actions) {
		const parse = parseTagFilter(text);
		if (parse.mistake === undefined) apply(parse.pairs, actions);
	},
	complete: (line, {list}) => completeTag(line, knownPairs(list.pages)),
};

function sendText(pairs: TagFilter, pages: Pages): string {
	if (pairs.length === 0) return 'sends no tag filter';
	const {matching, loaded} = countTagged(pages, pairs);
	const verb = matching === 1 ? 'matches' : 'match';
	return `${count(matching)} of ${count(loaded)} loaded ${verb} · sends tags=${formatTagFilter(pairs)}`;
}

function apply(tags: TagFilter, {getState, dispatch}: Actions): void {
	const isSame = JSON.stringify(tags) === JSON.stringify(getState().list.filter.tags);
	dispatch(isSame ? {type: 'closed-overlay'} : {type: 'changed-filter', change: {part: 'tags', tags}});
}

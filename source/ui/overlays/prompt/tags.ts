import {completeTag, tagCandidates} from '../../../core/emails/tag-completion.ts';
import {formatTagFilter, parseTagFilter, type TagFilter} from '../../../core/emails/tags.ts';
import {count} from '../../../core/text/format.ts';
import {safe, safeLine} from '../../../core/text/text.ts';
import type {Pages} from '../../../state/watch/list/pages.ts';
import {countTagged, knownPairs} from '../../../state/watch/select/loaded-tags.ts';
import type {State} from '../../../state/watch/state.ts';
import type {Actions} from '../../actions.ts';
import {type Offer, type Prompt, shownMistake, type Typed} from './prompt.ts';

/** The tag filter: checked against the API's grammar as it is typed, shown as it would be sent. */
export const TAGS_PROMPT: Prompt = {
	label: safe`Tags`,
	placeholder: safe`key:value, several separated by spaces; all must match`,
	shortPlaceholder: safe`key:value, all must match`,
	judge(text, {list, replay}) {
		const parse = parseTagFilter(text);
		return parse.mistake === undefined
			? {says: safeLine(tagsText(parse.pairs, list.pages, replay === undefined))}
			: {mistake: shownMistake(parse.mistake)};
	},
	apply(text, actions) {
		const parse = parseTagFilter(text);
		if (parse.mistake === undefined) apply(parse.pairs, actions);
	},
	complete: ({line, cycle}, {list}, by) =>
		completeTag(
			line,
			knownPairs(list.pages).map(({pair}) => pair),
			by,
			cycle,
		),
	offers,
};

/** The pairs that the one before the caret may become, once it is begun or they are gone through. */
function offers({line, cycle}: Typed, {list}: State): readonly Offer[] {
	const isBegun = /[^\s,;]$/u.test(line.text.slice(0, line.caret));
	if (cycle === undefined && !isBegun) return [];
	const known = knownPairs(list.pages);
	const candidates = new Set(
		tagCandidates(
			cycle?.from ?? line,
			known.map(({pair}) => pair),
		),
	);
	const offered = known.filter(({pair}) => candidates.has(pair));
	return offered.map((one, index) => ({
		text: safeLine(one.pair),
		count: one.count,
		isCurrent: index === cycle?.index,
	}));
}

/** How many rows match, and what the server is sent where it is asked. */
function tagsText(pairs: TagFilter, pages: Pages, isSent: boolean): string {
	if (pairs.length === 0) return isSent ? 'sends no tag filter' : 'no tag filter';
	const {matching, loaded} = countTagged(pages, pairs);
	const verb = matching === 1 ? 'matches' : 'match';
	if (!isSent) return `${count(matching)} of ${count(loaded)} recorded ${verb}`;
	return `${count(matching)} of ${count(loaded)} loaded ${verb} · sends tags=${formatTagFilter(pairs)}`;
}

function apply(tags: TagFilter, {getState, dispatch}: Actions): void {
	const isSame = JSON.stringify(tags) === JSON.stringify(getState().list.filter.tags);
	dispatch(isSame ? {type: 'closed-overlay'} : {type: 'changed-filter', change: {part: 'tags', tags}});
}

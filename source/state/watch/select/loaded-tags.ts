import type {Email} from '../../../core/emails/email.ts';
import {formatTagFilter, parseTagFilter, type TagFilter} from '../../../core/emails/tags.ts';
import type {Pages} from '../list/pages.ts';

/** A `key:value` pair, and how many of the loaded emails have it. */
export type CountedPair = {readonly pair: string; readonly count: number};

/** The pairs of the loaded emails, the most frequent first. */
export function knownPairs({loaded}: Pages): readonly CountedPair[] {
	const seen = new Map<string, number>();
	const countTags = ({tags}: Email) => {
		for (const {key, value} of tags) {
			const pair = `${key.raw}:${value.raw}`;
			if (!isFilterPair(pair)) continue;
			seen.set(pair, (seen.get(pair) ?? 0) + 1);
		}
	};
	for (const {emails} of loaded) emails.forEach(countTags);
	const counted = [...seen].map(([pair, count]) => ({pair, count}));
	return counted.sort((a, b) => b.count - a.count || a.pair.localeCompare(b.pair));
}

/** Whether a filter can contain the pair: the server may send tags that it does not accept in a filter. */
function isFilterPair(pair: string): boolean {
	const parse = parseTagFilter(pair);
	return parse.mistake === undefined && parse.pairs.length === 1 && formatTagFilter(parse.pairs) === `${pair};`;
}

/** How many of the loaded emails have all these tags, and how many are loaded. */
export function countTagged({loaded}: Pages, filter: TagFilter): {readonly matching: number; readonly loaded: number} {
	const emails = loaded.flatMap((page) => page.emails);
	const hasAll = ({tags}: Email) =>
		filter.every((pair) => tags.some(({key, value}) => key.raw === pair.key && value.raw === pair.value));
	return {matching: emails.filter(hasAll).length, loaded: emails.length};
}

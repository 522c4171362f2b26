import type {Pages} from '../../state/watch/list/pages.ts';
import type {Line} from '../text/line-edit.ts';
import type {Email} from './email.ts';
import {formatTagFilter, parseTagFilter, type TagFilter} from './tags.ts';

/** The `key:value` pairs of the loaded emails, the most frequent first. */
export function knownPairs({loaded}: Pages): readonly string[] {
	const seen = new Map<string, number>();
	const note = ({tags}: Email) => {
		for (const {key, value} of tags) {
			const pair = `${key.raw}:${value.raw}`;
			if (!isFilterPair(pair)) continue;
			seen.set(pair, (seen.get(pair) ?? 0) + 1);
		}
	};
	for (const {emails} of loaded) emails.forEach(note);
	return [...seen].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([pair]) => pair);
}

/** Whether a filter can hold the pair as it is: a server's answer can carry tags that it would not take itself. */
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

/**
 * Completes the pair that the caret stands behind: a key up to its colon as long as several values follow, else the whole
 * pair. Gives the line back as it is when nothing known begins that way.
 */
export function completeTag(line: Line, known: readonly string[]): Line {
	const before = line.text.slice(0, line.caret);
	const start = before.search(/[^\s,;]*$/u);
	const typed = before.slice(start).replace('=', ':');
	const candidates = known.filter((pair) => pair.startsWith(typed) && pair !== typed);
	const first = candidates[0];
	if (first === undefined) return line;
	const stem = commonStart(candidates);
	const key = first.slice(0, first.indexOf(':') + 1);
	const completed = stem.length > typed.length ? stem : typed.includes(':') ? first : key;
	const isWhole = known.includes(completed) && candidates.length === 1;
	const text = line.text.slice(0, start) + completed + (isWhole ? ';' : '');
	return {text: text + line.text.slice(line.caret), caret: text.length};
}

function commonStart(texts: readonly string[]): string {
	const [first = '', ...others] = texts;
	let length = first.length;
	for (const text of others) {
		while (!text.startsWith(first.slice(0, length))) length -= 1;
	}
	return first.slice(0, length);
}

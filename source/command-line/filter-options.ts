import {domainOf, parseDomain} from '../core/emails/domain.ts';
import {type Filter, sortedStatuses} from '../core/emails/filter.ts';
import {parseTagFilter, type TagFilter} from '../core/emails/tags.ts';
import {UsageError} from '../core/errors.ts';
import {EMAIL_STATUSES, type EmailStatus, isEmailStatus} from '../core/operation/status.ts';
import {say, untrusted} from '../core/text/text.ts';
import {type DateRange, type EdgeParse, parseSince, parseUntil} from '../core/time/dates.ts';
import type {LocalClock} from '../core/time/moments.ts';
import {type Source, textOf, textsOf} from './option-values.ts';

/** The filter that `--tag`, `--status`, `--domain`, `--since` and `--until` make together. Throws {@link UsageError}. */
export function readFilter(source: Source, clock: LocalClock): Filter {
	return {
		tags: readTags(source),
		statuses: readStatuses(source),
		domains: readDomains(source),
		...readDates(source, clock),
	};
}

function readTags(source: Source): TagFilter {
	const {texts, from} = textsOf(source, 'tag');
	const given = texts.join(', ');
	const parse = parseTagFilter(given);
	if (parse.mistake === undefined) return parse.pairs;
	throw mistaken(from, given, parse.mistake);
}

/** The words of an option; one text may hold several, separated by spaces or commas, because a variable has only one text. */
function wordsOf(source: Source, name: string): {readonly words: readonly string[]; readonly from: string} {
	const {texts, from} = textsOf(source, name);
	return {words: texts.flatMap((text) => (text === '' ? [''] : text.split(/[\s,]+/u).filter(Boolean))), from};
}

function readDomains(source: Source): readonly string[] {
	const {words, from} = wordsOf(source, 'domain');
	const domains = words.map((word) => {
		const domain = parseDomain(word);
		if (domain !== undefined) return domain;
		const given = say`${from} is “${untrusted(word)}”`;
		const meant = word.includes('@') ? parseDomain(domainOf(word)) : undefined;
		throw new UsageError(
			meant === undefined
				? say`${given}; it must be a domain such as example.com.`
				: say`${given}, which is an address; give its domain: ${meant}.`,
		);
	});
	return [...new Set(domains)];
}

function readStatuses(source: Source): readonly EmailStatus[] {
	const {words, from} = wordsOf(source, 'status');
	return sortedStatuses(
		words.map((name) => {
			const status = name.toUpperCase();
			if (isEmailStatus(status)) return status;
			throw new UsageError(say`${from} is “${untrusted(name)}”; it must be one of ${EMAIL_STATUSES.join(', ')}.`);
		}),
	);
}

function readDates(source: Source, clock: LocalClock): DateRange {
	const since = readEdge(source, 'since', (text) => parseSince(text, clock));
	const until = readEdge(source, 'until', (text) => parseUntil(text, clock, since));
	return {...(since === undefined ? {} : {since}), ...(until === undefined ? {} : {until})};
}

function readEdge(source: Source, name: 'since' | 'until', parse: (text: string) => EdgeParse): number | undefined {
	const given = textOf(source, name);
	if (given === undefined) return undefined;
	const edge = parse(given.text);
	if (edge.mistake === undefined) return edge.at;
	throw mistaken(given.from, given.text, edge.mistake);
}

function mistaken(
	from: string,
	text: string,
	{at, reason}: {readonly at: number; readonly reason: string},
): UsageError {
	return new UsageError(say`${from} “${untrusted(text)}”: at character ${at + 1}, ${untrusted(reason)}.`);
}

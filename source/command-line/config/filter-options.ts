import type {Filter} from '../../core/emails/filter.ts';
import {type DateRange, type EdgeParse, parseSince, parseUntil} from '../../core/time/dates.ts';
import type {LocalClock} from '../../core/time/moments.ts';
import {get, type Source} from '../option-values.ts';
import {mistaken} from '../options/send-types.ts';
import type {SourcedText} from '../options/types.ts';

/** The filter that `--tag`, `--status`, `--domain`, `--reason`, `--since` and `--until` make together. Throws `UsageError`. */
export function readFilter(source: Source, clock: LocalClock): Filter {
	return {
		tags: get(source, 'tag'),
		statuses: get(source, 'status'),
		domains: get(source, 'domain'),
		reasons: get(source, 'reason'),
		...readDates(source, clock),
	};
}

/** The range of time that `--since` and `--until` make. Throws `UsageError`. */
export function readDates(source: Source, clock: LocalClock): DateRange {
	const since = readEdge(get(source, 'since'), (text) => parseSince(text, clock));
	const until = readEdge(get(source, 'until'), (text) => parseUntil(text, clock, since));
	return {...(since === undefined ? {} : {since}), ...(until === undefined ? {} : {until})};
}

function readEdge(given: SourcedText | undefined, parse: (text: string) => EdgeParse): number | undefined {
	if (given === undefined) return undefined;
	const edge = parse(given.text);
	if (edge.mistake === undefined) return edge.at;
	throw mistaken(given, edge.mistake);
}

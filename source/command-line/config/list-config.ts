import {UsageError} from '../../core/errors.ts';
import type {CommandKind} from '../commands.ts';
import {get, givenOf, type Source} from '../option-values.ts';
import type {SourcedText} from '../options/types.ts';
import type {OptionName, OptionValue} from '../options.ts';

/** How a list is requested and written. `limit` is infinite if all is wanted. */
export type ListConfig = {
	readonly format: OptionValue<'format'>;
	/** The names of the fields, separated by commas; undefined if the format decides. */
	readonly fields: SourcedText | undefined;
	/** Whether the names of the fields come first, in formats that have such a line. */
	readonly hasHeader: boolean;
	readonly limit: number;
	readonly pageSize: number;
	readonly token: string | null;
	readonly isAscii: boolean;
};

/** Reads it; which fields there are is not known here. Throws {@link UsageError} with the first thing that is wrong. */
export function readListConfig(source: Source): ListConfig {
	const format = get(source, 'format');
	const hasHeader = !get(source, 'no-header');
	if (!hasHeader && format !== 'csv' && format !== 'table')
		throw new UsageError(`--no-header is for csv and table: --format ${format} has no header.`);
	return {
		format,
		fields: get(source, 'fields'),
		hasHeader,
		limit: readLimit(source),
		pageSize: get(source, 'page-size'),
		token: get(source, 'page-token') ?? null,
		isAscii: get(source, 'ascii'),
	};
}

/** The options that say which emails are listed, which a summary of all of them cannot take. */
const LISTING: readonly OptionName[] = ['status', 'limit', 'all', 'fields', 'no-header', 'page-token'];

/** How a summary is requested; undefined if the emails themselves are. Throws {@link UsageError} for what does not go with it. */
export function readSummaryConfig(
	source: Source,
): {readonly format: 'table' | 'json'; readonly pageSize: number; readonly isAscii: boolean} | undefined {
	if (!get(source, 'summary')) return undefined;
	const other = LISTING.find((name) => givenOf(source, name)?.origin === 'flag');
	if (other !== undefined)
		throw new UsageError(`${SUMMED[source.args.command] ?? ''}: it cannot be combined with --${other}.`);
	const format = get(source, 'format');
	if (format !== 'table' && format !== 'json')
		throw new UsageError('--summary works with --format table or json only.');
	const pageSize = givenOf(source, 'page-size') === undefined ? LARGEST_PAGE : get(source, 'page-size');
	return {format, pageSize, isAscii: get(source, 'ascii')};
}

/** What `--summary` cannot be combined with. */
const SUMMED: Readonly<Partial<Record<CommandKind, string>>> = {
	emails: '--summary covers all failures of the operation',
	operations: '--summary covers all operations of those dates, statuses and tags',
};

/** The most that the API gives in a page. */
const LARGEST_PAGE = 1000;

/** Reads `--limit` and `--all`. */
function readLimit(source: Source): number {
	const isAll = get(source, 'all');
	if (isAll && givenOf(source, 'limit')?.origin === 'flag')
		throw new UsageError('--all and --limit cannot be combined: use one of them.');
	return isAll ? Number.POSITIVE_INFINITY : get(source, 'limit');
}

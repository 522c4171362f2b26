import {UsageError} from '../core/errors.ts';
import {get, givenOf, type Source} from './option-values.ts';
import type {SourcedText} from './options/types.ts';
import type {OptionValue} from './options.ts';

/** How a list is asked for and written. `limit` is infinite where all is wanted. */
export type ListConfig = {
	readonly format: OptionValue<'format'>;
	/** The names of the fields, separated by commas; undefined where the format decides. */
	readonly fields: SourcedText | undefined;
	readonly limit: number;
	readonly pageSize: number;
	readonly token: string | null;
	readonly isAscii: boolean;
};

/** Reads it; which fields there are is not known here. Throws {@link UsageError} with the first thing that is wrong. */
export function readListConfig(source: Source): ListConfig {
	return {
		format: get(source, 'format'),
		fields: get(source, 'fields'),
		limit: readLimit(source),
		pageSize: get(source, 'page-size'),
		token: get(source, 'page-token') ?? null,
		isAscii: get(source, 'ascii'),
	};
}

function readLimit(source: Source): number {
	const isAll = get(source, 'all');
	if (isAll && givenOf(source, 'limit')?.origin === 'flag')
		throw new UsageError('--all and --limit exclude each other: give one of them.');
	return isAll ? Number.POSITIVE_INFINITY : get(source, 'limit');
}

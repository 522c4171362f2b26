import type {FaultName} from './catalogue.ts';
import {isJsonObject, type JsonObject} from './resources.ts';

/** The faults in a page as a whole: its pagination and the names of its lists. */
export const paginationFaults: Partial<Record<FaultName, (page: JsonObject) => JsonObject>> = {
	'missing-pagination': ({pagination: _, ...rest}) => rest,
	'non-string-token': withNumericToken,
	'two-lists': (page) => ('data' in page ? {...page, data: [], emails: page.data} : {data: [], ...page}),
};

function withNumericToken(page: JsonObject): JsonObject {
	const {pagination} = page;
	if (!isJsonObject(pagination)) return page;
	const key = 'nextPageToken' in pagination ? 'nextPageToken' : 'next';
	return pagination[key] === null ? page : {...page, pagination: {...pagination, [key]: 42}};
}

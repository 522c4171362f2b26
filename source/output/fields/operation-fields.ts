import type {Counter} from '../../core/operation/counters.ts';
import {boundedCount, countsAlone} from '../../core/operation/counts.ts';
import type {ListedOperation} from '../../core/operation/operation.ts';
import {type Field, isoTime} from './field.ts';

function counter(name: Counter): Field<ListedOperation> {
	return {name, read: (operation) => boundedCount(countsAlone(operation), name), columns: 11};
}

function given(name: 'total' | 'recipients' | 'attempts'): Field<ListedOperation> {
	return {name, read: ({stats}) => stats[name], columns: 11};
}

/**
 * Every field of an operation's record, in the order they are written. The counters say where each email stands now, as the
 * screen does: an opened email is counted as opened only, whichever way the server counts.
 */
export const OPERATION_FIELDS: readonly Field<ListedOperation>[] = [
	{name: 'id', read: ({id}) => id, columns: 42},
	{name: 'status', read: ({status}) => status, columns: 10},
	given('total'),
	counter('scheduled'),
	counter('queued'),
	counter('sent'),
	counter('delivered'),
	counter('opened'),
	counter('undelivered'),
	counter('failed'),
	counter('canceled'),
	{name: 'created_at', read: ({createdAt}) => isoTime(createdAt), columns: 24},
	{name: 'updated_at', read: ({updatedAt}) => isoTime(updatedAt), columns: 24},
	given('recipients'),
	given('attempts'),
];

/** What a table shows of an operation unless other fields are named. */
export const OPERATION_TABLE_FIELDS = 'id,status,total,delivered,opened,undelivered,failed,created_at';

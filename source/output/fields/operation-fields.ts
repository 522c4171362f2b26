import type {Counter} from '../../core/operation/counters.ts';
import {boundedCount, countsAlone} from '../../core/operation/counts.ts';
import type {ListedOperation} from '../../core/operation/operation.ts';
import {type Field, isoTime} from './field.ts';

function counter(name: Counter): Field<ListedOperation> {
	return {
		name,
		meaning: `emails that are ${name}`,
		read: (operation) => boundedCount(countsAlone(operation), name),
		columns: 11,
	};
}

function given(name: 'total' | 'recipients' | 'attempts', meaning: string): Field<ListedOperation> {
	return {name, meaning, read: ({stats}) => stats[name], columns: 11};
}

/**
 * Every field of an operation's record, in the order they are written. The counters say where each email stands now, as the
 * screen does: an opened email is counted as opened only, whichever way the server counts.
 */
export const OPERATION_FIELDS: readonly Field<ListedOperation>[] = [
	{name: 'id', meaning: 'id of the operation', read: ({id}) => id, columns: 42},
	{name: 'status', meaning: 'how far it is', read: ({status}) => status, columns: 10},
	given('total', 'emails created so far'),
	counter('scheduled'),
	counter('queued'),
	counter('sent'),
	counter('delivered'),
	counter('opened'),
	counter('undelivered'),
	counter('failed'),
	counter('canceled'),
	{name: 'created_at', meaning: 'when it was created', read: ({createdAt}) => isoTime(createdAt), columns: 24},
	{name: 'updated_at', meaning: 'when it last changed', read: ({updatedAt}) => isoTime(updatedAt), columns: 24},
	given('recipients', 'emails that were asked for'),
	given('attempts', 'attempts to process it'),
];

/** What a table shows of an operation unless other fields are named. */
export const OPERATION_TABLE_FIELDS = 'id,status,total,delivered,opened,undelivered,failed,created_at';

import type {Counter} from '../../core/operation/counters.ts';
import {boundedCount, countsAlone} from '../../core/operation/counts.ts';
import type {ListedOperation} from '../../core/operation/operation.ts';
import {OPERATION_STATUSES} from '../../core/operation/status.ts';
import {type Field, isoTime, longestOf} from './field.ts';
import {TIME} from './narrowing.ts';

/** What a table keeps longest. */
const TROUBLE: readonly Counter[] = ['undelivered', 'failed'];

/** A field with the counter of one status. */
function counter(name: Counter): Field<ListedOperation> {
	const read = (operation: ListedOperation) => boundedCount(countsAlone(operation), name);
	return {name, meaning: `emails that are ${name}`, read, isWhole: true, rank: TROUBLE.includes(name) ? 1 : 3};
}

function given(name: 'total' | 'recipients' | 'attempts', meaning: string): Field<ListedOperation> {
	return {name, meaning, read: ({stats}) => stats[name], isWhole: true, rank: 2};
}

/**
 * Every field of an operation's record, in the order they are written. The counters say where each email stands now, as the
 * screen does: an opened email is counted as opened only, whichever way the server counts.
 */
export const OPERATION_FIELDS: readonly Field<ListedOperation>[] = [
	{name: 'id', meaning: 'id of the operation', read: ({id}) => id, isWhole: true},
	{
		name: 'status',
		meaning: 'status of the operation',
		read: ({status}) => status,
		isWhole: true,
		reserved: longestOf(OPERATION_STATUSES),
	},
	given('total', 'emails created so far'),
	counter('scheduled'),
	counter('queued'),
	counter('sent'),
	counter('delivered'),
	counter('opened'),
	counter('undelivered'),
	counter('failed'),
	counter('canceled'),
	{
		name: 'created_at',
		meaning: 'when it was created',
		read: ({createdAt}) => isoTime(createdAt),
		narrowing: TIME,
		rank: 4,
	},
	{
		name: 'updated_at',
		meaning: 'when it last changed',
		read: ({updatedAt}) => isoTime(updatedAt),
		narrowing: TIME,
		rank: 4,
	},
	given('recipients', 'emails that were requested'),
	given('attempts', 'attempts to process it'),
];

/** What a table shows of an operation unless other fields are named. */
export const OPERATION_TABLE_FIELDS = 'id,status,total,delivered,opened,undelivered,failed,created_at';

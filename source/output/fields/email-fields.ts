import type {ExplainedEmail} from '../../core/emails/failure.ts';
import {EMAIL_STATUSES} from '../../core/operation/status.ts';
import {type Field, isoTime, longestOf} from './field.ts';

/**
 * Every field of an email's record, in the order they are written. Several recipients are one text, apart by `, `. For others'
 * eyes, mask the emails first (`maskEmail`, core/emails/mask.ts).
 */
export const EMAIL_FIELDS: readonly Field<ExplainedEmail>[] = [
	{name: 'id', read: ({id}) => id, isWhole: true},
	{name: 'status', read: ({status}) => status, isWhole: true, reserved: longestOf(EMAIL_STATUSES)},
	{name: 'to', read: ({to}) => ({texts: to.map(({address}) => address)}), columns: 30},
	{
		name: 'to_name',
		read: ({to}) => ({texts: to.flatMap(({name}) => (name === undefined ? [] : [name]))}),
		columns: 20,
	},
	{name: 'from', read: ({from}) => from?.address, columns: 30},
	{name: 'from_name', read: ({from}) => from?.name, columns: 20},
	{name: 'subject', read: ({subject}) => subject, columns: 40},
	{name: 'tags', read: ({tags}) => ({tags}), columns: 30},
	{name: 'created_at', read: ({createdAt}) => isoTime(createdAt), columns: 24},
	{name: 'updated_at', read: ({updatedAt}) => isoTime(updatedAt), columns: 24},
	{name: 'operation_id', read: ({operationId}) => operationId, isWhole: true},
	{name: 'scheduled_for', read: ({scheduledFor}) => isoTime(scheduledFor), columns: 24},
	{name: 'deleted_at', read: ({deletedAt}) => isoTime(deletedAt), columns: 24},
	{name: 'related', read: ({related}) => ({texts: related ?? []}), isWhole: true},
	{name: 'reason_code', read: ({reason}) => reason?.code, isWhole: true},
	{name: 'reason', read: ({reason}) => reason?.message, columns: 40},
];

/** The fields that tell why an email failed. */
export const REASON_FIELDS: readonly string[] = ['reason_code', 'reason'];

/** What a table shows of an email unless other fields are named. */
export const EMAIL_TABLE_FIELDS = 'status,to,subject,updated_at';

import type {ExplainedEmail} from '../../core/emails/failure.ts';
import {EMAIL_STATUSES} from '../../core/operation/status.ts';
import {type Field, isoTime, longestOf} from './field.ts';
import {ADDRESS, TIME} from './narrowing.ts';

/**
 * Every field of an email's record, in the order they are written. Several recipients are one text, separated by `, `. For
 * others' eyes, mask the emails first (`maskEmail`, core/emails/mask.ts).
 */
export const EMAIL_FIELDS: readonly Field<ExplainedEmail>[] = [
	{name: 'id', meaning: 'id of the email', read: ({id}) => id, isWhole: true},
	{
		name: 'status',
		meaning: 'status of the email',
		read: ({status}) => status,
		isWhole: true,
		reserved: longestOf(EMAIL_STATUSES),
	},
	{
		name: 'to',
		meaning: "recipients' addresses",
		read: ({to}) => ({texts: to.map(({address}) => address)}),
		columns: 30,
		narrowing: ADDRESS,
	},
	{
		name: 'to_name',
		meaning: "recipients' names",
		read: ({to}) => ({texts: to.flatMap(({name}) => (name === undefined ? [] : [name]))}),
		columns: 20,
	},
	{name: 'from', meaning: "sender's address", read: ({from}) => from?.address, columns: 30, narrowing: ADDRESS},
	{name: 'from_name', meaning: "sender's name", read: ({from}) => from?.name, columns: 20},
	{name: 'subject', meaning: 'subject', read: ({subject}) => subject, columns: 40, rank: 1},
	{name: 'tags', meaning: 'tags', read: ({tags}) => ({tags}), columns: 30},
	{name: 'created_at', meaning: 'when it was created', read: ({createdAt}) => isoTime(createdAt), narrowing: TIME},
	{
		name: 'updated_at',
		meaning: 'when it last changed',
		read: ({updatedAt}) => isoTime(updatedAt),
		narrowing: TIME,
		rank: 2,
	},
	{name: 'operation_id', meaning: 'id of its operation', read: ({operationId}) => operationId, isWhole: true},
	{
		name: 'scheduled_for',
		meaning: 'when it is to be sent',
		read: ({scheduledFor}) => isoTime(scheduledFor),
		narrowing: TIME,
	},
	{name: 'deleted_at', meaning: 'when it was deleted', read: ({deletedAt}) => isoTime(deletedAt), narrowing: TIME},
	{
		name: 'related',
		meaning: 'resources that belong to it',
		read: ({related}) => ({texts: related ?? []}),
		isWhole: true,
	},
	{name: 'reason_code', meaning: 'error code of the failure', read: ({reason}) => reason?.code, isWhole: true},
	{name: 'reason', meaning: 'why it failed', read: ({reason}) => reason?.message, columns: 40},
];

/** The fields that tell why an email failed. */
export const REASON_FIELDS: readonly string[] = ['reason_code', 'reason'];

/** What a table shows of an email unless other fields are named. */
export const EMAIL_TABLE_FIELDS = 'status,to,subject,updated_at';

import type {Email, Mailbox} from '../core/email.ts';
import {type Untrusted, untrusted} from '../core/text.ts';
import {type Field, isoTime} from './fields.ts';

/** Hides who an email went to: gives what stands in place of an address. */
export type Mask = (address: string) => string;

function namesOf(mailboxes: readonly Mailbox[]): readonly Untrusted[] {
	return mailboxes.flatMap(({name}) => (name === undefined ? [] : [name]));
}

/**
 * Every field of an email's record, in the order they are written. With a mask, recipients are masked and their names left
 * out. Several recipients are one text, apart by `, `.
 */
export function emailFields(mask?: Mask): readonly Field<Email>[] {
	const shown = ({address}: Mailbox) => (mask === undefined ? address : untrusted(mask(address.raw)));
	return [
		{name: 'id', read: ({id}) => id, columns: 38},
		{name: 'status', read: ({status}) => status, columns: 11},
		{name: 'to', read: ({to}) => ({texts: to.map(shown)}), columns: 30},
		{name: 'to_name', read: ({to}) => ({texts: mask === undefined ? namesOf(to) : []}), columns: 20},
		{name: 'from', read: ({from}) => from?.address, columns: 30},
		{name: 'from_name', read: ({from}) => from?.name, columns: 20},
		{name: 'subject', read: ({subject}) => subject, columns: 40},
		{name: 'tags', read: ({tags}) => ({tags}), columns: 30},
		{name: 'created_at', read: ({createdAt}) => isoTime(createdAt), columns: 24},
		{name: 'updated_at', read: ({updatedAt}) => isoTime(updatedAt), columns: 24},
		{name: 'operation_id', read: ({operationId}) => operationId, columns: 42},
	];
}

/** What a table shows of an email unless other fields are named. */
export const EMAIL_TABLE_FIELDS = 'status,to,subject,updated_at';

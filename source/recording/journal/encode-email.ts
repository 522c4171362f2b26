import {compact} from '../../core/compact.ts';
import type {Email, Mailbox} from '../../core/emails/email.ts';
import {isSameEmail} from './same.ts';
import type {MovedEmail, WireEmail} from './schema.ts';

/** The whole email, or only its status where nothing else has changed. */
export function encodeEmail(before: Email | undefined, email: Email): WireEmail | MovedEmail {
	const {id, status, updatedAt} = email;
	const hasOnlyMoved =
		before !== undefined && updatedAt !== undefined && isSameEmail({...before, status, updatedAt}, email);
	return hasOnlyMoved ? {id: id.raw, status: status.raw, updatedAt} : encodeWhole(email);
}

function encodeWhole(email: Email): WireEmail {
	const {id, status, from, to, subject, tags, isSuspicious, scheduledFor, createdAt, updatedAt, deletedAt} = email;
	return compact({
		id: id.raw,
		status: status.raw,
		from: from === undefined ? undefined : encodeMailbox(from),
		to: to.map(encodeMailbox),
		subject: subject?.raw,
		tags: tags.map(({key, value}) => ({key: key.raw, value: value.raw})),
		isSuspicious,
		scheduledFor,
		createdAt,
		updatedAt,
		deletedAt,
	});
}

function encodeMailbox({address, name}: Mailbox): {address: string; name?: string} {
	return compact({address: address.raw, name: name?.raw});
}

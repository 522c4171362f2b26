import {type Untrusted, untrusted} from '../text/text.ts';

/** Every email status of Twilio's guide, in the order of an email's life. */
export const EMAIL_STATUSES = [
	'SCHEDULED',
	'QUEUED',
	'SENT',
	'DELIVERED',
	'OPENED',
	'UNDELIVERED',
	'FAILED',
	'CANCELED',
	'INBOUND',
] as const;

/** A status Twilio documents for an email. */
export type EmailStatus = (typeof EMAIL_STATUSES)[number];

/** Every operation status of Twilio's guide. */
export const OPERATION_STATUSES = ['SCHEDULED', 'PROCESSING', 'COMPLETED', 'CANCELED'] as const;

/** A status Twilio documents for an operation. */
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

const KNOWN = new Map<string, Untrusted>(
	[...EMAIL_STATUSES, ...OPERATION_STATUSES].map((name) => [name, untrusted(name)]),
);

/** A status as it came over the wire. New values may appear: an unknown one is shown as it is, never refused. */
export function statusText(name: string): Untrusted {
	return KNOWN.get(name) ?? untrusted(name);
}

/** Whether the text is a status Twilio documents for an email. */
export function isEmailStatus(name: string): name is EmailStatus {
	return (EMAIL_STATUSES as readonly string[]).includes(name);
}

/** What a status means to the one who watches: the theme gives each meaning its glyph and colour. */
export type StatusMeaning =
	| 'waiting'
	| 'moving'
	| 'good'
	| 'opened'
	| 'bounced'
	| 'failed'
	| 'stopped'
	| 'received'
	| 'unknown';

const MEANINGS: Readonly<Record<string, StatusMeaning>> = {
	SCHEDULED: 'waiting',
	QUEUED: 'waiting',
	PROCESSING: 'moving',
	SENT: 'moving',
	DELIVERED: 'good',
	COMPLETED: 'good',
	OPENED: 'opened',
	UNDELIVERED: 'bounced',
	FAILED: 'failed',
	CANCELED: 'stopped',
	INBOUND: 'received',
};

/** The meaning of an email's or an operation's status; `unknown` for one that Twilio has not documented. */
export function meaningOf(status: string): StatusMeaning {
	return Object.hasOwn(MEANINGS, status) ? (MEANINGS[status] as StatusMeaning) : 'unknown';
}

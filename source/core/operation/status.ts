import {type Untrusted, untrusted} from '../text/text.ts';

/** Every email status in Twilio's guide, in the order in which an email passes them. */
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

/** A documented status of an email. */
export type EmailStatus = (typeof EMAIL_STATUSES)[number];

/** Every operation status in Twilio's guide. */
export const OPERATION_STATUSES = ['SCHEDULED', 'PROCESSING', 'COMPLETED', 'CANCELED'] as const;

/** A documented status of an operation. */
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

const KNOWN = new Map<string, Untrusted>(
	[...EMAIL_STATUSES, ...OPERATION_STATUSES].map((name) => [name, untrusted(name)]),
);

/** A status as the server sent it. An unknown one is shown as it is, never refused: new values may appear. */
export function statusText(name: string): Untrusted {
	return KNOWN.get(name) ?? untrusted(name);
}

/** Whether a text is a documented status of an email. */
export function isEmailStatus(name: string): name is EmailStatus {
	return (EMAIL_STATUSES as readonly string[]).includes(name);
}

/** What a status means to the user. The theme has a glyph and a colour for each meaning. */
export type StatusMeaning =
	| 'planned'
	| 'waiting'
	| 'moving'
	| 'good'
	| 'opened'
	| 'bounced'
	| 'failed'
	| 'stopped'
	| 'received'
	| 'unknown';

const MEANINGS: Readonly<Record<EmailStatus | OperationStatus, StatusMeaning>> = {
	SCHEDULED: 'planned',
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

/** The meaning of a status of an email or an operation; `unknown` for an undocumented one. */
export function meaningOf(status: string): StatusMeaning {
	return isDocumented(status) ? MEANINGS[status] : 'unknown';
}

function isDocumented(status: string): status is keyof typeof MEANINGS {
	return Object.hasOwn(MEANINGS, status);
}

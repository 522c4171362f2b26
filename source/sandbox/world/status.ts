/** The statuses of an email, as in the table of Twilio's guide "Operations and Email Tracking". */
export const EMAIL_STATUSES = [
	'SCHEDULED',
	'QUEUED',
	'SENT',
	'DELIVERED',
	'UNDELIVERED',
	'OPENED',
	'FAILED',
	'CANCELED',
	'INBOUND',
] as const;

/** Where an email is in its life. */
export type EmailStatus = (typeof EMAIL_STATUSES)[number];

/** The statuses of an operation, as in the same guide. */
export const OPERATION_STATUSES = ['SCHEDULED', 'PROCESSING', 'COMPLETED', 'CANCELED'] as const;

/** Where an operation is in its life. */
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

/** How many emails are in each status at one moment. */
export type Tally = Record<EmailStatus, number>;

/** A tally of nothing. */
export function emptyTally(): Tally {
	return {
		SCHEDULED: 0,
		QUEUED: 0,
		SENT: 0,
		DELIVERED: 0,
		UNDELIVERED: 0,
		OPENED: 0,
		FAILED: 0,
		CANCELED: 0,
		INBOUND: 0,
	};
}

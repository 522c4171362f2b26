/** The statuses of an email (guide, "Email status values"). */
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

/** The status of an email. */
export type EmailStatus = (typeof EMAIL_STATUSES)[number];

/** The statuses of an operation (guide, "Operation status values"). */
export const OPERATION_STATUSES = ['SCHEDULED', 'PROCESSING', 'COMPLETED', 'CANCELED'] as const;

/** The status of an operation. */
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

/** How many emails have each status at one time. */
export type StatusCounts = Record<EmailStatus, number>;

/** Returns counts of zero. */
export function zeroCounts(): StatusCounts {
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

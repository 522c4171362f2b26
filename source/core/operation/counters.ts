/** The counters that each stand for a status of emails. What has ended comes first, so that a bar of them grows as the percentage does. */
export const COUNTERS = [
	'delivered',
	'opened',
	'undelivered',
	'failed',
	'canceled',
	'sent',
	'queued',
	'scheduled',
] as const;

/** The name of one counter. */
export type Counter = (typeof COUNTERS)[number];

/** The counters of emails that have ended. */
export const ENDED: readonly Counter[] = ['delivered', 'opened', 'undelivered', 'failed', 'canceled'];

/** The counters of failures: FAILED and UNDELIVERED. */
export const FAILURES: readonly Counter[] = ['undelivered', 'failed'];

/** The counters of emails that may still move. */
export const UNDER_WAY: readonly Counter[] = ['scheduled', 'queued', 'sent'];

import type {Email} from './email.ts';

/** Whether the email will not arrive: FAILED or UNDELIVERED. */
export function isFailure({status}: Email): boolean {
	return status.raw === 'FAILED' || status.raw === 'UNDELIVERED';
}

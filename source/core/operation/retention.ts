import {duration} from '../text/format.ts';
import {type SafeText, say} from '../text/text.ts';
import type {Operation} from './operation.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SAID_FROM_MS = 3 * DAY_MS;
/** Clocks may differ by so much. */
const MOST_SKEW_MS = 60_000;

/** How many days Twilio keeps an operation and its emails after their creation (API overview, retention). */
export const RETENTION_DAYS = 7;

/** The retention in ms. */
export const RETENTION_MS = RETENTION_DAYS * DAY_MS;

/** How long Twilio still keeps the operation and its emails; undefined while more than three days are left. */
export function retentionText(operation: Operation | undefined, now: number): SafeText | undefined {
	if (operation?.createdAt === undefined) return undefined;
	const left = operation.createdAt + RETENTION_MS - now;
	if (left >= SAID_FROM_MS) return undefined;
	if (left <= 0) return say`older than the ${RETENTION_DAYS} days that Twilio keeps`;
	return say`Twilio forgets this in ${left < HOUR_MS ? duration(left) : duration(Math.floor(left / HOUR_MS) * HOUR_MS)}`;
}

/** Since when (epoch ms) Twilio keeps sends, by the server's clock, where one that counts from `since` is so far ahead that it would miss some. */
export function weekByServer(since: number, answeredAt: number | undefined): number | undefined {
	if (answeredAt === undefined || since <= answeredAt - RETENTION_MS + MOST_SKEW_MS) return undefined;
	return answeredAt - RETENTION_MS;
}

import {type EmailRef, type Operation, stateOf} from '../../world/operation.ts';
import type {EmailStatus} from '../../world/status.ts';
import {deletedAt} from './fields.ts';
import type {Format} from './format.ts';

/** An email as it was written, and all that may change of it. */
type Written = {
	readonly text: string;
	readonly status: EmailStatus;
	readonly sinceMs: number;
	readonly deleted: number | undefined;
};

const MOST_KEPT = 2000;

/**
 * Makes what writes emails as JSON. It keeps the latest 2,000, as a client that watches asks for the same ones again and again, and most have not
 * changed.
 */
export function createEmailTexts({email: format}: Format): (email: EmailRef, now: number) => string {
	let kept = new WeakMap<Operation, Map<number, Written>>();
	let count = 0;

	function keep({operation, index}: EmailRef, written: Written): void {
		if (count >= MOST_KEPT) {
			kept = new WeakMap();
			count = 0;
		}
		const emails = kept.get(operation) ?? new Map<number, Written>();
		kept.set(operation, emails.set(index, written));
		count += 1;
	}

	return (email, now) => {
		const {status, sinceMs} = stateOf(email, now);
		const deleted = deletedAt(email);
		const before = kept.get(email.operation)?.get(email.index);
		if (before?.status === status && before.sinceMs === sinceMs && before.deleted === deleted) return before.text;
		const text = JSON.stringify(format(email, now));
		if (!email.operation.messages.isHeavy) keep(email, {text, status, sinceMs, deleted});
		return text;
	};
}

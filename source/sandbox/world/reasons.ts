import type {EmailRef, Reason} from './operation.ts';
import {mix} from './random.ts';

/** Why an email failed, should it fail. */
export function reasonOf({operation, index}: EmailRef): Reason {
	const {reasons, seed} = operation;
	return reasons[mix(seed, index) % reasons.length] ?? reasons[0];
}

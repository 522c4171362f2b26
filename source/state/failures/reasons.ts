import {type Reason, type ReasonsByEmail, type ReasonText, sortReasons} from '../../core/emails/failure.ts';
import {reasonId} from '../../core/emails/failure-groups.ts';
import type {Problem} from '../../core/network/problem.ts';

/** Why emails failed, and what the server says of the operation as a whole. */
export type Reasons = {
	readonly byEmail: ReasonsByEmail;
	readonly ofOperation: readonly ReasonText[];
	/** Why the last read could not get them. */
	readonly missing?: Problem;
	/** Why the server refused them: they are not requested again until the user asks. Most servers have none (404). */
	readonly refusal?: Problem;
};

/** Nothing known. */
export const NO_REASONS: Reasons = {byEmail: new Map(), ofOperation: []};

/** The reasons with those of another page. Known reasons stay. */
export function addReasons({missing: _, ...reasons}: Reasons, page: readonly Reason[]): Reasons {
	const {byEmail, ofOperation} = sortReasons(page);
	const known = new Set(reasons.ofOperation.map(reasonId));
	const added = ofOperation.filter((reason) => !known.has(reasonId(reason)));
	return {
		...reasons,
		...(byEmail.size === 0 ? {} : {byEmail: new Map([...reasons.byEmail, ...byEmail])}),
		...(added.length === 0 ? {} : {ofOperation: [...reasons.ofOperation, ...added]}),
	};
}

/** The user asked for a retry. */
export function clearReasonsRefusal({refusal: _, ...reasons}: Reasons): Reasons {
	return reasons;
}

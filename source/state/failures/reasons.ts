import {type Reason, type ReasonsByEmail, type ReasonText, sortReasons} from '../../core/emails/failure.ts';
import {isRefusal, type Problem} from '../../core/network/problem.ts';
import type {Handlers} from '../watch/handlers.ts';

/** Why emails failed, and what the server says of the operation as a whole; `isWanted` while the reasons have to be asked for. */
export type Reasons = {
	readonly byEmail: ReasonsByEmail;
	readonly ofOperation: readonly ReasonText[];
	readonly isWanted: boolean;
	/** Why the server refused them: they are not asked for again before the user asks. */
	readonly refusal?: Problem;
};

/** Nothing known, nothing asked. */
export const NO_REASONS: Reasons = {byEmail: new Map(), ofOperation: [], isWanted: false};

/** How the request for the reasons ended. */
export type ReasonsEvent =
	| {readonly type: 'received-reasons'; readonly reasons: readonly Reason[]}
	| {readonly type: 'failed-reasons'; readonly problem: Problem};

/** What each of these events does to the reasons. */
export const REASONS_HANDLERS: Handlers<Reasons, ReasonsEvent> = {
	'received-reasons': (_, {reasons}) => ({
		...sortReasons(reasons),
		isWanted: false,
	}),
	'failed-reasons': (reasons, {problem}) => ({
		...reasons,
		isWanted: false,
		...(isRefusal(problem) ? {refusal: problem} : {}),
	}),
};

/** The reasons are needed: they are asked for, unless the server refused them. */
export function wantReasons(reasons: Reasons): Reasons {
	return reasons.refusal === undefined ? {...reasons, isWanted: true} : reasons;
}

/** The user asked to try again. */
export function clearReasonsRefusal({refusal: _, ...reasons}: Reasons): Reasons {
	return reasons;
}

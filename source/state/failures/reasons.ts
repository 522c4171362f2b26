import type {Reason} from '../../core/emails/failure.ts';
import type {Handlers} from '../watch/handlers.ts';

/** Why emails failed, by the id of the email; `isWanted` while the reasons have to be asked for. */
export type Reasons = {readonly byEmail: ReadonlyMap<string, Reason>; readonly isWanted: boolean};

/** Nothing known, nothing asked. */
export const NO_REASONS: Reasons = {byEmail: new Map(), isWanted: false};

/** How the request for the reasons ended. */
export type ReasonsEvent =
	| {readonly type: 'received-reasons'; readonly reasons: readonly Reason[]}
	| {readonly type: 'failed-reasons'};

/** What each of these events does to the reasons. */
export const REASONS_HANDLERS: Handlers<Reasons, ReasonsEvent> = {
	'received-reasons': (_, {reasons}) => ({
		byEmail: new Map(reasons.map((reason) => [reason.emailId, reason])),
		isWanted: false,
	}),
	'failed-reasons': (reasons) => ({...reasons, isWanted: false}),
};

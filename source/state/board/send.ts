import type {Email, Tag} from '../../core/emails/email.ts';
import type {TagFilter} from '../../core/emails/tags.ts';
import type {Problem} from '../../core/network/problem.ts';
import {idTimestamp, type OperationId} from '../../core/operation/ids.ts';
import type {Operation} from '../../core/operation/operation.ts';
import type {GivenTerms} from '../../core/operation/terms.ts';
import type {Untrusted} from '../../core/text/text.ts';
import {NOTHING_KNOWN, receiveOperation, type Watch} from '../watch/operation.ts';
import {type Badge, sendBadgeOf} from '../watch/select/send/badge.ts';
import {hasEnded} from '../watch/select/send/ending.ts';

/** The name of a send: the subject and the tags of its first email. */
export type SendName = {readonly subject?: Untrusted; readonly tags: readonly Tag[]};

/** The name of a send whose first email this is. */
export function nameOfSend({subject, tags}: Email): SendName {
	return {...(subject === undefined ? {} : {subject}), tags};
}

/** Whether the name has all of these tags. */
export function hasTags(name: SendName | undefined, filter: TagFilter): boolean {
	return filter.every((pair) => name?.tags.some(({key, value}) => key.raw === pair.key && value.raw === pair.value));
}

/** One send on the board. Times are epoch ms. */
export type Send = {
	readonly id: OperationId;
	/** What is known of it, as in a watch. */
	readonly watch: Watch;
	/** When the board first heard of it. */
	readonly seenAt: number;
	/** It was named on the command line. */
	readonly isNamed: boolean;
	/** The account's list has it; else it is fetched on its own. */
	readonly isListed: boolean;
	readonly badge: Badge;
	readonly isUnderWay: boolean;
	/** Absent until its first email has been read; without a subject and tags where it has none. */
	readonly name?: SendName;
	/** The name as it was read, while addresses in it are hidden. */
	readonly rawName?: SendName;
	/** Why it could not be fetched. */
	readonly problem?: Problem;
};

/** How the sends of a board are judged. */
export type SendTerms = GivenTerms & {readonly stallAfterMs: number};

/** A send of which nothing is known yet. */
export function newSend(id: OperationId, at: number, isNamed: boolean): Send {
	return {id, watch: NOTHING_KNOWN, seenAt: at, isNamed, isListed: false, badge: 'unknown', isUnderWay: true};
}

/** The send after an answer about it. One that has ended and not changed stays what it was: there is nothing to sample, nor to draw. */
export function receiveSend(send: Send, operation: Operation, at: number, terms: SendTerms): Send {
	const {problem, ...rest} = send;
	const isSame = !send.isUnderWay && isSameAnswer(send.watch.operation, operation);
	if (isSame) return judged(problem === undefined ? send : rest, at, terms);
	return judged({...rest, watch: receiveOperation(send.watch, operation, at)}, at, terms);
}

/** The send, and whether the account's list has it. */
export function listedAs(isListed: boolean, send: Send): Send {
	return send.isListed === isListed ? send : {...send, isListed};
}

/** The send after it could not be fetched. One that the server does not have is not under way. */
export function failed(send: Send, problem: Problem): Send {
	const isNothing = problem.kind === 'absent' && send.watch.operation === undefined;
	return {...send, problem, ...(isNothing ? {isUnderWay: false} : {})};
}

/** The state of the send at a moment: time alone can make it stall or end. */
export function judged(send: Send, at: number, terms: SendTerms): Send {
	const {watch, seenAt} = send;
	if (watch.operation === undefined) return send;
	const {stallAfterMs, ...given} = terms;
	// The first line of the board says how old it is; that is not news of each send.
	const facts = {watch, stallAfterMs, terms: given, startedAt: seenAt, intervalMs: Number.POSITIVE_INFINITY};
	const badge = sendBadgeOf(facts, at);
	const isUnderWay = !hasEnded(watch, at);
	return badge === send.badge && isUnderWay === send.isUnderWay ? send : {...send, badge, isUnderWay};
}

/** When a send was created (epoch ms): by the server, else by its id. */
export function createdAtOf({watch, id}: Send): number {
	return watch.operation?.createdAt ?? idTimestamp(id);
}

function isSameAnswer(before: Operation | undefined, after: Operation): boolean {
	return before?.status.raw === after.status.raw && JSON.stringify(before.stats) === JSON.stringify(after.stats);
}

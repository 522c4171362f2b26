import type {Account} from './account.ts';
import {countsOf, type EmailRef, type Operation, operationStatus, stateOf} from './operation.ts';
import type {EmailStatus, OperationStatus} from './status.ts';
import {hasTags, type TagPair} from './tags.ts';

/** A range of times of creation, in epoch ms, both ends included. */
type CreatedRange = {readonly startMs?: number | undefined; readonly endMs?: number | undefined};

/** The filters of a list of emails (API reference, `GET /Emails`). */
export type EmailFilters = CreatedRange & {
	readonly operationId?: string | undefined;
	readonly status?: EmailStatus | undefined;
	readonly tags?: readonly TagPair[] | undefined;
};

/** The filters of a list of operations (API reference, `GET /Emails/Operations`). */
export type OperationFilters = CreatedRange & {readonly status?: OperationStatus | undefined};

/** Where a page begins: an operation by its time of creation in epoch ms, and the index of an email. */
export type Position = {readonly createdAt: number; readonly index: number};

/** A page, and where the next one begins. */
export type Page<T> = {readonly items: readonly T[]; readonly next: Position | undefined};

/** Which page of a list to return; `now` in epoch ms. */
export type PageRequest = {readonly from: Position | undefined; readonly size: number; readonly now: number};

/** How many emails one request examines. Beyond it the page comes short, with a next token, as Twilio's API allows. */
const MAX_EXAMINED = 30_000;

/** Lists the emails that match the filters: newest operation first, within it in the order of the recipients. */
export function listEmails(account: Account, filters: EmailFilters, request: PageRequest): Page<EmailRef> {
	const items: EmailRef[] = [];
	let examined = 0;
	for (const email of candidates(account, filters, request)) {
		examined += 1;
		const isMatch = matches(email, filters, request.now);
		if ((isMatch && items.length === request.size) || examined > MAX_EXAMINED) {
			return {items, next: {createdAt: email.operation.createdAt, index: email.index}};
		}
		if (isMatch) items.push(email);
	}
	return {items, next: undefined};
}

/** Lists the operations that match the filters, newest first. */
export function listOperations(account: Account, filters: OperationFilters, request: PageRequest): Page<Operation> {
	const {from, size, now} = request;
	const found = account
		.operations(now)
		.filter((operation) => operation.createdAt <= (from?.createdAt ?? Number.POSITIVE_INFINITY))
		.filter((operation) => wasCreatedIn(operation, filters))
		.filter((operation) => filters.status === undefined || operationStatus(operation, now) === filters.status);
	const beyond = found[size];
	return {
		items: found.slice(0, size),
		next: beyond === undefined ? undefined : {createdAt: beyond.createdAt, index: 0},
	};
}

function* candidates(account: Account, filters: EmailFilters, {from, now}: PageRequest): Generator<EmailRef> {
	for (const operation of account.operations(now)) {
		const isPast = from !== undefined && operation.createdAt > from.createdAt;
		if (isPast || !mayMatch(operation, filters, now)) continue;
		const first = operation.createdAt === from?.createdAt ? from.index : 0;
		const end = operation.timeline.createdCount(now - operation.createdAt);
		for (let index = first; index < end; index += 1) yield {operation, index};
	}
}

/** Rules out an operation as a whole, so that a list over a thousand of them examines only those that may have a match. */
function mayMatch(operation: Operation, filters: EmailFilters, now: number): boolean {
	const {operationId, status, tags = []} = filters;
	if (operationId !== undefined && operation.id !== operationId) return false;
	if (!wasCreatedIn(operation, filters)) return false;
	const {pairs} = operation.messages;
	if (pairs !== undefined && !tags.every(([key, value]) => pairs.has(`${key}:${value}`))) return false;
	return status === undefined || countsOf(operation, now)[status] > 0;
}

function matches(email: EmailRef, {status, tags}: EmailFilters, now: number): boolean {
	if (tags !== undefined && !hasTags(email.operation.messages.tagsOf(email.index), tags)) return false;
	return status === undefined || stateOf(email, now).status === status;
}

function wasCreatedIn({createdAt}: Operation, {startMs = 0, endMs = Number.POSITIVE_INFINITY}: CreatedRange): boolean {
	return createdAt >= startMs && createdAt <= endMs;
}

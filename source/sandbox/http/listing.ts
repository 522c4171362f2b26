import type {Account} from '../world/account.ts';
import {countsOf, type EmailRef, type Operation, operationStatus, tallyOf} from '../world/operation.ts';
import type {EmailStatus, OperationStatus} from '../world/status.ts';
import {hasTags, type TagPair} from '../world/tags.ts';

/** A stretch of time of creation, in epoch ms, both ends included. */
type Created = {readonly startMs?: number | undefined; readonly endMs?: number | undefined};

/** What a list of emails is narrowed to. */
export type EmailFilters = Created & {
	readonly operationId?: string | undefined;
	readonly status?: EmailStatus | undefined;
	readonly tags?: readonly TagPair[] | undefined;
};

/** What a list of operations is narrowed to. */
export type OperationFilters = Created & {readonly status?: OperationStatus | undefined};

/** Where a page begins: an operation by its time of creation in epoch ms, and the index of an email. */
export type Position = {readonly createdAt: number; readonly index: number};

/** A page, and where the next one begins. */
export type Page<T> = {readonly items: readonly T[]; readonly next: Position | undefined};

/** Which page of a list is wanted; the time in epoch ms. */
export type PageRequest = {readonly from: Position | undefined; readonly size: number; readonly now: number};

/** How many emails one request looks at; beyond it the page comes short, with a next token, as Twilio's API allows. */
const LOOKS_PER_PAGE = 30_000;

/** The emails that pass the filters: newest operation first, within it in the order of the recipients. */
export function listEmails(account: Account, filters: EmailFilters, request: PageRequest): Page<EmailRef> {
	const items: EmailRef[] = [];
	let looks = 0;
	for (const email of candidates(account, filters, request)) {
		looks += 1;
		const isMatch = passes(email, filters, request.now);
		if ((isMatch && items.length === request.size) || looks > LOOKS_PER_PAGE) {
			return {items, next: {createdAt: email.operation.createdAt, index: email.index}};
		}
		if (isMatch) items.push(email);
	}
	return {items, next: undefined};
}

/** The operations that pass the filters, newest first. */
export function listOperations(account: Account, filters: OperationFilters, request: PageRequest): Page<Operation> {
	const {from, size, now} = request;
	const found = account
		.operations(now)
		.filter((operation) => operation.createdAt <= (from?.createdAt ?? Number.POSITIVE_INFINITY))
		.filter((operation) => wasCreatedIn(operation, filters))
		.filter((operation) => filters.status === undefined || statusAt(operation, now) === filters.status);
	const beyond = found[size];
	return {items: found.slice(0, size), next: beyond && {createdAt: beyond.createdAt, index: 0}};
}

function* candidates(account: Account, filters: EmailFilters, {from, now}: PageRequest): Generator<EmailRef> {
	for (const operation of account.operations(now)) {
		const isPast = from !== undefined && operation.createdAt > from.createdAt;
		if (isPast || !mayHold(operation, filters, now)) continue;
		const first = operation.createdAt === from?.createdAt ? from.index : 0;
		for (let index = first; index < operation.life.total; index += 1) yield {operation, index};
	}
}

/** Rules out an operation as a whole, so that a list over a thousand of them looks only where it may find something. */
function mayHold(operation: Operation, filters: EmailFilters, now: number): boolean {
	const {operationId, status, tags = []} = filters;
	if (operationId !== undefined && operation.id !== operationId) return false;
	if (!wasCreatedIn(operation, filters)) return false;
	const {pairs} = operation.mail;
	if (pairs && !tags.every(([key, value]) => pairs.has(`${key}:${value}`))) return false;
	return status === undefined || tallyOf(operation, now)[status] > 0;
}

function passes(email: EmailRef, {status, tags}: EmailFilters, now: number): boolean {
	if (tags && !hasTags(email.operation.mail.tagsOf(email.index), tags)) return false;
	return status === undefined || countsOf(email, now).status === status;
}

function wasCreatedIn({createdAt}: Operation, {startMs = 0, endMs = Number.POSITIVE_INFINITY}: Created): boolean {
	return createdAt >= startMs && createdAt <= endMs;
}

function statusAt(operation: Operation, now: number): OperationStatus {
	return operationStatus(operation.life.total, tallyOf(operation, now));
}

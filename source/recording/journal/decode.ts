import * as v from 'valibot';
import {compact} from '../../core/compact.ts';
import type {Email, EmailPage, Mailbox} from '../../core/emails/email.ts';
import type {Reason} from '../../core/emails/failure.ts';
import type {FilterChange} from '../../core/emails/filter.ts';
import {isProblemKind, type Problem} from '../../core/network/problem.ts';
import {parseOperationId} from '../../core/operation/ids.ts';
import type {Operation} from '../../core/operation/operation.ts';
import {statusText} from '../../core/operation/status.ts';
import {safeLine, untrusted} from '../../core/text/text.ts';
import type {Event} from '../../state/watch/event.ts';
import type {WatchOptions} from '../../state/watch/new-watch.ts';
import {
	headerSchema,
	JOURNAL_VERSION,
	type MovedEmail,
	recordSchema,
	type WireChange,
	type WireEmail,
	type WireOperation,
	type WirePageContent,
	type WireProblem,
	type WireReason,
	type WireRecord,
} from './schema.ts';

/** The version line of a recording: how the watch was started, and what kind of recording it is. */
export type Header = {
	readonly options: WatchOptions;
	readonly isMasked: boolean;
	readonly isDemo: boolean;
	/** Where the operation is; absent in recordings of earlier versions, and of the demo. */
	readonly baseUrl?: string;
};

/** A line of a recording: what happened, and when (epoch ms). A record of an earlier version that has no effect any more has no event. */
export type Entry = {readonly at: number; readonly event?: Event};

/** Decodes the lines of a recording, in their order: it remembers earlier lines, because a record contains only what has changed. */
export type Decoder = {
	/** Undefined for a line that is not a record. */
	readonly decode: (line: string) => Entry | undefined;
};

/** Creates the decoder of one recording. */
export function createDecoder(): Decoder {
	let memory = createMemory();
	return {
		decode(line) {
			const value = parseJson(line);
			const header = decodeHeader(value);
			if (header !== undefined) {
				memory = createMemory();
				return {at: header.options.now, event: {type: 'restarted', options: header.options}};
			}
			const record = v.safeParse(recordSchema, value);
			if (!record.success) return undefined;
			const {at} = record.output;
			if (record.output.type === 'asked-page') return {at};
			const event = decodeRecord(record.output, memory);
			return event === undefined ? undefined : {event, at};
		},
	};
}

/** Decodes the version line of a recording; undefined for any other line. */
export function readHeader(line: string): Header | undefined {
	return decodeHeader(parseJson(line));
}

function parseJson(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

function decodeHeader(value: unknown): Header | undefined {
	const header = v.safeParse(headerSchema, value);
	if (!header.success) return undefined;
	const {version, at, intervalMs, pageSize, tags, statuses = [], domains = [], reasons = []} = header.output;
	const {since, until, graceMs, isListed} = header.output;
	const operationId = parseOperationId(header.output.operationId);
	if (operationId === undefined || version !== JOURNAL_VERSION) return undefined;
	const filter = compact({tags, statuses, domains, reasons, since, until});
	const options = compact({operationId, now: at, intervalMs, pageSize, filter, graceMs, isListed});
	const {isMasked, isDemo, baseUrl} = header.output;
	return {options, isMasked, isDemo: isDemo === true, ...(baseUrl === undefined ? {} : {baseUrl})};
}

type Memory = ReturnType<typeof createMemory>;

/** The operation, the emails and the pages as they were last decoded. */
function createMemory() {
	const emails = new Map<string, Email>();
	const orders = new Map<string, readonly string[]>();
	let operation: Operation | undefined;

	function update(record: WireEmail | MovedEmail): void {
		const before = emails.get(record.id);
		if ('to' in record) emails.set(record.id, decodeEmail(record));
		else if (before !== undefined) emails.set(record.id, compact({...before, ...moved(record)}));
	}

	return {
		operationAfter(record: WireOperation | undefined): Operation | undefined {
			operation = record === undefined ? operation : decodeOperation(record);
			return operation;
		},
		/** `list` names the list that the page belongs to. */
		pageAfter(list: string, {page, next, emails: changed, ids, ...rest}: Omit<WirePageContent, 'at'>): EmailPage {
			const key = `${list}/${page}`;
			changed.forEach(update);
			const order = ids ?? orders.get(key) ?? changed.map(({id}) => id);
			orders.set(key, order);
			const {brokenBy, unreadable, foreign} = rest;
			const listed = order.flatMap((id) => emails.get(id) ?? []);
			return compact({emails: listed, next: tokenOf(next), brokenBy, unreadable, foreign});
		},
	};
}

function decodeRecord(record: Exclude<WireRecord, {type: 'asked-page'}>, memory: Memory): Event | undefined {
	switch (record.type) {
		case 'received-operation': {
			const operation = memory.operationAfter(record.operation);
			return operation === undefined ? undefined : {type: record.type, at: record.at, operation};
		}
		case 'failed-operation':
			return {...record, problem: decodeProblem(record.problem)};
		case 'failed-page':
		case 'failed-refresh': {
			const {page, ...rest} = record;
			return compact({...rest, token: tokenOf(page ?? null), problem: decodeProblem(record.problem)});
		}
		case 'scheduled-poll':
			return {type: record.type, at: record.due};
		case 'asked-again':
		case 'released':
			return {type: record.type};
		case 'held-back': {
			const {type, until, isPause} = record;
			return {type, until, isPause, problem: decodeProblem(record.problem)};
		}
		case 'retries-later':
			return {type: record.type, at: record.due, problem: decodeProblem(record.problem)};
		case 'paced-refresh':
			return compact({type: record.type, generation: record.generation, pace: record.pace});
		case 'changed-filter':
			return {type: record.type, change: decodeChange(record.change)};
		case 'received-page':
		case 'refreshed-page': {
			const {type, at, generation, status} = record;
			const page = memory.pageAfter(`${generation}/${status}`, record);
			return compact({type, at, generation, status, token: tokenOf(record.page), page});
		}
		case 'received-failures': {
			const {type, at, status} = record;
			const page = memory.pageAfter(`failures/${status}`, record);
			return {type, at, status, token: tokenOf(record.page), page};
		}
		case 'failed-failures': {
			const {page, ...rest} = record;
			return {...rest, token: tokenOf(page), problem: decodeProblem(record.problem)};
		}
		case 'received-reasons': {
			const {type, at, page, next, reasons} = record;
			return {type, at, token: tokenOf(page), page: {reasons: reasons.map(decodeReason), next: tokenOf(next)}};
		}
		case 'failed-reasons':
			return compact({...record, problem: decodeProblem(record.problem)});
		case 'failed-domains':
			return {type: record.type, problem: decodeProblem(record.problem)};
		case 'found-failures': {
			const {type, at, since} = record;
			return {type, at, since, emails: memory.pageAfter('failures', record).emails};
		}
		case 'received-domains':
			return compact({...record, figures: record.figures.map((one) => compact(one))});
		case 'asked-operation':
			return record;
	}
}

function decodeReason({emailId, code, message}: WireReason): Reason {
	const readable = typeof code === 'string' ? untrusted(code) : code;
	return compact({emailId, code: readable, message: untrusted(message)});
}

function decodeChange(change: WireChange): FilterChange {
	if (change.part === 'domain') return {part: 'domains', domains: change.domain === undefined ? [] : [change.domain]};
	return change.part === 'dates' ? {part: change.part, range: compact(change.range)} : change;
}

/** The token of a page, which has only a number in a recording. */
function tokenOf(page: number | null): string | null {
	return page === null ? null : `page-${page}`;
}

function moved({status, updatedAt}: MovedEmail): Pick<Email, 'status' | 'updatedAt'> {
	return compact({status: statusText(status), updatedAt});
}

function decodeOperation({status, stats, answeredAt, createdAt, updatedAt}: WireOperation): Operation {
	return compact({status: statusText(status), stats: compact(stats), answeredAt, createdAt, updatedAt});
}

function decodeProblem({kind, sentence, inShort, details, retryAfterMs, isOffline}: WireProblem): Problem {
	return compact({
		kind: isProblemKind(kind) ? kind : 'unreachable',
		sentence: safeLine(sentence),
		inShort: inShort?.map(safeLine),
		details: details?.map(safeLine),
		retryAfterMs,
		isOffline,
	});
}

function decodeEmail({
	id,
	status,
	from,
	to,
	subject,
	tags,
	isSuspicious,
	scheduledFor,
	createdAt,
	updatedAt,
	deletedAt,
}: WireEmail): Email {
	return compact({
		id: untrusted(id),
		status: statusText(status),
		from: from === undefined ? undefined : decodeMailbox(from),
		to: to.map(decodeMailbox),
		subject: subject === undefined ? undefined : untrusted(subject),
		tags: tags.map(({key, value}) => ({key: untrusted(key), value: untrusted(value)})),
		isSuspicious,
		scheduledFor,
		createdAt,
		updatedAt,
		deletedAt,
	});
}

function decodeMailbox({address, name}: WireEmail['to'][number]): Mailbox {
	return compact({address: untrusted(address), name: name === undefined ? undefined : untrusted(name)});
}

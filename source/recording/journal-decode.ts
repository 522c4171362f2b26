import * as v from 'valibot';
import {compact} from '../core/compact.ts';
import type {Email, EmailPage, Mailbox} from '../core/emails/email.ts';
import type {FilterChange} from '../core/emails/filter.ts';
import type {Problem, ProblemKind} from '../core/network/problem.ts';
import {parseOperationId} from '../core/operation/ids.ts';
import type {Operation} from '../core/operation/operation.ts';
import {statusText} from '../core/operation/status.ts';
import {safeLine, untrusted} from '../core/text/text.ts';
import type {Beginning} from '../state/watch/begin.ts';
import type {Event} from '../state/watch/event.ts';
import {
	headerSchema,
	JOURNAL_VERSION,
	type MovedEmail,
	recordSchema,
	type WireChange,
	type WireEmail,
	type WireHeader,
	type WireOperation,
	type WirePage,
	type WireProblem,
	type WireRecord,
} from './journal-schema.ts';

/** What one line of a recording says: that a watch began, or what happened in it at a moment (epoch ms). */
export type Entry =
	| {readonly beginning: Beginning; readonly isMasked: boolean; readonly isDemo: boolean; readonly at: number}
	| {readonly event: Event; readonly at: number};

/** Reads the lines of one recording in their order. It remembers what it has read: a record holds only what changed. */
export type Decoder = {
	/** Undefined for a line that makes no sense. */
	readonly decode: (line: string) => Entry | undefined;
};

/** Makes the decoder of one recording. */
export function createDecoder(): Decoder {
	let memory = createMemory();
	return {
		decode(line) {
			const value = parseJson(line);
			const header = v.safeParse(headerSchema, value);
			if (header.success) {
				memory = createMemory();
				return decodeHeader(header.output);
			}
			const record = v.safeParse(recordSchema, value);
			const event = record.success ? decodeRecord(record.output, memory) : undefined;
			return event === undefined || !record.success ? undefined : {event, at: record.output.at};
		},
	};
}

function parseJson(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

function decodeHeader(header: WireHeader): Entry | undefined {
	const {version, at, intervalMs, pageSize, tags, statuses = [], domains = [], since, until} = header;
	const {graceMs, isListed, isMasked} = header;
	const operationId = parseOperationId(header.operationId);
	if (operationId === undefined || version !== JOURNAL_VERSION) return undefined;
	const filter = compact({tags, statuses, domains, since, until});
	const beginning = compact({operationId, now: at, intervalMs, pageSize, filter, graceMs, isListed});
	return {beginning, isMasked, isDemo: header.isDemo === true, at};
}

type Memory = ReturnType<typeof createMemory>;

/** The operation, the emails and the pages as they were last read. */
function createMemory() {
	const emails = new Map<string, Email>();
	const orders = new Map<string, readonly string[]>();
	let operation: Operation | undefined;

	function learn(news: WireEmail | MovedEmail): void {
		const before = emails.get(news.id);
		if ('to' in news) emails.set(news.id, decodeEmail(news));
		else if (before !== undefined) emails.set(news.id, compact({...before, ...moved(news)}));
	}

	return {
		operationAfter(news: WireOperation | undefined): Operation | undefined {
			operation = news === undefined ? operation : decodeOperation(news);
			return operation;
		},
		pageAfter({generation, status, page, next, emails: news, ids, pieces}: WirePage): EmailPage {
			const key = `${generation}/${status}/${page}`;
			news.forEach(learn);
			const order = ids ?? orders.get(key) ?? news.map(({id}) => id);
			orders.set(key, order);
			return compact({emails: order.flatMap((id) => emails.get(id) ?? []), next: tokenOf(next), pieces});
		},
	};
}

function decodeRecord(record: WireRecord, memory: Memory): Event | undefined {
	switch (record.type) {
		case 'received-operation': {
			const operation = memory.operationAfter(record.operation);
			return operation === undefined ? undefined : {type: record.type, at: record.at, operation};
		}
		case 'failed-operation':
			return {...record, problem: decodeProblem(record.problem)};
		case 'failed-page':
		case 'failed-refresh':
			return compact({...record, problem: decodeProblem(record.problem)});
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
		case 'changed-filter':
			return {type: record.type, change: decodeChange(record.change)};
		case 'received-page':
		case 'refreshed-page': {
			const {type, at, generation, status} = record;
			const page = memory.pageAfter(record);
			return compact({type, at, generation, status, token: tokenOf(record.page), page});
		}
		default:
			return record;
	}
}

function decodeChange(change: WireChange): FilterChange {
	if (change.part === 'domain') return {part: 'domains', domains: change.domain === undefined ? [] : [change.domain]};
	return change.part === 'dates' ? {part: change.part, range: compact(change.range)} : change;
}

/** In a recording pages have numbers; this stands in for the server's token. */
function tokenOf(page: number | null): string | null {
	return page === null ? null : `page-${page}`;
}

function moved({status, updatedAt}: MovedEmail): Pick<Email, 'status' | 'updatedAt'> {
	return compact({status: statusText(status), updatedAt});
}

function decodeOperation({status, stats, createdAt, updatedAt}: WireOperation): Operation {
	return compact({status: statusText(status), stats: compact(stats), createdAt, updatedAt});
}

const PROBLEM_KINDS: Readonly<Record<ProblemKind, true>> = {
	refused: true,
	absent: true,
	malformed: true,
	limited: true,
	broken: true,
	unreachable: true,
	heavy: true,
};

function decodeProblem({kind, sentence, retryAfterMs, isOffline}: WireProblem): Problem {
	const known = Object.hasOwn(PROBLEM_KINDS, kind) ? (kind as ProblemKind) : 'unreachable';
	return compact({kind: known, sentence: safeLine(sentence), retryAfterMs, isOffline});
}

function decodeEmail({id, status, from, to, subject, tags, isSuspicious, createdAt, updatedAt}: WireEmail): Email {
	return compact({
		id: untrusted(id),
		status: statusText(status),
		from: from === undefined ? undefined : decodeMailbox(from),
		to: to.map(decodeMailbox),
		subject: subject === undefined ? undefined : untrusted(subject),
		tags: tags.map(({key, value}) => ({key: untrusted(key), value: untrusted(value)})),
		isSuspicious,
		createdAt,
		updatedAt,
	});
}

function decodeMailbox({address, name}: WireEmail['to'][number]): Mailbox {
	return compact({address: untrusted(address), name: name === undefined ? undefined : untrusted(name)});
}

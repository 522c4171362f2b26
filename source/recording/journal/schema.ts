import * as v from 'valibot';
import {FAILURE_STATUSES} from '../../core/emails/filter.ts';
import {EMAIL_STATUSES} from '../../core/operation/status.ts';

/** The version of the format that is written, and the newest that can be read. */
export const JOURNAL_VERSION = 1;

const LAST_MOMENT = 8.64e15;
/** Epoch ms, in the range of a `Date`. */
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(LAST_MOMENT));
const counter = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Pages have numbers: the server's tokens are never recorded. */
const pageNumber = v.nullable(counter);

const tag = v.object({key: v.string(), value: v.string()});
const mailbox = v.object({address: v.string(), name: v.optional(v.string())});
const status = v.picklist(EMAIL_STATUSES);
const range = {since: v.optional(time), until: v.optional(time)};
const problem = v.object({
	kind: v.string(),
	sentence: v.string(),
	inShort: v.optional(v.array(v.string())),
	details: v.optional(v.array(v.string())),
	retryAfterMs: v.optional(counter),
	isUnreadable: v.optional(v.literal(true)),
	isOffline: v.optional(v.literal(true)),
});

const operation = v.object({
	status: v.string(),
	stats: v.object({
		total: v.optional(counter),
		recipients: v.optional(counter),
		attempts: v.optional(counter),
		queued: v.optional(counter),
		sent: v.optional(counter),
		scheduled: v.optional(counter),
		delivered: v.optional(counter),
		opened: v.optional(counter),
		undelivered: v.optional(counter),
		failed: v.optional(counter),
		canceled: v.optional(counter),
	}),
	answeredAt: v.optional(time),
	createdAt: v.optional(time),
	updatedAt: v.optional(time),
});

/** An email that is new to the recording, or of which more than the status has changed. */
const wholeEmail = v.object({
	id: v.string(),
	status: v.string(),
	from: v.optional(mailbox),
	to: v.array(mailbox),
	subject: v.optional(v.string()),
	tags: v.array(tag),
	isSuspicious: v.optional(v.literal(true)),
	scheduledFor: v.optional(time),
	createdAt: v.optional(time),
	updatedAt: v.optional(time),
	deletedAt: v.optional(time),
});

/** A known email whose status has changed. */
const movedEmail = v.object({id: v.string(), status: v.string(), updatedAt: v.optional(time)});

const pageContent = {
	at: time,
	page: pageNumber,
	next: pageNumber,
	/** Only what is new or has changed. */
	emails: v.array(v.union([wholeEmail, movedEmail])),
	/** The ids of all emails of the page; absent if they have not changed. */
	ids: v.optional(v.array(v.string())),
	/** Why no page follows, if the page does not say that it is the last. */
	brokenBy: v.optional(v.picklist(['missing-pagination', 'unreadable-token'])),
	/** How many of its items could not be read, and how many emails belong to another operation. */
	unreadable: v.optional(counter),
	foreign: v.optional(counter),
};

const page = {
	...pageContent,
	generation: counter,
	/** The status that the page is of, if several are listed. */
	status: v.optional(status),
};

const failureStatus = v.picklist(FAILURE_STATUSES);

const domainFigures = v.object({
	domain: v.string(),
	emails: counter,
	failures: counter,
	p50: v.optional(counter),
	p95: v.optional(counter),
});

/** Any line of a recording but the first: an event, and when it happened (`at`, epoch ms). */
export const recordSchema = v.variant('type', [
	v.object({type: v.literal('asked-operation'), at: time}),
	/** Without `operation` if it was the same as in the answer before. */
	v.object({type: v.literal('received-operation'), at: time, operation: v.optional(operation)}),
	v.object({type: v.literal('failed-operation'), at: time, problem}),
	v.object({type: v.literal('scheduled-poll'), at: time, due: time}),
	v.object({type: v.literal('asked-again'), at: time}),
	v.object({type: v.literal('held-back'), at: time, until: time, isPause: v.boolean(), problem}),
	v.object({type: v.literal('released'), at: time}),
	v.object({type: v.literal('retries-later'), at: time, due: time, problem}),
	/** Written by earlier versions. It has no effect any more. */
	v.object({type: v.literal('asked-page'), at: time}),
	v.object({type: v.literal('received-page'), ...page}),
	v.object({type: v.literal('refreshed-page'), ...page}),
	v.object({
		type: v.literal('failed-page'),
		at: time,
		generation: counter,
		status: v.optional(status),
		page: v.optional(pageNumber, null),
		problem,
		retryAt: time,
	}),
	v.object({
		type: v.literal('failed-refresh'),
		at: time,
		generation: counter,
		status: v.optional(status),
		page: v.optional(pageNumber, null),
		problem,
		retryAt: v.optional(time),
	}),
	/** When the next refresh was due, if the emails were too heavy for every poll. */
	v.object({
		type: v.literal('paced-refresh'),
		at: time,
		generation: counter,
		pace: v.optional(v.object({dueAt: time, everyMs: v.pipe(v.number(), v.minValue(0)), emails: counter})),
	}),
	v.object({type: v.literal('received-failures'), ...pageContent, status: failureStatus}),
	v.object({
		type: v.literal('failed-failures'),
		at: time,
		status: failureStatus,
		page: pageNumber,
		problem,
		retryAt: time,
	}),
	v.object({
		type: v.literal('received-reasons'),
		at: time,
		page: pageNumber,
		next: pageNumber,
		/** Only what is new or has changed. Without `emailId` it is the operation's. */
		reasons: v.array(
			v.object({
				emailId: v.optional(v.string()),
				code: v.optional(v.union([v.number(), v.string()])),
				message: v.string(),
			}),
		),
	}),
	v.object({type: v.literal('failed-reasons'), at: time, problem, retryAt: v.optional(time)}),
	/** What became of the emails to each domain, once the whole list was read. */
	v.object({type: v.literal('received-domains'), at: time, since: v.optional(time), figures: v.array(domainFigures)}),
	/** The failures that were in the whole list, read from `since` on. */
	v.object({type: v.literal('found-failures'), ...pageContent, since: time}),
	v.object({type: v.literal('failed-domains'), at: time, problem}),
	v.object({
		type: v.literal('changed-filter'),
		at: time,
		change: v.variant('part', [
			v.object({part: v.literal('tags'), tags: v.array(tag)}),
			v.object({part: v.literal('statuses'), statuses: v.array(status)}),
			v.object({part: v.literal('dates'), range: v.object(range)}),
			v.object({part: v.literal('domains'), domains: v.array(v.string())}),
			v.object({part: v.literal('reasons'), reasons: v.array(v.string())}),
			/** The form from when a list had one domain at most. */
			v.object({part: v.literal('domain'), domain: v.optional(v.string())}),
		]),
	}),
]);

/** The version line, the first of a recording: how the watch was started. */
export const headerSchema = v.object({
	sendwatch: v.literal('recording'),
	version: counter,
	operationId: v.string(),
	at: time,
	intervalMs: counter,
	pageSize: counter,
	tags: v.array(tag),
	statuses: v.optional(v.array(status), []),
	domains: v.optional(v.array(v.string()), []),
	reasons: v.optional(v.array(v.string()), []),
	...range,
	graceMs: v.optional(counter, 0),
	/** False if nobody looked at the emails themselves. */
	isListed: v.optional(v.boolean(), true),
	/** Whether the recipients were masked when they were recorded. */
	isMasked: v.boolean(),
	/** Whether it was the demo, which Twilio does not know. */
	isDemo: v.optional(v.literal(true)),
	/** Where the operation is: its id means nothing elsewhere. */
	baseUrl: v.optional(v.string()),
});

/** The version line of a recording in any version of the format. */
export const versionSchema = v.object({sendwatch: v.literal('recording'), version: counter});

export type WireChange = Extract<WireRecord, {type: 'changed-filter'}>['change'];
/** A record as it is written. */
export type WireRecord = v.InferInput<typeof recordSchema>;
export type WireHeader = v.InferInput<typeof headerSchema>;
export type WireOperation = v.InferInput<typeof operation>;
export type WireEmail = v.InferInput<typeof wholeEmail>;
export type MovedEmail = v.InferInput<typeof movedEmail>;
export type WireProblem = v.InferInput<typeof problem>;
export type WireReason = Extract<WireRecord, {type: 'received-reasons'}>['reasons'][number];
/** What a record of a page contains, for any list. */
export type WirePageContent = Omit<Extract<WireRecord, {type: 'received-failures'}>, 'type' | 'status'>;
export type WirePage = Extract<WireRecord, {type: 'received-page' | 'refreshed-page'}>;

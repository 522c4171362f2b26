import {domainOf, parseDomain} from '../../core/emails/domain.ts';
import {type ReasonKey, sortedStatuses} from '../../core/emails/filter.ts';
import {NONE_GIVEN, parseReasonKeys} from '../../core/emails/reason-filter.ts';
import {parseTagFilter, type TagFilter} from '../../core/emails/tags.ts';
import {UsageError} from '../../core/errors.ts';
import {
	EMAIL_STATUSES,
	type EmailStatus,
	isEmailStatus,
	OPERATION_STATUSES,
	type OperationStatus,
} from '../../core/operation/status.ts';
import type {Terms} from '../../core/operation/terms.ts';
import {formatThreshold, parseThreshold, type Threshold} from '../../core/operation/threshold.ts';
import {nearest} from '../../core/text/nearest.ts';
import {say, untrusted} from '../../core/text/text.ts';
import type {Given, OptionType} from './option.ts';
import {invalid, textIn} from './types.ts';

/** Tags that an email must have, all of them. */
export const tags: OptionType<TagFilter> = {
	label: '<key:value>',
	isRepeatable: true,
	read({texts, from}) {
		const typed = texts.join(', ');
		const parse = parseTagFilter(typed);
		if (parse.mistake === undefined) return parse.pairs;
		throw mistaken({text: typed, from}, parse.mistake);
	},
	format: (pairs) => pairs.map(({key, value}) => `${key}:${value}`).join(' '),
};

/** What other services call the statuses of an email. */
const EMAIL_SYNONYMS: Readonly<Record<string, EmailStatus>> = {
	BOUNCE: 'UNDELIVERED',
	BOUNCED: 'UNDELIVERED',
	DROPPED: 'FAILED',
	ERROR: 'FAILED',
	PENDING: 'QUEUED',
	READ: 'OPENED',
	RECEIVED: 'INBOUND',
	REJECTED: 'FAILED',
};

/** What other services call the statuses of a send. */
const OPERATION_SYNONYMS: Readonly<Record<string, OperationStatus>> = {
	ACTIVE: 'PROCESSING',
	DONE: 'COMPLETED',
	FINISHED: 'COMPLETED',
	RUNNING: 'PROCESSING',
	SENDING: 'PROCESSING',
};

/** The statuses of an email, as completion describes them. */
const EMAIL_MEANINGS: Readonly<Record<EmailStatus, string>> = {
	SCHEDULED: 'waiting for its scheduled time',
	QUEUED: 'waiting to be sent',
	SENT: 'on its way',
	DELIVERED: 'accepted by the mail server',
	OPENED: 'opened by a recipient',
	UNDELIVERED: 'sent, but not delivered',
	FAILED: 'could not be sent',
	CANCELED: 'canceled before it was sent',
	INBOUND: 'received, not sent',
};

/** The statuses of an operation, as completion describes them. */
const OPERATION_MEANINGS: Readonly<Record<OperationStatus, string>> = {
	SCHEDULED: 'waiting for its scheduled time',
	PROCESSING: 'emails are being created and sent',
	COMPLETED: 'every email is processed',
	CANCELED: 'canceled',
};

/** Statuses of emails, any of them. */
export const emailStatuses: OptionType<readonly EmailStatus[]> = {
	label: '<STATUS>',
	isRepeatable: true,
	completions: {words: EMAIL_STATUSES, meanings: EMAIL_MEANINGS},
	read(given) {
		return sortedStatuses(
			wordsOf(given).map((name) => {
				const status = name.toUpperCase();
				if (isEmailStatus(status)) return status;
				const meant = EMAIL_SYNONYMS[status] ?? nearest(status, EMAIL_STATUSES);
				throw invalid(given.from, name, `one of ${EMAIL_STATUSES.join(', ')}`, meant);
			}),
		);
	},
	format: (statuses) => statuses.join(' '),
};

/** Domains of recipients, any of them; the client applies them, because the API has no such filter. */
export const domains: OptionType<readonly string[]> = {
	label: '<domain>',
	isRepeatable: true,
	read: (given) => [...new Set(wordsOf(given).map((word) => readDomain(word, given.from)))],
	format: (list) => list.join(' '),
};

/** Reads the value of `--domain`. */
function readDomain(word: string, from: string): string {
	const domain = parseDomain(word);
	if (domain !== undefined) return domain;
	const given = say`${from} is “${untrusted(word)}”`;
	const meant = word.includes('@') ? parseDomain(domainOf(word)) : undefined;
	throw new UsageError(
		meant === undefined
			? say`${given}; it must be a domain such as example.com.`
			: say`${given}, which is an email address; use its domain: ${meant}.`,
	);
}

/** Reasons of failures, any of them; the client applies them, because the API has no such filter. */
export const reasons: OptionType<readonly ReasonKey[]> = {
	label: '<code>',
	isRepeatable: true,
	completions: {words: [NONE_GIVEN], meanings: {[NONE_GIVEN]: 'the server gives no reason'}},
	read({texts, from}) {
		const keys = texts.flatMap(parseReasonKeys);
		if (keys.length === 0 || keys.includes(''))
			throw new UsageError(say`${from} is empty; it must be the code of a reason, or none.`);
		return [...new Set(keys)];
	},
	format: (keys) => keys.join(' '),
};

/** The words of an option. One text may hold several, separated by spaces or commas: a variable has only one text. */
function wordsOf({texts}: Given): readonly string[] {
	return texts.flatMap((text) => (text === '' ? [''] : text.split(/[\s,]+/u).filter(Boolean)));
}

/** Statuses of operations, any of them. */
export const operationStatuses: OptionType<readonly OperationStatus[]> = {
	label: '<STATUS>',
	isRepeatable: true,
	completions: {words: OPERATION_STATUSES, meanings: OPERATION_MEANINGS},
	read(given) {
		const statuses = wordsOf(given).map((name) => {
			const typed = name.toUpperCase();
			const status = OPERATION_STATUSES.find((one) => one === typed);
			if (status !== undefined) return status;
			const meant = OPERATION_SYNONYMS[typed] ?? nearest(typed, OPERATION_STATUSES);
			throw invalid(given.from, name, `one of ${OPERATION_STATUSES.join(', ')}`, meant);
		});
		return OPERATION_STATUSES.filter((status) => statuses.includes(status));
	},
	format: (statuses) => statuses.join(' '),
};

/** A condition on the counters, such as `failed > 2%`. */
export const threshold: OptionType<Threshold> = {
	label: '<threshold>',
	read: (given) => readThreshold(given, ''),
	format: formatThreshold,
};

const ENDS = ['completed', 'settled'] as const;

/** What `sendwatch wait` waits for: one of two words, or a threshold. */
export const endCondition: OptionType<Terms['until']> = {
	label: `<${ENDS.join('|')}|threshold>`,
	completions: {
		words: ENDS,
		meanings: {completed: 'every email is processed', settled: 'no email is in flight'},
	},
	read(given) {
		const word = textIn(given).trim().toLowerCase();
		const meant = nearest(word, ENDS);
		const end = ENDS.find((one) => one === word);
		if (end === undefined && meant !== undefined)
			throw invalid(given.from, textIn(given), `${ENDS.join(', ')} or a threshold such as 'delivered >= 95%'`, meant);
		return end ?? readThreshold(given, ` (or ${ENDS.join(', or ')})`);
	},
	format: (value) => (typeof value === 'string' ? value : formatThreshold(value)),
};

function readThreshold(given: Given, alternatives: string): Threshold {
	const typed = textIn(given);
	const parse = parseThreshold(typed);
	if (parse.mistake === undefined) return parse.threshold;
	const {at, reason} = parse.mistake;
	throw mistaken({text: typed, from: given.from}, {at, reason: `${reason}${alternatives}`});
}

/** The error for a text with a mistake; `at` counts characters from 0. */
export function mistaken(
	{text, from}: {readonly text: string; readonly from: string},
	{at, reason}: {readonly at: number; readonly reason: string},
): UsageError {
	return new UsageError(say`${from} “${untrusted(text)}”: at character ${at + 1}, ${untrusted(reason)}.`);
}

import {compact} from '../../core/compact.ts';
import type {Email, EmailPage} from '../../core/emails/email.ts';
import type {Reason} from '../../core/emails/failure.ts';
import {reasonId} from '../../core/emails/failure-groups.ts';
import type {FilterChange} from '../../core/emails/filter.ts';
import {maskEmail} from '../../core/emails/mask.ts';
import {maskAddressesIn} from '../../core/emails/mask-text.ts';
import type {Problem} from '../../core/network/problem.ts';
import type {Operation} from '../../core/operation/operation.ts';
import type {Event} from '../../state/watch/event.ts';
import type {PageRequest} from '../../state/watch/list/streams.ts';
import type {WatchOptions} from '../../state/watch/new-watch.ts';
import {isRecorded} from '../recorded-events.ts';
import {encodeEmail} from './encode-email.ts';
import {isSameEmail, isSameOperation} from './same.ts';
import type {
	MovedEmail,
	WireChange,
	WireEmail,
	WireHeader,
	WireOperation,
	WirePage,
	WirePageContent,
	WireProblem,
	WireReason,
	WireRecord,
} from './schema.ts';

/** Encodes the events of a watch as records. It remembers earlier ones, because a record contains only what has changed. */
export type Encoder = {
	/** The record of an event; undefined for one that is not recorded. `now` in epoch ms. */
	readonly encode: (event: Event, now: number) => WireRecord | undefined;
};

/** What kind of recording it is: `isFull` with recipients unmasked, `isDemo` of the demo, and where the operation is. */
export type RecordingTraits = {
	readonly isFull: boolean;
	readonly isDemo?: boolean | undefined;
	readonly baseUrl?: string | undefined;
};

/** The version line, which is the first of a recording. */
export function encodeHeader(options: WatchOptions, {isFull, isDemo, baseUrl}: RecordingTraits): WireHeader {
	const {operationId, now, intervalMs, pageSize, filter, graceMs, isListed} = options;
	const {tags, statuses, domains, since, until} = filter;
	const reasons = filter.reasons.map(isFull ? (key) => key : maskAddressesIn);
	const narrowed = {tags: [...tags], statuses: [...statuses], domains: [...domains], reasons, since, until};
	const start = {at: now, intervalMs, pageSize, ...narrowed, graceMs, isListed};
	const traits = {isMasked: !isFull, isDemo: isDemo === true ? (true as const) : undefined, baseUrl};
	return compact({sendwatch: 'recording' as const, version: 1, operationId, ...start, ...traits});
}

/** Creates the encoder of one watch. Recipients are masked unless the recording is full. */
export function createEncoder(isFull: boolean): Encoder {
	const pages = createPageMemory(isFull ? (email) => email : maskEmail);
	const shownText = isFull ? (text: string) => text : maskAddressesIn;
	const reasons = createReasonMemory(shownText);
	let known: Operation | undefined;

	function answer(operation: Operation): {operation?: WireOperation} {
		if (known !== undefined && isSameOperation(known, operation)) return {};
		known = operation;
		return {operation: encodeOperation(operation)};
	}

	return {
		encode(event, now) {
			if (!isRecorded(event)) return undefined;
			switch (event.type) {
				case 'asked-operation':
					return event;
				case 'received-operation':
					return {type: event.type, at: event.at, ...answer(event.operation)};
				case 'failed-operation':
					return {type: event.type, at: event.at, problem: encodeProblem(event.problem)};
				case 'scheduled-poll':
					return {type: event.type, at: now, due: event.at};
				case 'asked-again':
				case 'released':
					return {type: event.type, at: now};
				case 'held-back':
					return {...event, at: now, problem: encodeProblem(event.problem)};
				case 'retries-later':
					return {type: event.type, at: now, due: event.at, problem: encodeProblem(event.problem)};
				case 'received-page':
				case 'refreshed-page':
					return {type: event.type, at: event.at, ...pages.encode(event)};
				case 'failed-page':
				case 'failed-refresh': {
					const {token, ...rest} = event;
					return {...rest, page: pages.numberOf(token), problem: encodeProblem(event.problem)};
				}
				case 'paced-refresh':
					return {...event, at: now};
				case 'received-failures': {
					const {type, at, status, token, page} = event;
					return {type, at, status, ...pages.encodeContent(`failures/${status}`, token, page)};
				}
				case 'failed-failures': {
					const {token, ...rest} = event;
					return {...rest, page: pages.numberOf(token), problem: encodeProblem(event.problem)};
				}
				case 'received-reasons': {
					const {type, at, token, page} = event;
					const [number, next] = [pages.numberOf(token), pages.numberOf(page.next)];
					return {type, at, page: number, next, reasons: reasons.encode(page.reasons)};
				}
				case 'failed-reasons':
					return {...event, problem: encodeProblem(event.problem)};
				case 'received-domains': {
					const {course: _, ...rest} = event;
					return {...rest, figures: [...rest.figures]};
				}
				case 'found-failures': {
					const {type, at, since, emails} = event;
					return {type, at, since, ...pages.encodeContent('failures', null, {emails, next: null})};
				}
				case 'failed-domains':
					return {type: event.type, at: now, problem: encodeProblem(event.problem)};
				case 'changed-filter':
					return {type: event.type, at: now, change: encodeChange(event.change, shownText)};
			}
		},
	};
}

/** What a filter says of reasons is masked as the reasons are, so that it selects the same ones. */
function encodeChange(change: FilterChange, shown: (text: string) => string): WireChange {
	if (change.part === 'reasons') return {part: change.part, reasons: change.reasons.map(shown)};
	if (change.part === 'tags') return {part: change.part, tags: [...change.tags]};
	if (change.part === 'domains') return {part: change.part, domains: [...change.domains]};
	return change.part === 'statuses' ? {part: change.part, statuses: [...change.statuses]} : change;
}

type PageEvent = PageRequest & {readonly generation: number; readonly page: EmailPage};

/** The emails and the order of the pages as they were last encoded. */
function createPageMemory(shown: (email: Email) => Email) {
	const emails = new Map<string, Email>();
	const orders = new Map<string, string>();
	const numbers = new Map<string, number>();

	function numberOf(token: string | null): number | null {
		if (token === null) return null;
		const number = numbers.get(token) ?? numbers.size + 1;
		numbers.set(token, number);
		return number;
	}

	function changeOf(email: Email): readonly (WireEmail | MovedEmail)[] {
		const before = emails.get(email.id.raw);
		if (before !== undefined && isSameEmail(before, email)) return [];
		emails.set(email.id.raw, email);
		return [encodeEmail(before === undefined ? undefined : shown(before), shown(email))];
	}

	/** `list` names the list that the page belongs to. */
	function encodeContent(list: string, token: string | null, page: EmailPage): Omit<WirePageContent, 'at'> {
		const number = numberOf(token);
		const ids = page.emails.map(({id}) => id.raw);
		const key = `${list}/${number}`;
		const order = ids.join(' ');
		const isSame = orders.get(key) === order;
		orders.set(key, order);
		const content = compact({
			page: number,
			next: numberOf(page.next),
			emails: page.emails.flatMap(changeOf),
			brokenBy: page.brokenBy,
			unreadable: page.unreadable,
			foreign: page.foreign,
		});
		return isSame ? content : {...content, ids};
	}

	return {
		numberOf,
		encodeContent,
		encode({generation, status, token, page}: PageEvent): Omit<WirePage, 'type' | 'at'> {
			const content = encodeContent(`${generation}/${status}`, token, page);
			return compact({generation, status, ...content});
		},
	};
}

/** The reasons as they were last encoded, by the email they belong to. */
function createReasonMemory(shown: (text: string) => string) {
	const known = new Map<string, string>();
	return {
		encode: (reasons: readonly Reason[]): WireReason[] =>
			reasons.flatMap(({emailId, code, message}) => {
				const id = reasonId({message, ...(code === undefined ? {} : {code})});
				const key = emailId ?? id;
				if (known.get(key) === id) return [];
				known.set(key, id);
				const plain = typeof code === 'object' ? code.raw : code;
				return [compact({emailId, code: plain, message: shown(message.raw)})];
			}),
	};
}

function encodeOperation({status, stats, answeredAt, createdAt, updatedAt}: Operation): WireOperation {
	return compact({status: status.raw, stats, answeredAt, createdAt, updatedAt});
}

function encodeProblem({
	kind,
	sentence,
	inShort,
	details,
	retryAfterMs,
	isUnreadable,
	isOffline,
}: Problem): WireProblem {
	return compact({
		kind,
		sentence,
		inShort: inShort === undefined ? undefined : [...inShort],
		details: details === undefined ? undefined : [...details],
		retryAfterMs,
		isUnreadable,
		isOffline,
	});
}

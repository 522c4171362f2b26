import {compact} from '../core/compact.ts';
import {createCourseOfEmails} from '../core/emails/course-of-emails.ts';
import {createDomainTally, type DomainFigures} from '../core/emails/domain-figures.ts';
import type {Email} from '../core/emails/email.ts';
import {isFailure} from '../core/emails/failure.ts';
import {NO_FILTER} from '../core/emails/filter.ts';
import {awaitedDelay, mayRetry, nextDelay} from '../core/network/delays.ts';
import type {Problem} from '../core/network/problem.ts';
import type {CoursePoint} from '../core/operation/course.ts';
import type {OperationId} from '../core/operation/ids.ts';
import type {Clock} from '../core/time/clock.ts';
import type {FailuresRequest} from '../state/failures/failures.ts';
import type {Store} from '../state/store.ts';
import {demandOf} from '../state/watch/select/demand.ts';
import {createSlot, type Slot} from './attempt.ts';
import {walkEmails} from './lists/walk-emails.ts';
import type {RetryingClient} from './retrying-client.ts';

/** What a loader works with. `random` returns a number from 0 to 1. */
export type LoaderOptions = {
	readonly client: RetryingClient;
	readonly store: Store;
	readonly clock: Clock;
	readonly random: () => number;
};

/** Fetches the failures, the reasons for them, and what they are a share of. */
export type FailuresLoader = {
	/** Starts the requests that the state demands and that are due, and plans those that are not. */
	readonly satisfy: () => void;
	readonly close: () => void;
};

type EmailsRequest = Extract<FailuresRequest, {of: 'emails'}>;

type WholeList = {
	readonly figures: readonly DomainFigures[];
	readonly course: readonly CoursePoint[] | undefined;
	readonly failures: readonly Email[];
};

const WHOLE_LIST = {filter: NO_FILTER, pageSize: 1000};

/**
 * Creates a loader that ends when `closing` aborts. Each request for failures and reasons is a single attempt: the state counts them, and
 * says when the next is due, and whether one that somebody waits for is repeated.
 */
export function createFailuresLoader(
	{client, store, clock, random}: LoaderOptions,
	closing: AbortSignal,
): FailuresLoader {
	const slots = new Map<string, Slot>();
	const domains = createSlot(closing);
	let cancelWait = () => {};

	function satisfy(): void {
		const {failures, areDomainsWanted} = demandOf(store.getState());
		cancelWait();
		if (failures !== undefined) {
			const wait = failures.notBefore - clock.now();
			if (wait > 0) cancelWait = clock.after(wait, satisfy);
			else for (const request of failures.requests) start(request, failures.pageSize);
		}
		if (areDomainsWanted !== true) domains.keepOnly(undefined);
		else if (domains.key() === undefined) readDomains();
	}

	/** One request at a time for each status, and one for the reasons. */
	function start(request: FailuresRequest, pageSize: number): void {
		const name = request.of === 'reasons' ? request.of : request.status;
		const slot = slots.get(name) ?? createSlot(closing);
		slots.set(name, slot);
		if (slot.key() !== undefined) return;
		if (request.of === 'reasons') readReasons(slot, request.token);
		else readPage(slot, request, pageSize);
	}

	function readPage(slot: Slot, {status, token}: EmailsRequest, pageSize: number): void {
		const {operationId} = store.getState();
		const query = {operationId, filter: {tags: [], status}, token, pageSize};
		slot.run(status, {
			ask: (signal) => client.listPage(query, signal),
			succeed: (page) => {
				// In the first read the next page is requested before this one is merged, drawn and recorded.
				if (isFirstRead() && isWanted(status, token) && page.next !== null)
					readPage(slot, {of: 'emails', status, token: page.next}, pageSize);
				store.dispatch({type: 'received-failures', at: clock.now(), status, token, page});
			},
			fail: (problem) => {
				const at = clock.now();
				const retryAt = at + retryAfter(problem);
				store.dispatch({type: 'failed-failures', at, status, token, problem, retryAt});
			},
		});
	}

	/** After the first read every request has to wait for its place in the budget, which the state keeps. */
	function isFirstRead(): boolean {
		return store.getState().failures.last === undefined;
	}

	/** Whether the state still waits for that page; a token that leads back is not followed. */
	function isWanted(status: EmailsRequest['status'], token: string | null): boolean {
		const {requests = []} = demandOf(store.getState()).failures ?? {};
		return requests.some((one) => one.of === 'emails' && one.status === status && one.token === token);
	}

	function retryAfter(problem: Problem): number {
		const {intervalMs, failures} = store.getState();
		if (failures.awaited !== undefined) return awaitedDelay(problem, failures.failed + 1, random());
		return nextDelay({intervalMs, hasEnded: false, failures: failures.failed + 1, problem, jitter: random()});
	}

	function readReasons(slot: Slot, token: string | null): void {
		const {operationId} = store.getState();
		slot.run('reasons', {
			ask: (signal) => client.listReasons(operationId, token, signal, true),
			succeed: (page) => store.dispatch({type: 'received-reasons', at: clock.now(), token, page}),
			fail: (problem) => {
				const {awaited, failed} = store.getState().failures;
				const at = clock.now();
				const isRepeated = awaited === 'reasons' && mayRetry(problem, failed + 1);
				const retry = isRepeated ? {retryAt: at + retryAfter(problem)} : {};
				store.dispatch({type: 'failed-reasons', at, problem, ...retry});
			},
		});
	}

	function readDomains(): void {
		const {operationId} = store.getState();
		const since = clock.now();
		domains.run(operationId, {
			ask: (signal) => readAll(operationId, signal),
			succeed: ({figures, course, failures}) => {
				const at = clock.now();
				store.dispatch(compact({type: 'received-domains' as const, at, since, figures, course}));
				store.dispatch({type: 'found-failures', at, since, emails: failures});
			},
			fail: (problem) => store.dispatch({type: 'failed-domains', problem}),
		});
	}

	/** What a walk through the whole list tells. */
	async function readAll(operationId: OperationId, signal: AbortSignal): Promise<WholeList> {
		const tally = createDomainTally();
		const course = createCourseOfEmails();
		const failures: Email[] = [];
		for await (const page of walkEmails({client, operationId, signal, ...WHOLE_LIST})) {
			tally.add(page);
			course.add(page);
			failures.push(...page.filter(isFailure));
		}
		return {figures: tally.figures(), course: course.points(), failures};
	}

	return {satisfy, close: () => cancelWait()};
}

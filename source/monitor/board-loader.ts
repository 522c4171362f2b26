import {createDomainTally} from '../core/emails/domain-figures.ts';
import type {Email} from '../core/emails/email.ts';
import {FAILURE_STATUSES, NO_FILTER} from '../core/emails/filter.ts';
import {isProbing} from '../core/network/delays.ts';
import {isRefusal} from '../core/network/problem.ts';
import type {OperationId} from '../core/operation/ids.ts';
import type {Clock} from '../core/time/clock.ts';
import type {Board} from '../state/board/board.ts';
import {figuresWanted, type SendFigures} from '../state/board/compare/figures.ts';
import {nameWanted} from '../state/board/demand.ts';
import type {BoardEvent} from '../state/board/event.ts';
import {failuresWanted} from '../state/board/failures.ts';
import {nameOfSend, type SendName} from '../state/board/send.ts';
import type {StoreOf} from '../state/store.ts';
import {serverTime} from '../state/watch/operation.ts';
import {attempt, createSlot} from './attempt.ts';
import {walkEmails} from './lists/walk-emails.ts';
import type {RetryingClient} from './retrying-client.ts';

/** What it works with. */
export type BoardLoaderOptions = {
	readonly client: RetryingClient;
	readonly store: StoreOf<Board, BoardEvent>;
	readonly clock: Clock;
};

/** Fetches what a board needs besides its polls: the names of sends, and what failed of the one under the cursor. */
export type BoardLoader = {readonly start: () => void; readonly stop: () => void};

/** One name a second. */
const NAME_EVERY_MS = 1000;
/** After a failure no name is requested for a while. */
const AFTER_TROUBLE_MS = 10_000;
const PAGE_SIZE = 1000;
const NO_NAME: SendName = {tags: []};

/** Creates a loader that requests nothing before `start`, and ends when `closing` aborts. */
export function createBoardLoader({client, store, clock}: BoardLoaderOptions, closing: AbortSignal): BoardLoader {
	const failures = createSlot(closing);
	const compared = createSlot(closing);
	/** Sends whose first email has not been created yet. */
	const later = new Set<OperationId>();
	let names: AbortController | undefined;
	let nameAt = Number.NEGATIVE_INFINITY;
	let [cancelName, cancelFailures] = [() => {}, () => {}];
	let unsubscribe = () => {};

	function satisfy(): void {
		satisfyNames();
		satisfyFailures();
		satisfyFigures();
	}

	/** While polls are probes, there is nothing but these. */
	function isServerThere(): boolean {
		return !isProbing(store.getState().polls.failures);
	}

	function satisfyNames(): void {
		const id = isServerThere() ? nameWanted(store.getState(), later) : undefined;
		cancelName();
		if (id === undefined || names !== undefined) return;
		const wait = nameAt - clock.now();
		if (wait > 0) cancelName = clock.after(wait, satisfyNames);
		else void readName(id);
	}

	async function readName(id: OperationId): Promise<void> {
		const own = new AbortController();
		names = own;
		nameAt = clock.now() + NAME_EVERY_MS;
		const signal = AbortSignal.any([closing, own.signal]);
		const events: BoardEvent[] = [];
		await attempt({
			signal,
			ask: () => client.listPage({operationId: id, filter: {tags: []}, token: null, pageSize: 1}, signal),
			succeed({emails: [first]}) {
				if (first === undefined && isUnderWay(id)) putOff(id);
				else events.push(named(id, first));
			},
			fail(problem) {
				if (isRefusal(problem)) events.push({type: 'named-sends', names: [[id, NO_NAME]]});
				else nameAt = clock.now() + AFTER_TROUBLE_MS;
			},
		});
		if (signal.aborted) return;
		names = undefined;
		store.dispatch(...events);
		satisfyNames();
	}

	function isUnderWay(id: OperationId): boolean {
		return store.getState().sends.get(id)?.isUnderWay === true;
	}

	function putOff(id: OperationId): void {
		later.add(id);
		const cancel = clock.after(AFTER_TROUBLE_MS, () => {
			later.delete(id);
			satisfyNames();
		});
		closing.addEventListener('abort', cancel, {once: true});
	}

	function satisfyFailures(): void {
		const wanted = isServerThere() ? failuresWanted(store.getState()) : undefined;
		cancelFailures();
		failures.keepOnly(wanted?.id);
		if (wanted === undefined) return;
		const wait = wanted.notBefore - clock.now();
		if (wait > 0) cancelFailures = clock.after(wait, satisfyFailures);
		else if (failures.key() === undefined) readFailures(wanted.id);
	}

	function readFailures(id: OperationId): void {
		failures.run(id, {
			ask: (signal) => readAll(id, signal),
			succeed: (read) => store.dispatch({type: 'received-board-failures', at: clock.now(), id, ...read}),
			fail: (problem) => store.dispatch({type: 'failed-board-failures', at: clock.now(), id, problem}),
		});
	}

	/** Both lists whole, one request at a time. */
	function satisfyFigures(): void {
		const id = figuresWanted(store.getState());
		compared.keepOnly(id);
		if (id === undefined || compared.key() !== undefined) return;
		const tell = (figures: SendFigures) => store.dispatch({type: 'read-figures', id, figures});
		compared.run(id, {
			ask: (signal) => readFigures(id, signal, tell),
			succeed: tell,
			fail: (problem) => tell({read: 0, problem}),
		});
	}

	async function readFigures(
		operationId: OperationId,
		signal: AbortSignal,
		tell: (figures: SendFigures) => void,
	): Promise<SendFigures> {
		const tally = createDomainTally();
		const send = store.getState().sends.get(operationId);
		const open = send?.isUnderWay === true ? {readAt: serverTime(send.watch, clock.now())} : {};
		let read = 0;
		for await (const page of walkEmails({client, operationId, filter: NO_FILTER, pageSize: PAGE_SIZE, signal})) {
			tally.add(page);
			read += page.length;
			if (!signal.aborted) tell({read});
		}
		return {read, ...open, records: tally.records()};
	}

	async function readAll(operationId: OperationId, signal: AbortSignal) {
		const emails: Email[] = [];
		let requests: number = FAILURE_STATUSES.length;
		const filter = {...NO_FILTER, statuses: FAILURE_STATUSES};
		for await (const page of walkEmails({client, operationId, filter, pageSize: PAGE_SIZE, signal})) {
			emails.push(...page);
			if (page.length >= PAGE_SIZE) requests += 1;
		}
		return {emails, requests};
	}

	return {
		start() {
			unsubscribe();
			unsubscribe = store.subscribe(satisfy);
			satisfy();
		},
		stop() {
			unsubscribe();
			cancelName();
			cancelFailures();
			names?.abort();
			names = undefined;
			failures.keepOnly(undefined);
			compared.keepOnly(undefined);
		},
	};
}

/** The name of a send by its first email; one whose list stays empty has none. */
function named(id: OperationId, first: Email | undefined): BoardEvent {
	const name = first === undefined ? NO_NAME : nameOfSend(first);
	return {type: 'named-sends', names: [[id, name]]};
}

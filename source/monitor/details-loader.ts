import type {EmailDetails, Receipt} from '../core/emails/email.ts';
import type {Clock} from '../core/time/clock.ts';
import type {Store} from '../state/store.ts';
import type {DetailsRequest} from '../state/watch/details/pane.ts';
import {demandOf} from '../state/watch/select/demand.ts';
import {createSlot} from './attempt.ts';
import {readableBodies} from './readable-bodies.ts';
import type {RetryingClient} from './retrying-client.ts';

/** Fetches the email under the cursor while the details are open. */
export type DetailsLoader = {
	/** Requests the wanted email once the cursor has rested on it, and cancels a request that is no longer wanted. */
	readonly satisfy: () => void;
	readonly close: () => void;
};

/** How long the cursor has to rest on an email before it is fetched. While a key is held down, the emails it passes are not. */
const REST_MS = 120;

/** Makes a loader whose requests are cancelled by the given signal. */
export function createDetailsLoader(
	{client, store, clock}: {readonly client: RetryingClient; readonly store: Store; readonly clock: Clock},
	closing: AbortSignal,
): DetailsLoader {
	const slot = createSlot(closing);
	let waitingFor: string | undefined;
	let cancelRest = () => {};
	let wasOpen = false;

	function satisfy(): void {
		const {detailsOf: request} = demandOf(store.getState());
		const restMs = wasOpen ? REST_MS : 0;
		wasOpen = store.getState().details.isOpen;
		const key = request === undefined ? undefined : `${request.id} ${request.asOf}`;
		slot.keepOnly(key);
		if (key === waitingFor) return;
		cancelRest();
		waitingFor = undefined;
		if (request === undefined || key === undefined || slot.key() === key) return;
		if (restMs === 0) ask(key, request);
		else {
			waitingFor = key;
			cancelRest = clock.after(restMs, () => {
				waitingFor = undefined;
				ask(key, request);
			});
		}
	}

	function ask(key: string, request: DetailsRequest): void {
		slot.run(key, {
			ask: (signal) => fetchWhole(client, request.id, signal),
			succeed: (details) => store.dispatch({type: 'received-details', at: clock.now(), request, details}),
			fail: (problem) => store.dispatch({type: 'failed-details', request, problem}),
		});
	}

	return {satisfy, close: () => cancelRest()};
}

/** One email with readable bodies and, if it has several recipients, the receipt of each. */
async function fetchWhole(client: RetryingClient, id: string, signal: AbortSignal): Promise<EmailDetails> {
	const {bodies, ...extras} = await client.fetchEmail(id, signal);
	const [readable, receipts] = await Promise.all([
		readableBodies(bodies, signal),
		extras.email.to.length > 1 ? receiptsOf(client, id, signal) : undefined,
	]);
	return {
		...extras,
		bodies: readable,
		...(bodies.html === undefined ? {} : {htmlLength: bodies.html.length}),
		...(receipts === undefined ? {} : {receipts}),
	};
}

/** The receipts, or undefined where they cannot be had: not every server has them. */
async function receiptsOf(
	client: RetryingClient,
	id: string,
	signal: AbortSignal,
): Promise<readonly Receipt[] | undefined> {
	try {
		return await client.fetchReceipts(id, signal);
	} catch {
		return undefined;
	}
}

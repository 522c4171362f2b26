import type {EmailDetails, Receipt} from '../core/emails/email.ts';
import type {Clock} from '../core/time/clock.ts';
import type {Store} from '../state/store.ts';
import type {DetailsRequest} from '../state/watch/details/pane.ts';
import {demandOf} from '../state/watch/select/demand.ts';
import {createSlot} from './attempt.ts';
import {readableBodies} from './bodies/readable-bodies.ts';
import type {RetryingClient} from './retrying-client.ts';

/** Fetches the email under the cursor while the pane is open. */
export type DetailsLoader = {
	/** Requests the email once the cursor has rested on it, and aborts a request no longer needed. */
	readonly satisfy: () => void;
	readonly close: () => void;
};

/** While a key is held down, the cursor rests on no email for that long: emails on the way are not requested. */
const REST_MS = 120;

/** Creates a loader that ends when `closing` aborts. */
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

/** An email with its bodies made readable and, if it has several recipients, the status for each. */
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

/** Not every server has receipts. Without them the email is shown all the same. */
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

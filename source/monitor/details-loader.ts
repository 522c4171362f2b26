import type {EmailDetails, Receipt} from '../core/emails/email.ts';
import type {Store} from '../state/store.ts';
import type {DetailsWish} from '../state/watch/details/pane.ts';
import {demandOf} from '../state/watch/select/demand.ts';
import {createSlot} from './attempt.ts';
import type {Clock} from './clock.ts';
import {readableBodies} from './readable-bodies.ts';
import type {PatientClient} from './retrying-client.ts';

/** What fetches the email under the cursor while it is open. */
export type DetailsLoader = {
	/** Asks for what is wanted once the cursor has rested; calls off what is no longer wanted. */
	readonly satisfy: () => void;
	readonly close: () => void;
};

/** While a key is held the cursor rests on no email for so long: none on the way is asked for. */
const REST_MS = 120;

/** Makes a loader that ends with the given signal. */
export function createDetailsLoader(
	{client, store, clock}: {readonly client: PatientClient; readonly store: Store; readonly clock: Clock},
	closing: AbortSignal,
): DetailsLoader {
	const slot = createSlot(closing);
	let waitingFor: string | undefined;
	let cancelRest = () => {};
	let wasOpen = false;

	function satisfy(): void {
		const {detailsOf: wish} = demandOf(store.getState());
		const restMs = wasOpen ? REST_MS : 0;
		wasOpen = store.getState().details.isOpen;
		const key = wish === undefined ? undefined : `${wish.id} ${wish.asOf}`;
		slot.keepOnly(key);
		if (key === waitingFor) return;
		cancelRest();
		waitingFor = undefined;
		if (wish === undefined || key === undefined || slot.key() === key) return;
		if (restMs === 0) ask(key, wish);
		else {
			waitingFor = key;
			cancelRest = clock.after(restMs, () => {
				waitingFor = undefined;
				ask(key, wish);
			});
		}
	}

	function ask(key: string, wish: DetailsWish): void {
		slot.run(key, {
			ask: (signal) => fetchWhole(client, wish.id, signal),
			succeed: (details) => store.dispatch({type: 'received-details', at: clock.now(), wish, details}),
			fail: (problem) => store.dispatch({type: 'failed-details', wish, problem}),
		});
	}

	return {satisfy, close: () => cancelRest()};
}

/** One email with its bodies readable and, where it went to several, how each of them fared. */
async function fetchWhole(client: PatientClient, id: string, signal: AbortSignal): Promise<EmailDetails> {
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

/** The receipts are an extra that not every server has: the email is shown without them. */
async function receiptsOf(
	client: PatientClient,
	id: string,
	signal: AbortSignal,
): Promise<readonly Receipt[] | undefined> {
	try {
		return await client.fetchReceipts(id, signal);
	} catch {
		return undefined;
	}
}

import type {Reason, ReasonPage} from '../core/emails/failure.ts';
import type {Store} from '../state/store.ts';
import {demandOf} from '../state/watch/select/demand.ts';
import {createSlot} from './attempt.ts';
import type {RetryingClient} from './retrying-client.ts';

const MAX_PAGES = 10;

/** Creates a function that fetches why emails failed, if the state demands it and no request is under way. */
export function createReasonsLoader(
	{client, store}: {readonly store: Store; readonly client: Pick<RetryingClient, 'listReasons'>},
	closing: AbortSignal,
): () => void {
	const slot = createSlot(closing);
	return () => {
		const {operationId} = store.getState();
		if (demandOf(store.getState()).isReasonsWanted !== true || slot.key() !== undefined) return;
		slot.run(operationId, {
			ask: (signal) => allReasons((token) => client.listReasons(operationId, token, signal)),
			succeed: (reasons) => store.dispatch({type: 'received-reasons', reasons}),
			// Not every account has reasons. The clusters are shown without them.
			fail: () => store.dispatch({type: 'failed-reasons'}),
		});
	};
}

/** The reasons on all pages, of which there are at most as many as an operation of the largest size has. */
async function allReasons(ask: (token: string | null) => Promise<ReasonPage>): Promise<readonly Reason[]> {
	const reasons: Reason[] = [];
	let token: string | null = null;
	for (let count = 0; count < MAX_PAGES; count += 1) {
		const page: ReasonPage = await ask(token);
		reasons.push(...page.reasons);
		token = page.next;
		if (token === null) break;
	}
	return reasons;
}

import type {Reason, ReasonPage} from '../core/emails/reason.ts';
import type {Store} from '../state/store.ts';
import {demandOf} from '../state/watch/select/demand.ts';
import {createSlot} from './attempt.ts';
import type {RetryingClient} from './retrying-client.ts';

const MOST_PAGES = 10;

/** Fetches why emails failed, once whenever the state demands it. The returned function starts that. */
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
			// Not every account has them: the clusters do without.
			fail: () => store.dispatch({type: 'failed-reasons'}),
		});
	};
}

/** All pages of reasons; an operation has no more emails than these hold. */
async function allReasons(ask: (token: string | null) => Promise<ReasonPage>): Promise<readonly Reason[]> {
	const reasons: Reason[] = [];
	let token: string | null = null;
	for (let count = 0; count < MOST_PAGES; count += 1) {
		const page: ReasonPage = await ask(token);
		reasons.push(...page.reasons);
		token = page.next;
		if (token === null) break;
	}
	return reasons;
}

import type {Reason, ReasonPage} from '../core/emails/failure.ts';
import {BrokenListError} from '../core/errors.ts';
import type {Store} from '../state/store.ts';
import {demandOf} from '../state/watch/select/demand.ts';
import {createSlot} from './attempt.ts';
import type {RetryingClient} from './retrying-client.ts';
import {type AskPage, walkPages} from './walk-pages.ts';

const ALL = {token: null, pageSize: 1000, limit: 10_000};

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
			ask: (signal) => allReasons((token) => client.listReasons(operationId, token, signal), signal),
			succeed: (reasons) => store.dispatch({type: 'received-reasons', reasons}),
			// Not every account has reasons. The clusters are shown without them.
			fail: (problem) => store.dispatch({type: 'failed-reasons', problem}),
		});
	};
}

/** The reasons on all pages, up to as many as an operation can have emails. */
async function allReasons(
	ask: (token: string | null) => Promise<ReasonPage>,
	signal: AbortSignal,
): Promise<readonly Reason[]> {
	const askPage: AskPage<Reason> = async (token) => {
		const {reasons, next} = await ask(token);
		return {items: reasons, next};
	};
	const found: Reason[] = [];
	try {
		for await (const {items} of walkPages(askPage, ALL, signal)) found.push(...items);
	} catch (error) {
		// The reasons that came before the list broke off are still true.
		if (!(error instanceof BrokenListError)) throw error;
	}
	return found;
}

import type {ReasonPage} from '../../core/emails/failure.ts';
import {ProblemError} from '../../core/errors.ts';
import {isRefusal} from '../../core/network/problem.ts';
import {createExplainer, type Explainer, explained} from '../../monitor/lists/explain-emails.ts';
import {lackReasons} from '../../state/failures/why.ts';
import type {Store} from '../../state/store.ts';

type AskReasons = (token: string | null, signal: AbortSignal) => Promise<ReasonPage>;

/**
 * Makes an explainer of the emails of a watch. It requests the reasons once, and only if the watch has not read those of all these emails;
 * what it reads, the watch then knows too. `now` gives epoch ms.
 */
export function createWatchExplainer(store: Store, ask: AskReasons, now: () => number): Explainer {
	const asking = createExplainer(async (token, signal) => {
		try {
			const page = await ask(token, signal);
			store.dispatch({type: 'received-reasons', at: now(), token, page});
			return page;
		} catch (error) {
			if (error instanceof ProblemError && isRefusal(error.problem))
				store.dispatch({type: 'failed-reasons', at: now(), problem: error.problem});
			throw error;
		}
	});
	let hasAsked = false;
	return {
		...asking,
		async explain(emails, signal) {
			hasAsked ||= lackReasons(emails, store.getState().failures);
			if (hasAsked) await asking.explain(emails, signal);
			const {byEmail} = store.getState().failures.reasons;
			return emails.map((email) => explained(email, byEmail));
		},
	};
}

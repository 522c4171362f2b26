import {NO_FILTER} from '../../../core/emails/filter.ts';
import type {TagFilter} from '../../../core/emails/tags.ts';
import {ProblemError} from '../../../core/errors.ts';
import type {Problem, ProblemKind} from '../../../core/network/problem.ts';
import {type OperationId, parseOperationId} from '../../../core/operation/ids.ts';
import type {ListedOperation} from '../../../core/operation/operation.ts';
import {count, plural} from '../../../core/text/format.ts';
import {type SafeText, say, untrusted} from '../../../core/text/text.ts';
import type {AskPage} from '../../../monitor/lists/walk-pages.ts';
import type {RetryingClient} from '../../../monitor/retrying-client.ts';
import {hasTags, nameOfSend, type SendName} from '../../../state/board/send.ts';
import type {KeptNames} from '../../kept-names.ts';

/** Which sends are wanted, and how their tags become known. */
export type TaggedSendsOptions = {
	readonly tags: TagFilter;
	readonly client: Pick<RetryingClient, 'listEmails'>;
	/** The names that earlier runs have read; absent if nothing is kept. */
	readonly kept: KeptNames | undefined;
	/** The time by the answer that was read last (epoch ms). */
	readonly onAnswer: (answeredAt: number | undefined) => void;
};

/** Tells sends of a campaign from others: an operation has no tags, so those of its first email count. */
export type TaggedSends = {
	/** The same list, whose sends can be told once its page is there. */
	readonly told: (ask: AskPage<ListedOperation>) => AskPage<ListedOperation>;
	readonly isWanted: (operation: ListedOperation) => boolean;
	/** The sends whose tags are unknown, in sentences; none if all are known. */
	readonly missing: () => readonly SafeText[];
	/** How many have been told: `tags of 120 of 1,000 sends read`. */
	readonly progress: () => string;
};

const AT_ONCE = 4;
/** So many of those that are unknown are named. */
const MOST_NAMED = 10;
/** After this many failures in a row, for whatever sends, the next request would fail as well. */
const MOST_FAILURES = 4;
const OF_ANY_SEND: readonly ProblemKind[] = ['refused', 'unreachable', 'limited', 'broken'];

/** Creates it. Each send costs one request, at most 4 at once; those that an earlier run has read cost none. */
export function createTaggedSends(options: TaggedSendsOptions): TaggedSends {
	const {tags, client, kept, onAnswer} = options;
	const names = new Map<string, SendName>();
	/** Why the tags of a send are unknown; undefined if it has no email yet. */
	const unknown = new Map<string, Problem | undefined>();
	let [listed, failures] = [0, 0];

	async function tell({id: {raw}}: ListedOperation, signal: AbortSignal): Promise<void> {
		const id = parseOperationId(raw);
		const before = id === undefined ? undefined : kept?.find(id);
		if (before !== undefined) names.set(raw, before);
		else if (id === undefined) unknown.set(raw, undefined);
		else await readName(id, raw, signal);
	}

	async function readName(operationId: OperationId, raw: string, signal: AbortSignal): Promise<void> {
		try {
			const query = {operationId, filter: NO_FILTER, token: null, pageSize: 1};
			const {emails} = await client.listEmails(query, signal);
			failures = 0;
			const [first] = emails;
			if (first === undefined) unknown.set(raw, undefined);
			else keep(operationId, raw, nameOfSend(first));
		} catch (error) {
			if (!(error instanceof ProblemError) || isOfAll(error.problem)) throw error;
			unknown.set(raw, error.problem);
		}
	}

	function keep(id: OperationId, raw: string, name: SendName): void {
		names.set(raw, name);
		kept?.keep(id, name);
	}

	/** Whether it is not about this send: reading stops there. */
	function isOfAll({kind}: Problem): boolean {
		if (OF_ANY_SEND.includes(kind)) failures += 1;
		return failures >= MOST_FAILURES;
	}

	async function tellAll(operations: readonly ListedOperation[], signal: AbortSignal): Promise<void> {
		const waiting = operations.filter(({id}) => !names.has(id.raw) && !unknown.has(id.raw));
		listed += waiting.length;
		const own = new AbortController();
		const either = AbortSignal.any([signal, own.signal]);
		const work = async () => {
			for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await tell(next, either);
		};
		try {
			await Promise.all(Array.from({length: AT_ONCE}, work));
		} finally {
			own.abort();
			kept?.write();
		}
	}

	return {
		told: (ask) => async (token, pageSize, signal) => {
			const page = await ask(token, pageSize, signal);
			onAnswer(page.items[0]?.answeredAt);
			await tellAll(page.items, signal);
			return page;
		},
		isWanted: ({id}) => names.has(id.raw) && hasTags(names.get(id.raw), tags),
		missing: () => missingTexts(unknown),
		progress: () => `tags of ${count(names.size + unknown.size)} of ${plural(listed, 'send')} read`,
	};
}

/** The sends whose tags are unknown, grouped by the reason. */
function missingTexts(unknown: ReadonlyMap<string, Problem | undefined>): readonly SafeText[] {
	if (unknown.size === 0) return [];
	const one = unknown.size === 1;
	const named = [...unknown].slice(0, MOST_NAMED).map(([id, problem]) => {
		const why = problem?.sentence ?? 'It has no email that could be read.';
		return say`${untrusted(id)}: ${why}`;
	});
	const more = unknown.size - named.length;
	return [
		say`The tags of ${plural(unknown.size, 'send')} are unknown, so ${one ? 'it is' : 'they are'} left out.`,
		...named,
		...(more === 0 ? [] : [say`… and of ${count(more)} more.`]),
	];
}

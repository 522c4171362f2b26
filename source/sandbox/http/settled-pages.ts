import type {Account} from '../world/account.ts';
import type {Operation} from '../world/operation.ts';

/** The pages of emails of sends that have settled, as JSON by query: a client that watches asks for the same ones again and again. */
export type SettledPages = {
	/** Returns the page if it is still what the send looks like at a time in epoch ms. */
	readonly get: (query: string, now: number) => Buffer | undefined;
	/** Keeps a page if its send has settled. */
	readonly keep: (query: string, operation: Operation, json: string, now: number) => void;
};

type Kept = {readonly operation: Operation; readonly json: Buffer};

const MOST_BYTES = 1024 * 1024;

/** Makes an empty store of at most 1 MiB, which lets go of the oldest pages first. */
export function createSettledPages(account: Account): SettledPages {
	const pages = new Map<string, Kept>();
	const settled = new WeakMap<Operation, number>();
	let bytes = 0;

	function settledMs(operation: Operation): number {
		const ms = settled.get(operation) ?? operation.timeline.lastChangeMs(Number.POSITIVE_INFINITY);
		settled.set(operation, ms);
		return ms;
	}

	/** Nothing will change any more, and no client has canceled or deleted anything. */
	function hasSettled(operation: Operation, now: number): boolean {
		return operation.interventions.size === 0 && now - operation.createdAt >= settledMs(operation);
	}

	function forget(query: string): void {
		bytes -= query.length + (pages.get(query)?.json.length ?? 0);
		pages.delete(query);
	}

	return {
		get(query, now) {
			const kept = pages.get(query);
			if (kept === undefined) return undefined;
			const {operation, json} = kept;
			if (hasSettled(operation, now) && account.operation(operation.id, now) !== undefined) return json;
			forget(query);
			return undefined;
		},
		keep(query, operation, text, now) {
			const size = query.length + Buffer.byteLength(text);
			if (size > MOST_BYTES || pages.has(query) || !hasSettled(operation, now)) return;
			pages.set(query, {operation, json: Buffer.from(text)});
			bytes += size;
			for (const oldest of pages.keys()) {
				if (bytes <= MOST_BYTES) return;
				forget(oldest);
			}
		},
	};
}

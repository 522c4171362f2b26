import type {Dialect, ScenarioName} from '../../source/sandbox/options.ts';

/** How many emails the send has. */
export const recipients = 10_000;

const hour = 3_600_000;

/** What is served. */
export type SendOptions = {
	readonly dialect: Dialect;
	/** When it began: an hour ago unless given, so that it is long over. */
	readonly ageMs?: number;
	readonly durationMs?: number;
	readonly scenario?: ScenarioName;
	/** Added to every answer. */
	readonly latencyMs?: number;
	/** How many sends of that size the account holds. */
	readonly operations?: number;
	/** How many sends the account holds of which some go on, start and stall while someone looks. */
	readonly sends?: number;
	/** The clock goes on by itself. */
	readonly isLive?: true;
};

/** A send on loopback. Its clock only moves when told to, unless it is live. */
export type Loopback = AsyncDisposable & {
	readonly url: string;
	readonly operationId: string;
	readonly advance: (ms: number) => void;
};

/** Serves a send of 10,000 emails. */
export async function serveSend({ageMs = hour, isLive, ...options}: SendOptions): Promise<Loopback> {
	// Loaded on demand, so that what needs no server can be measured without it.
	const {startSandbox} = await import('../../source/sandbox/sandbox.ts');
	let now = Date.now();
	const clock = isLive ? {} : {now: () => now};
	const {url, operationId, close} = await startSandbox({recipients, startedAt: now - ageMs, ...clock, ...options});
	return {
		url,
		operationId,
		advance: (ms) => {
			now += ms;
		},
		[Symbol.asyncDispose]: close,
	};
}

import type {Fault} from './faults/fault.ts';
import type {Counting, Dialect} from './http/dialects/format.ts';
import type {RequestEntry} from './http/request-log.ts';
import type {ScenarioName} from './scenarios.ts';

/** How the sandbox behaves; everything has a default. */
export type SandboxOptions = {
	/** 0, the default, picks a free one. */
	readonly port?: number;
	/** The same seed tells the same story; default 1. */
	readonly seed?: number;
	/** Emails in the prepared operation, 0 to 10,000; default 10,000, unless the scenario fixes it. */
	readonly recipients?: number;
	/** How many operations the account holds, the prepared one the newest; default 1, unless the scenario says more. */
	readonly operations?: number;
	/** How long the prepared operation takes from start to settled; default 60,000. */
	readonly durationMs?: number;
	/** How many times faster than that everything goes; default 1. */
	readonly speed?: number;
	/** The story told; default `steady`. */
	readonly scenario?: ScenarioName;
	/** Which of Twilio's documented shapes the answers have; default `guide`. */
	readonly dialect?: Dialect;
	/** Whether an email is counted in its present status only; default `exclusive`. */
	readonly counters?: Counting;
	/** Whether `/Errors` and `/Receipts` answer; default as the scenario says. */
	readonly reasons?: boolean;
	/** When the prepared operation was created, in epoch ms; default now. A sandbox started again with it goes on. */
	readonly startedAt?: number;
	/** Added to every answer, in ms; default 0. */
	readonly latencyMs?: number;
	/** How many requests a second are answered before the rest gets 429; default all. */
	readonly rateLimit?: number;
	/** What goes wrong from the start; default nothing. */
	readonly faults?: readonly Fault[];
	/** Hears of every request, for a log. */
	readonly onRequest?: (entry: RequestEntry) => void;
	/** The clock, in epoch ms; default `Date.now`. */
	readonly now?: () => number;
};

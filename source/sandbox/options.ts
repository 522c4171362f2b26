import type {Fault} from './faults/fault.ts';
import type {RequestEntry} from './http/request-log.ts';

export {type FaultName, faults} from './faults/catalogue.ts';
export {type Fault, parseFault} from './faults/fault.ts';

/** Every scenario by its name, with what happens in it. */
export const SCENARIOS = {
	steady: 'An ordinary send: a ramp, a burst, a tail; nearly all delivered',
	burst: 'Quiet at first, then nearly everything at once',
	'slow-start': 'Nothing for the first 40 % of the time, then an ordinary send',
	'bounce-storm': '30 % come back undelivered, all of them from two domains',
	'provider-outage': 'From the middle on every email fails, and the errors say why',
	stalled: 'Stops at 62 % and stays there: the rest never leaves the queue',
	gradual: 'Emails are created while the operation is PROCESSING: total grows from 0',
	lagging: 'The counters trail the emails by a tenth of the time, beyond COMPLETED',
	unaccounted: 'COMPLETED, but 4 % of the emails never get a counter, and some of those failed',
	'quiet-tail': 'Two emails stay SENT for good, while people go on opening the others for hours',
	scheduled: 'Scheduled: waits for the first 40 % of the time, then goes out',
	canceled: 'Scheduled, then canceled before its time: every email ends CANCELED',
	campaign: '40 operations of one campaign that share their tags: some ended, one failing, one stalled, more to come',
	inbound: 'An eighth of the emails is received (INBOUND), which no counter includes; the rest is sent',
	'huge-bodies': 'Every email carries 100 kB of html',
	unicode: 'Every script, emoji and right-to-left text in names, addresses and subjects',
	hostile: 'Every field tries to control or deceive the terminal that shows it',
	empty: 'An operation without recipients: completed at once, nothing to list',
	one: 'A single recipient',
} as const;

/** The name of a scenario. */
export type ScenarioName = keyof typeof SCENARIOS;

/** Whether a text names a scenario. */
export function isScenarioName(text: string): text is ScenarioName {
	return Object.hasOwn(SCENARIOS, text);
}

/** Twilio's two documented shapes of an answer: the guide's and the API reference's. */
export const DIALECTS = ['guide', 'reference'] as const;

/** Which of the documented shapes the answers have. */
export type Dialect = (typeof DIALECTS)[number];

/** The two ways to count an email that moved on: only in its present status, or also in those it has been in. */
export const COUNTINGS = ['exclusive', 'cumulative'] as const;

/** How an email that moved on is counted. */
export type Counting = (typeof COUNTINGS)[number];

/** What the sandbox does unless told otherwise. A scenario may fix the recipients and the operations. */
export const SANDBOX_DEFAULTS = {
	port: 0,
	seed: 1,
	recipients: 10_000,
	operations: 1,
	durationMs: 60_000,
	speed: 1,
	scenario: 'steady',
	dialect: 'guide',
	counters: 'exclusive',
	latencyMs: 0,
	faults: [],
} as const satisfies SandboxOptions;

/** How the sandbox behaves; what is left out is as in {@link SANDBOX_DEFAULTS}. */
export type SandboxOptions = {
	/** The port to listen on; 0 picks a free one. */
	readonly port?: number;
	/** The same seed gives the same send. */
	readonly seed?: number;
	/** Emails in the prepared operation, 0 to 10,000; a scenario may fix it. */
	readonly recipients?: number;
	/** How many operations the account holds, the prepared one the newest; a scenario may bring more. */
	readonly operations?: number;
	/**
	 * How many sends the account holds, the prepared one among them: some under way, of which one fails and one stalls, some that start one
	 * after the other, the rest ended. If it is given, `operations` is not read; a scenario may fix it.
	 */
	readonly sends?: number;
	/** How long the prepared operation takes from start to settled, in ms. */
	readonly durationMs?: number;
	/** How many times faster than that everything happens. */
	readonly speed?: number;
	readonly scenario?: ScenarioName;
	readonly dialect?: Dialect;
	readonly counters?: Counting;
	/** Whether `/Errors` and `/Receipts` answer; as the scenario says, unless given. */
	readonly reasons?: boolean;
	/** When the prepared operation was created, in epoch ms; now, unless given. A sandbox started again with it goes on. */
	readonly startedAt?: number;
	/** Added to every answer, in ms. */
	readonly latencyMs?: number;
	/** How many requests a second are answered before the rest gets 429; all, unless given. */
	readonly rateLimit?: number;
	/** The faults from the start. */
	readonly faults?: readonly Fault[];
	/** Called for every request, for a log. */
	readonly onRequest?: (entry: RequestEntry) => void;
	/** The clock, in epoch ms; default `Date.now`. */
	readonly now?: () => number;
};

import type {Email} from './email.ts';
import {isFailure} from './failure.ts';
import {domainOfEmail} from './failure-groups.ts';
import {FAILURE_STATUSES} from './filter.ts';

/**
 * How a send fared at one recipient domain: all of its emails there, how many of them failed, and how long delivery took (ms) at the
 * median and for all but the slowest 5 %; the times are absent if no delivery can be dated.
 */
export type DomainFigures = {
	readonly domain: string;
	readonly emails: number;
	readonly failures: number;
	readonly p50?: number;
	readonly p95?: number;
};

/**
 * What became of the emails to a domain, and when (epoch ms by the server): when each failed, `NaN` if nobody knows, and when each that is
 * DELIVERED arrived, with how long that took (ms).
 */
export type DomainRecord = {
	readonly domain: string;
	readonly emails: number;
	readonly failedAt: readonly number[];
	/** When each ended that has not been opened, failures among them. */
	readonly endedAt: readonly number[];
	/** When each was opened: it had arrived by then, and nothing says when. */
	readonly openedAt: readonly number[];
	readonly deliveries: readonly {readonly at: number; readonly tookMs: number}[];
};

/** Counts emails by domain, a page at a time; an email that comes again is counted once. */
export type DomainTally = {
	readonly add: (emails: readonly Email[]) => void;
	/** The figures of every domain so far, in no particular order. They describe the whole send once all of its emails were added. */
	readonly figures: () => readonly DomainFigures[];
	/** What they are made of. */
	readonly records: () => readonly DomainRecord[];
};

/** The statuses of emails that have ended, apart from OPENED, whose time is that of the open. */
const ENDED: readonly string[] = ['DELIVERED', 'CANCELED', ...FAILURE_STATUSES];

type Tally = {
	emails: number;
	readonly failedAt: number[];
	readonly endedAt: number[];
	readonly openedAt: number[];
	readonly deliveries: {at: number; tookMs: number}[];
};

/** Makes a tally. It keeps ids and numbers, no emails. */
export function createDomainTally(): DomainTally {
	const seen = new Set<string>();
	const tallies = new Map<string, Tally>();

	function count(email: Email): void {
		const domain = domainOfEmail(email);
		const tally = tallies.get(domain) ?? {emails: 0, failedAt: [], endedAt: [], openedAt: [], deliveries: []};
		tallies.set(domain, tally);
		tally.emails += 1;
		const {updatedAt} = email;
		if (isFailure(email)) tally.failedAt.push(updatedAt ?? Number.NaN);
		if (email.status.raw === 'OPENED') tally.openedAt.push(updatedAt ?? Number.NaN);
		else if (ENDED.includes(email.status.raw)) tally.endedAt.push(updatedAt ?? Number.NaN);
		const tookMs = deliveryTime(email);
		if (tookMs !== undefined && updatedAt !== undefined) tally.deliveries.push({at: updatedAt, tookMs});
	}

	const records = () => [...tallies].map(([domain, tally]) => ({domain, ...tally}));
	return {
		add(emails) {
			for (const email of emails) {
				if (seen.has(email.id.raw)) continue;
				seen.add(email.id.raw);
				count(email);
			}
		},
		records,
		figures: () => records().map((record) => figuresOf(record)),
	};
}

/**
 * The figures of a domain as they were at a moment (epoch ms by the server); without one, as they are. A failure that nobody can date
 * counts at any moment.
 */
export function figuresOf({domain, emails, failedAt, deliveries}: DomainRecord, until?: number): DomainFigures {
	const isThere = (at: number) => until === undefined || Number.isNaN(at) || at <= until;
	const delays = deliveries.flatMap(({at, tookMs}) => (isThere(at) ? [tookMs] : []));
	return {domain, emails, failures: failedAt.filter(isThere).length, ...percentiles(delays)};
}

/** The records of all domains as one, without a name. */
export function wholeRecord(records: readonly DomainRecord[]): DomainRecord {
	return {
		domain: '',
		emails: records.reduce((sum, {emails}) => sum + emails, 0),
		failedAt: records.flatMap(({failedAt}) => failedAt),
		endedAt: records.flatMap(({endedAt}) => endedAt),
		openedAt: records.flatMap(({openedAt}) => openedAt),
		deliveries: records.flatMap(({deliveries}) => deliveries),
	};
}

/**
 * How long an email took to arrive, in ms, from when it was created or due. Known while its status is DELIVERED: after an open, its
 * time is that of the open.
 */
function deliveryTime({status, createdAt, scheduledFor, updatedAt}: Email): number | undefined {
	const from = scheduledFor ?? createdAt;
	if (status.raw !== 'DELIVERED' || from === undefined || updatedAt === undefined) return undefined;
	return updatedAt < from ? undefined : updatedAt - from;
}

function percentiles(delays: readonly number[]): Pick<DomainFigures, 'p50' | 'p95'> {
	const sorted = delays.toSorted((a, b) => a - b);
	const at = (percent: number) => sorted[Math.ceil((sorted.length * percent) / 100) - 1];
	const [p50, p95] = [at(50), at(95)];
	return p50 === undefined || p95 === undefined ? {} : {p50, p95};
}

import type {Email} from './email.ts';
import {isFailure} from './failure.ts';
import {domainOfEmail} from './failure-groups.ts';

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

/** Counts emails by domain, a page at a time; an email that comes again is counted once. */
export type DomainTally = {
	readonly add: (emails: readonly Email[]) => void;
	/** The figures of every domain so far, in no particular order. They describe the whole send once all of its emails were added. */
	readonly figures: () => readonly DomainFigures[];
};

type Tally = {emails: number; failures: number; readonly delays: number[]};

/** Makes a tally. It keeps ids and numbers, no emails. */
export function createDomainTally(): DomainTally {
	const seen = new Set<string>();
	const tallies = new Map<string, Tally>();

	function count(email: Email): void {
		const domain = domainOfEmail(email);
		const tally = tallies.get(domain) ?? {emails: 0, failures: 0, delays: []};
		tallies.set(domain, tally);
		tally.emails += 1;
		if (isFailure(email)) tally.failures += 1;
		const delay = deliveryTime(email);
		if (delay !== undefined) tally.delays.push(delay);
	}

	return {
		add(emails) {
			for (const email of emails) {
				if (seen.has(email.id.raw)) continue;
				seen.add(email.id.raw);
				count(email);
			}
		},
		figures: () =>
			[...tallies].map(([domain, {emails, failures, delays}]) => ({domain, emails, failures, ...percentiles(delays)})),
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

import {type DomainFigures, figuresOf, wholeRecord} from '../../../core/emails/domain-figures.ts';
import type {Board} from '../board.ts';
import {createdAtOf, type Send} from '../send.ts';
import type {SendFigures} from './figures.ts';

/** One domain in both sends, or all of their emails; absent if a send has no emails to it, or has not been read. */
export type ComparedDomain = {readonly domain: string; readonly one?: DomainFigures; readonly other?: DomainFigures};

/** The emails of two sends beside each other, as they stood at the same age, as far as the lists have been read. */
export type ComparedEmails = {
	/** The age of both, in ms; absent if both have ended. */
	readonly ageMs?: number;
	readonly all: Omit<ComparedDomain, 'domain'>;
	/** Those with the most failures first. */
	readonly domains: readonly ComparedDomain[];
};

/** Compares the emails of two sends: at the age at which the younger one that still goes on was read. */
export function compareEmails({figures}: Pick<Board, 'figures'>, [one, other]: readonly [Send, Send]): ComparedEmails {
	const sends = [one, other];
	const ages = sends.flatMap((send) => readAge(send, figures.get(send.id)) ?? []);
	const ageMs = ages.length === 0 ? undefined : Math.min(...ages);
	const [left, right] = sends.map((send) => {
		const {records = []} = figures.get(send.id) ?? {};
		const until = ageMs === undefined ? undefined : createdAtOf(send) + ageMs;
		const domains = records.map((record) => [record.domain, figuresOf(record, until)] as const);
		return {byDomain: new Map(domains), all: records.length === 0 ? undefined : figuresOf(wholeRecord(records), until)};
	});
	const pair = (mine: DomainFigures | undefined, theirs: DomainFigures | undefined) => ({
		...(mine === undefined ? {} : {one: mine}),
		...(theirs === undefined ? {} : {other: theirs}),
	});
	const names = new Set([left, right].flatMap((side) => [...(side?.byDomain.keys() ?? [])]));
	const domains = [...names].map((domain) => ({
		domain,
		...pair(left?.byDomain.get(domain), right?.byDomain.get(domain)),
	}));
	return {
		...(ageMs === undefined ? {} : {ageMs}),
		all: pair(left?.all, right?.all),
		domains: domains.toSorted((a, b) => failuresOf(b) - failuresOf(a) || (a.domain < b.domain ? -1 : 1)),
	};
}

/** How old a send was when its list was read; undefined if it had ended by then, or has not been read. */
function readAge(send: Send, figures: SendFigures | undefined): number | undefined {
	return figures?.readAt === undefined ? undefined : figures.readAt - createdAtOf(send);
}

function failuresOf({one, other}: ComparedDomain): number {
	return (one?.failures ?? 0) + (other?.failures ?? 0);
}

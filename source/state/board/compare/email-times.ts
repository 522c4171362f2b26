import {type DomainRecord, wholeRecord} from '../../../core/emails/domain-figures.ts';

/** Moments in their order (epoch ms), and how many more there were at a time that nobody knows. */
export type Moments = {readonly inOrder: readonly number[]; readonly undated: number};

/** When the emails of a send failed, ended and were opened, as in {@link DomainRecord}, and how many emails there are. */
export type EmailTimes = {readonly emails: number} & Readonly<Record<'failed' | 'ended' | 'opened', Moments>>;

/** The times in some records, put in order once: a comparison looks them up at every frame. */
export function timesOf(records: readonly DomainRecord[]): EmailTimes {
	const {emails, failedAt, endedAt, openedAt} = wholeRecord(records);
	return {emails, failed: momentsOf(failedAt), ended: momentsOf(endedAt), opened: momentsOf(openedAt)};
}

/** How many of the moments had come by this one. */
export function manyBy({inOrder}: Moments, until: number): number {
	let [from, to] = [0, inOrder.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((inOrder[middle] ?? Number.POSITIVE_INFINITY) <= until) from = middle + 1;
		else to = middle;
	}
	return from;
}

function momentsOf(all: readonly number[]): Moments {
	const inOrder = all.filter((moment) => !Number.isNaN(moment)).sort((a, b) => a - b);
	return {inOrder, undated: all.length - inOrder.length};
}

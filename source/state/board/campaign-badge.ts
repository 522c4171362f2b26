import {type Counts, failureCount} from '../../core/operation/counts.ts';
import type {GivenTerms} from '../../core/operation/terms.ts';
import {NOTHING_KNOWN} from '../watch/operation.ts';
import {type Badge, isFailing, settledBadge} from '../watch/select/send/badge.ts';
import type {Send} from './send.ts';

/**
 * The badge of a campaign: the worst of its sends, as `sendwatch wait` judges several. Many small sends may each be too small to be
 * failing, so the sums are judged too, but not by a `--fail-if` that is a number of emails: that is meant for one send.
 */
export function campaignBadge(sends: readonly Send[], sums: Counts | undefined, terms: GivenTerms): Badge {
	const badges = new Set(sends.map(({badge}) => badge));
	const isUnderWay = sends.some((send) => send.isUnderWay && send.badge !== 'unknown');
	return isUnderWay ? badgeUnderWay(badges, sums, terms) : badgeAtTheEnd(badges, sums, terms);
}

function badgeUnderWay(badges: ReadonlySet<Badge>, sums: Counts | undefined, terms: GivenTerms): Badge {
	const isBad = badges.has('failing') || badges.has('settled-badly');
	if (isBad || (sums !== undefined && areFailing(sums, terms))) return 'failing';
	if (badges.has('unaccounted')) return 'unaccounted';
	if (badges.has('stalled')) return 'stalled';
	if (sums !== undefined && failureCount(sums) > 0) return 'some-fail';
	return badges.has('scheduled') && badges.size === 1 ? 'scheduled' : 'on-its-way';
}

function badgeAtTheEnd(badges: ReadonlySet<Badge>, sums: Counts | undefined, terms: GivenTerms): Badge {
	const isSettled = badges.has('settled-well') || badges.has('settled-partly');
	if (sums !== undefined && isSettled && areBad(sums, terms)) return 'settled-badly';
	return ENDED_WORST_FIRST.find((badge) => badges.has(badge)) ?? 'unknown';
}

const ENDED_WORST_FIRST: readonly Badge[] = [
	'settled-badly',
	'unaccounted',
	'settled-partly',
	'canceled',
	'settled-well',
];

function areFailing(sums: Counts, terms: GivenTerms): boolean {
	return isOfSums(terms) && isFailing({...NOTHING_KNOWN, counts: sums}, terms);
}

function areBad(sums: Counts, terms: GivenTerms): boolean {
	return isOfSums(terms) && settledBadge(sums, terms) === 'settled-badly';
}

function isOfSums({failIf}: GivenTerms): boolean {
	return failIf === undefined || failIf.isShare;
}

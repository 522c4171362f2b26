import {domainOf} from '../../core/emails/domain.ts';
import type {Email, Tag} from '../../core/emails/email.ts';
import {isFailure} from '../../core/emails/failure.ts';
import type {Filter, FilterChange} from '../../core/emails/filter.ts';
import type {Reason} from '../../core/emails/reason.ts';
import {formatTagFilter, parseTagFilter} from '../../core/emails/tags.ts';
import {type EmailStatus, isEmailStatus} from '../../core/operation/status.ts';
import {type SafeText, type Untrusted, untrusted} from '../../core/text/text.ts';
import {type Pages, rowCount, rowsFrom} from '../watch/list/pages.ts';

/** Failed emails that have something in common: where they went, what became of them, and a tag, where most failures share one. */
export type Cluster = {
	readonly key: string;
	readonly domain: Untrusted;
	readonly status: EmailStatus;
	readonly tag?: Tag;
	readonly emails: readonly Email[];
};

/** A tag is worth naming when at least so many of the failures have it: then it may be what they have in common. */
const TELLING_SHARE = 0.6;

/** The loaded failures by recipient domain, status and, where it tells something, tag; the largest cluster first. Each email is in one. */
export function clustersOf(pages: Pages): readonly Cluster[] {
	const failures = rowsFrom(pages, 0, rowCount(pages)).filter(isFailure);
	const tagKey = tellingKey(failures);
	const clusters = new Map<string, Cluster & {readonly emails: Email[]}>();
	for (const email of failures) {
		const status = email.status.raw;
		if (!isEmailStatus(status)) continue;
		const domain = untrusted(domainOf(email.to[0]?.address.raw ?? ''));
		const tag = email.tags.find(({key}) => key.raw === tagKey);
		const key = JSON.stringify([domain.raw, status, tag?.value.raw]);
		const cluster = clusters.get(key);
		if (cluster === undefined)
			clusters.set(key, {key, domain, status, emails: [email], ...(tag === undefined ? {} : {tag})});
		else cluster.emails.push(email);
	}
	return [...clusters.values()].sort((a, b) => b.emails.length - a.emails.length);
}

/** The key of the tag that most of the failures share with the same value; undefined where none stands out. */
function tellingKey(failures: readonly Email[]): string | undefined {
	const counts = new Map<string, {key: string; count: number}>();
	for (const {tags} of failures)
		for (const {key, value} of tags) {
			const pair = JSON.stringify([key.raw, value.raw]);
			counts.set(pair, {key: key.raw, count: (counts.get(pair)?.count ?? 0) + 1});
		}
	const [first] = [...counts.values()].sort((a, b) => b.count - a.count);
	return first !== undefined && first.count >= failures.length * TELLING_SHARE ? first.key : undefined;
}

/**
 * What narrows the list to a cluster. The server is asked for the status and the tag, as far as it takes them; the domain, last, is
 * ours to pick out.
 */
export function changesTo({domain, status, tag}: Cluster, {tags}: Filter): readonly FilterChange[] {
	const pair = tag === undefined ? undefined : `${tag.key.raw}:${tag.value.raw}`;
	const parse = parseTagFilter([formatTagFilter(tags), pair ?? ''].join(' '));
	return [
		{part: 'statuses', statuses: [status]},
		...(pair === undefined || parse.mistake !== undefined ? [] : [{part: 'tags' as const, tags: parse.pairs}]),
		{part: 'domains', domains: [domain.raw]},
	];
}

/** Why emails failed, by the id of the email; `isWanted` while they have to be asked for. */
export type Reasons = {readonly byEmail: ReadonlyMap<string, Reason>; readonly isWanted: boolean};

/** Nothing known, nothing asked. */
export const NO_REASONS: Reasons = {byEmail: new Map(), isWanted: false};

/** The reason that most emails of a cluster have; undefined where none is known. */
export function mainReason({emails}: Cluster, {byEmail}: Reasons): SafeText | undefined {
	const counts = new Map<SafeText, number>();
	for (const {id} of emails) {
		const message = byEmail.get(id.raw)?.message.safe;
		if (message !== undefined) counts.set(message, (counts.get(message) ?? 0) + 1);
	}
	return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

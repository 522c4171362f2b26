import {describe, expect, test} from 'vitest';
import type {Email} from '../../../source/core/emails/email.ts';
import type {Reason} from '../../../source/core/emails/failure.ts';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {clustersOf, filterChangesFor, mainReason} from '../../../source/state/failures/clusters.ts';
import {NO_REASONS} from '../../../source/state/failures/reasons.ts';
import {appendPage, NO_PAGES} from '../../../source/state/watch/list/pages.ts';
import {email} from '../../helpers/emails.ts';

let number = 0;

/** An email to an address, with tags written `key:value`. */
function to(address: string, status: string, ...tags: readonly string[]): Email {
	number += 1;
	return email(number, status, {
		to: address === '' ? [] : [{address: untrusted(address)}],
		tags: tags.map((pair) => {
			const [key = '', value = ''] = pair.split(':');
			return {key: untrusted(key), value: untrusted(value)};
		}),
	});
}

function clusters(...emails: readonly Email[]) {
	return clustersOf(appendPage(NO_PAGES, null, {emails, next: 'more'}, 0));
}

/** The clusters in words. */
function told(...emails: readonly Email[]): readonly string[] {
	return clusters(...emails).map(({domain, status, tag, emails: all}) =>
		[all.length, domain.safe, status, ...(tag === undefined ? [] : [`${tag.key.safe}:${tag.value.safe}`])].join(' '),
	);
}

describe('failures', () => {
	test('are counted by domain and status, worst first; what did not fail is left out', () => {
		expect(
			told(
				to('a@one.example', 'FAILED'),
				to('b@two.example', 'UNDELIVERED'),
				to('c@TWO.example', 'UNDELIVERED'),
				to('d@two.example', 'FAILED'),
				to('e@two.example', 'DELIVERED'),
			),
		).toEqual(['2 two.example UNDELIVERED', '1 one.example FAILED', '1 two.example FAILED']);
	});

	test('are told apart by a tag that most of them share', () => {
		expect(
			told(
				to('a@one.example', 'FAILED', 'plan:free', 'campaign:spring'),
				to('b@one.example', 'FAILED', 'plan:gold', 'campaign:spring'),
				to('c@one.example', 'FAILED', 'plan:team', 'campaign:autumn'),
				to('d@two.example', 'FAILED', 'plan:free', 'campaign:spring'),
			),
		).toEqual([
			'2 one.example FAILED campaign:spring',
			'1 one.example FAILED campaign:autumn',
			'1 two.example FAILED campaign:spring',
		]);
	});

	test('are not taken apart by tags that say nothing', () => {
		const plans = ['free', 'gold', 'team'];
		expect(told(...plans.map((plan) => to('a@one.example', 'FAILED', `plan:${plan}`)))).toEqual([
			'3 one.example FAILED',
		]);
	});

	test('without a recipient are counted, too', () => {
		expect(told(to('', 'FAILED'))).toEqual(['1  FAILED']);
		expect(told()).toEqual([]);
	});
});

describe('the list narrowed to a cluster', () => {
	test('asks the server for status and tag, besides the tags there were, and picks the domain out', () => {
		const [cluster] = clusters(to('a@one.example', 'FAILED', 'campaign:spring'));
		const filter = {...NO_FILTER, tags: [{key: 'plan', value: 'free'}]};
		expect(cluster && filterChangesFor(cluster, filter)).toEqual([
			{part: 'statuses', statuses: ['FAILED']},
			{
				part: 'tags',
				tags: [
					{key: 'plan', value: 'free'},
					{key: 'campaign', value: 'spring'},
				],
			},
			{part: 'domains', domains: ['one.example']},
		]);
	});

	test('leaves a tag out that the server would refuse', () => {
		const [cluster] = clusters(to('a@one.example', 'FAILED', 'campaign:spring sale'));
		expect(cluster && filterChangesFor(cluster, NO_FILTER).map(({part}) => part)).toEqual(['statuses', 'domains']);
	});
});

test('the reason of a cluster is the one most of its emails have', () => {
	const emails = [1, 2, 3, 4].map(() => to('a@one.example', 'FAILED'));
	const [cluster] = clusters(...emails);
	const words = ['Refused', 'Full', 'Full'];
	const reasons = words.map((message, index): [string, Reason] => {
		const emailId = emails[index]?.id.raw ?? '';
		return [emailId, {emailId, message: untrusted(message)}];
	});
	expect(cluster && mainReason(cluster, {...NO_REASONS, byEmail: new Map(reasons)})).toBe('Full');
	expect(cluster && mainReason(cluster, NO_REASONS)).toBeUndefined();
});

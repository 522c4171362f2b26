import {describe, expect, test} from 'vitest';
import type {Email} from '../../../source/core/emails/email.ts';
import {type Grouping, groupFailures} from '../../../source/core/emails/failure-groups.ts';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {countSelected, filterChangesFor} from '../../../source/state/failures/narrow.ts';
import {email} from '../../helpers/emails.ts';

/** A failure at a domain, with tags written `key:value`. */
function failure(number: number, domain: string, status: string, ...tags: readonly string[]): Email {
	return email(number, status, {
		to: [{address: untrusted(`person@${domain}`)}],
		tags: tags.map((pair) => {
			const [key = '', value = ''] = pair.split(':');
			return {key: untrusted(key), value: untrusted(value)};
		}),
	});
}

const REASON = {code: 20001, message: untrusted('content')};

/** The changes for the largest group, and how many emails they select. */
function narrowed(emails: readonly Email[], grouping: Grouping, filter = NO_FILTER, explained: readonly number[] = []) {
	const reasons = new Map(explained.map((number) => [email(number).id.raw, REASON]));
	const [group] = groupFailures(emails, grouping, reasons);
	if (group === undefined) throw new Error('There is no group.');
	const changes = filterChangesFor(group, filter);
	return {changes, own: group.emails.length, selected: countSelected(emails, changes)};
}

describe('the list narrowed to a group', () => {
	test('of a domain asks the server for the statuses there, and picks the domain out', () => {
		const {changes, own, selected} = narrowed(
			[failure(1, 'one.example', 'FAILED'), failure(2, 'one.example', 'FAILED'), failure(3, 'two.example', 'FAILED')],
			'domain',
		);
		expect(changes).toEqual([
			{part: 'statuses', statuses: ['FAILED']},
			{part: 'domains', domains: ['one.example']},
		]);
		expect(selected).toBe(own);
	});

	test('of a tag asks the server for it, besides the tags there were', () => {
		const emails = [failure(1, 'one.example', 'FAILED', 'campaign:spring'), failure(2, 'two.example', 'UNDELIVERED')];
		const filter = {...NO_FILTER, tags: [{key: 'plan', value: 'free'}]};
		const {changes} = narrowed([...emails, failure(3, 'two.example', 'FAILED', 'campaign:spring')], 'tag', filter);
		expect(changes).toEqual([
			{part: 'statuses', statuses: ['FAILED']},
			{
				part: 'tags',
				tags: [
					{key: 'plan', value: 'free'},
					{key: 'campaign', value: 'spring'},
				],
			},
		]);
	});

	test('leaves a tag out that the server would refuse, and so has more than the group', () => {
		const {changes, own, selected} = narrowed(
			[
				failure(1, 'one.example', 'FAILED', 'campaign:spring sale'),
				failure(2, 'one.example', 'FAILED', 'campaign:spring sale'),
				failure(3, 'one.example', 'FAILED'),
			],
			'tag',
		);
		expect(changes.map(({part}) => part)).toEqual(['statuses']);
		expect([own, selected]).toEqual([2, 3]);
	});

	test('of a reason has whatever failed at its domains', () => {
		const emails = [1, 2, 3, 4].map((number) => failure(number, number < 4 ? 'one.example' : 'two.example', 'FAILED'));
		const {changes, own, selected} = narrowed(emails, 'reason', NO_FILTER, [1, 2]);
		expect(changes.at(-1)).toEqual({part: 'domains', domains: ['one.example']});
		expect([own, selected]).toEqual([2, 3]);
	});
});

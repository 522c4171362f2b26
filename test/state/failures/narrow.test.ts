import {describe, expect, test} from 'vitest';
import type {Email} from '../../../source/core/emails/email.ts';
import type {ReasonText} from '../../../source/core/emails/failure.ts';
import type {Grouping} from '../../../source/core/emails/failure-groups.ts';
import {changeFilter, type Filter, NO_FILTER} from '../../../source/core/emails/filter.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {NO_FAILURES} from '../../../source/state/failures/failures.ts';
import {regroup} from '../../../source/state/failures/groups.ts';
import {countSelected, filterChangesFor, selectFailures} from '../../../source/state/failures/narrow.ts';
import {NO_REASONS} from '../../../source/state/failures/reasons.ts';
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

type Given = {
	readonly filter?: Filter;
	/** The reasons by the numbers of their emails. */
	readonly reasons?: Readonly<Record<number, ReasonText>>;
	/** How many of the emails have been read with their reasons; all unless given. */
	readonly read?: number;
	/** Which group, by its place; the largest unless given. */
	readonly place?: number;
};

/** The changes for a group, and which emails it has and they select. */
function narrowed(
	emails: readonly Email[],
	grouping: Grouping,
	{filter = NO_FILTER, reasons = {}, read = emails.length, place = 0}: Given = {},
) {
	const byEmail = new Map(Object.entries(reasons).map(([number, reason]) => [email(Number(number)).id.raw, reason]));
	const known = {...NO_FAILURES.known, emails};
	const explained = read === emails.length ? emails : emails.slice(0, read);
	const failures = regroup({...NO_FAILURES, known, reasons: {...NO_REASONS, byEmail}, grouping, explained});
	const group = failures.groups[place];
	if (group === undefined) throw new Error('There is no group.');
	const changes = filterChangesFor(group, filter, {failures});
	const selected = selectFailures(changes.reduce(changeFilter, filter), {failures});
	expect(countSelected(changes, {failures})).toBe(
		selectFailures(changes.reduce(changeFilter, NO_FILTER), {failures}).length,
	);
	return {changes, own: numbers(group.emails), selected: numbers(selected)};
}

function numbers(emails: readonly Email[]): readonly string[] {
	return emails.map(({id}) => id.raw).toSorted();
}

const CONTENT = {code: 20001, message: untrusted('content')};
const LIMIT = {code: 30003, message: untrusted('limit')};
const FOUR = [1, 2, 3, 4].map((number) => failure(number, number < 4 ? 'one.example' : 'two.example', 'FAILED'));

describe('the list narrowed to a group', () => {
	test('of a domain asks the server for the statuses there, and picks the domain out', () => {
		const {changes, own, selected} = narrowed(FOUR, 'domain');
		expect(changes).toEqual([
			{part: 'statuses', statuses: ['FAILED']},
			{part: 'domains', domains: ['one.example']},
		]);
		expect(selected).toEqual(own);
	});

	test('of a tag asks the server for it, besides the tags there were', () => {
		const emails = [
			failure(1, 'one.example', 'FAILED', 'campaign:spring'),
			failure(2, 'two.example', 'UNDELIVERED'),
			failure(3, 'two.example', 'FAILED', 'campaign:spring'),
		];
		const filter = {...NO_FILTER, tags: [{key: 'plan', value: 'free'}]};
		expect(narrowed(emails, 'tag', {filter}).changes).toEqual([
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
		const emails = [
			failure(1, 'one.example', 'FAILED', 'campaign:spring sale'),
			failure(2, 'one.example', 'FAILED', 'campaign:spring sale'),
			failure(3, 'one.example', 'FAILED'),
		];
		const {changes, own, selected} = narrowed(emails, 'tag');
		expect(changes.map(({part}) => part)).toEqual(['statuses']);
		expect([own.length, selected.length]).toEqual([2, 3]);
	});

	test.each<[string, Readonly<Record<number, ReasonText>>, string]>([
		['its code', {1: CONTENT, 2: CONTENT, 3: LIMIT}, '20001'],
		[
			'its code and its words where others share the code',
			{1: CONTENT, 2: CONTENT, 3: {code: 20001, message: untrusted('size')}},
			'20001 content',
		],
		[
			'its words where it has no code',
			{1: {message: untrusted('content')}, 2: {message: untrusted('content')}, 3: CONTENT},
			'content',
		],
		[
			'a code that is text',
			{1: {code: untrusted('E-7'), message: untrusted('x')}, 2: {code: untrusted('E-7'), message: untrusted('x')}},
			'E-7',
		],
	])('of a reason has exactly that, by %s', (_, reasons, key) => {
		const {changes, own, selected} = narrowed(FOUR, 'reason', {
			reasons: {...reasons, 4: LIMIT},
			place: 0,
		});
		expect(own).toEqual(numbers(FOUR.slice(0, 2)));
		expect(changes).toEqual([{part: 'reasons', reasons: [key]}]);
		expect(selected).toEqual(own);
	});

	test('of a reason keeps nothing of another group, but what the user typed', () => {
		const tags = [{key: 'plan', value: 'free'}];
		const filter: Filter = {tags, statuses: ['UNDELIVERED'], domains: ['two.example'], reasons: ['none'], since: 5};
		const {changes} = narrowed(FOUR, 'reason', {filter, reasons: {1: CONTENT, 2: CONTENT}});
		expect(changes.reduce(changeFilter, filter)).toEqual({...NO_FILTER, tags, since: 5, reasons: ['20001']});
	});

	test('of those without a reason has them alone, as far as they have been read', () => {
		const given = {reasons: {1: CONTENT}};
		const {changes, own, selected} = narrowed(FOUR, 'reason', given);
		expect(changes).toEqual([
			{part: 'domains', domains: ['one.example']},
			{part: 'reasons', reasons: ['none']},
		]);
		expect(own).toEqual(numbers(FOUR.slice(1, 3)));
		expect(selected).toEqual(own);
		expect(narrowed(FOUR, 'reason', {...given, read: 2}).selected).toEqual(numbers(FOUR.slice(1, 2)));
	});

	test('of a domain is not narrowed by reason', () => {
		const filter = {...NO_FILTER, reasons: ['20001']};
		const {changes, own, selected} = narrowed(FOUR, 'domain', {filter, reasons: {1: CONTENT}});
		expect(changes[0]).toEqual({part: 'reasons', reasons: []});
		expect(selected).toEqual(own);
	});
});

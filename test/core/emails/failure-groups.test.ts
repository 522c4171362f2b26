import {describe, expect, test} from 'vitest';
import type {Email} from '../../../source/core/emails/email.ts';
import type {ReasonText} from '../../../source/core/emails/failure.ts';
import {type Common, type Grouping, groupFailures, usualGrouping} from '../../../source/core/emails/failure-groups.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {email} from '../../helpers/emails.ts';

const CONTENT: ReasonText = {code: 20001, message: untrusted('content')};
const LIMIT: ReasonText = {code: 20429, message: untrusted('sending limit')};
const REFUSED: ReasonText = {code: 20001, message: untrusted('address refused')};

type Failure = {
	readonly to: string;
	readonly status?: string;
	readonly reason?: ReasonText;
	readonly tags?: readonly string[];
	readonly minute?: number;
};

/** Emails that failed, with their numbers as ids, and the reasons that the server gave. */
function failures(...all: readonly Failure[]) {
	const emails = all.map(
		({to, status = 'FAILED', tags = [], minute}, index): Email =>
			email(index, status, {
				to: to === '' ? [] : [{address: untrusted(to)}],
				tags: tags.map((pair) => {
					const [key = '', value = ''] = pair.split(':');
					return {key: untrusted(key), value: untrusted(value)};
				}),
				...(minute === undefined ? {} : {updatedAt: minute * 60_000 + 17_000}),
			}),
	);
	const reasons = new Map(
		emails.flatMap(({id}, index) => {
			const reason = all[index]?.reason;
			return reason === undefined ? [] : [[id.raw, reason] as const];
		}),
	);
	return {emails, reasons};
}

function nameOf(common: Common): string {
	switch (common.by) {
		case 'reason':
			return `“${common.reason.message.safe}”`;
		case 'domain':
			return common.domain.safe;
		case 'tag':
			return common.tag === undefined ? '(no tags)' : `${common.tag.key.safe}:${common.tag.value.safe}`;
		case 'minute':
			return common.at === undefined ? '(no time)' : `minute ${common.at / 60_000}`;
	}
}

/** The groups in words: count, share, name; and the reasons of its emails. */
function told(grouping: Grouping, ...all: readonly Failure[]): readonly string[] {
	const {emails, reasons} = failures(...all);
	return groupFailures(emails, grouping, reasons).map(({common, emails: own, share, ...group}) => {
		const why = group.reasons.map(({value, count}) => `${count} ${value.message.safe}`);
		const rest = group.unexplained === 0 ? [] : [`${group.unexplained} unexplained`];
		return `${own.length} ${Math.round(share * 100)}% ${nameOf(common)}: ${[...why, ...rest].join(' · ')}`;
	});
}

describe('failures are grouped', () => {
	test('by reason, and those without one by domain', () => {
		expect(
			told(
				'reason',
				{to: 'a@one.example', reason: CONTENT},
				{to: 'b@two.example', reason: CONTENT},
				{to: 'c@two.example', reason: LIMIT},
				{to: 'd@two.example', status: 'UNDELIVERED'},
				{to: 'e@TWO.example', status: 'UNDELIVERED'},
				{to: 'f@two.example', status: 'UNDELIVERED'},
			),
		).toEqual([
			'3 50% two.example: 3 unexplained',
			'2 33% “content”: 2 content',
			'1 17% “sending limit”: 1 sending limit',
		]);
	});

	test('by reason with its code: the same words under two codes are two reasons', () => {
		const other = {...CONTENT, code: untrusted('E-1')};
		expect(
			told(
				'reason',
				{to: 'a@one.example', reason: CONTENT},
				{to: 'b@one.example', reason: other},
				{to: 'c@one.example', reason: {message: CONTENT.message}},
			),
		).toHaveLength(3);
	});

	test('by domain, with all the reasons there and how many have each', () => {
		const one = 'a@one.example';
		expect(
			told(
				'domain',
				{to: one, reason: REFUSED},
				{to: one, reason: CONTENT},
				{to: one, reason: CONTENT},
				{to: one, reason: LIMIT},
				{to: one, reason: CONTENT},
				{to: one, reason: LIMIT},
				{to: one},
				{to: ''},
			),
		).toEqual([
			'7 88% one.example: 3 content · 2 sending limit · 1 address refused · 1 unexplained',
			'1 13% : 1 unexplained',
		]);
	});

	test('by tag, an email in the group of each of its tags', () => {
		expect(
			told(
				'tag',
				{to: 'a@one.example', tags: ['plan:free', 'campaign:spring']},
				{to: 'b@one.example', tags: ['plan:gold', 'campaign:spring']},
				{to: 'c@one.example'},
			),
		).toEqual([
			'2 67% campaign:spring: 2 unexplained',
			'1 33% plan:free: 1 unexplained',
			'1 33% plan:gold: 1 unexplained',
			'1 33% (no tags): 1 unexplained',
		]);
	});

	test('by the minute of their last change, in the order of time', () => {
		expect(
			told(
				'minute',
				{to: 'a@one.example', minute: 9},
				{to: 'b@one.example'},
				{to: 'c@one.example', minute: 8},
				{to: 'd@one.example', minute: 9},
			),
		).toEqual(['1 25% minute 8: 1 unexplained', '2 50% minute 9: 2 unexplained', '1 25% (no time): 1 unexplained']);
	});
});

test('a group has the statuses and the domains of its emails, the most frequent first', () => {
	const {emails, reasons} = failures(
		{to: 'a@one.example', reason: CONTENT},
		{to: 'b@two.example', reason: CONTENT, status: 'UNDELIVERED'},
		{to: 'c@two.example', reason: CONTENT},
	);
	const [group] = groupFailures(emails, 'reason', reasons);
	expect(group?.domains.map(({value, count}) => [value.raw, count])).toEqual([
		['two.example', 2],
		['one.example', 1],
	]);
	expect(group?.statuses.map(({value, count}) => [value.raw, count])).toEqual([
		['FAILED', 2],
		['UNDELIVERED', 1],
	]);
});

test('groups of one size keep their order, whichever email comes first', () => {
	const all: readonly Failure[] = [{to: 'a@one.example'}, {to: 'b@two.example'}, {to: 'c@three.example'}];
	expect(told('domain', ...all)).toEqual(told('domain', ...all.toReversed()));
	expect(told('domain')).toEqual([]);
});

test('the usual grouping is by reason where there are reasons, else by domain', () => {
	expect(usualGrouping(failures({to: 'a@one.example', reason: LIMIT}).reasons)).toBe('reason');
	expect(usualGrouping(new Map())).toBe('domain');
});

import {describe, expect, test} from 'vitest';
import type {ReasonText} from '../../../../source/core/emails/failure.ts';
import {type Grouping, groupFailures} from '../../../../source/core/emails/failure-groups.ts';
import {untrusted} from '../../../../source/core/text/text.ts';
import {NO_FAILURES} from '../../../../source/state/failures/failures.ts';
import {
	failureLines,
	panelGroups,
	TREND_PARTS,
	whereaboutsOf,
} from '../../../../source/ui/watch/panel/failure-lines.ts';
import {email} from '../../../helpers/emails.ts';

/** Undelivered emails, so many to each domain, one a second. */
function undelivered(...perDomain: readonly number[]) {
	const domains = perDomain.flatMap((many, index) => new Array<string>(many).fill(`${'abcdef'[index]}.example`));
	return domains.map((domain, number) =>
		email(number, 'UNDELIVERED', {to: [{address: untrusted(`p@${domain}`)}], updatedAt: 1000 * number}),
	);
}

const CONTENT: ReasonText = {message: untrusted('Content refused')};

function groups(emails: ReturnType<typeof undelivered>, explained = 0, grouping: Grouping = 'domain') {
	const reasons = new Map(emails.slice(emails.length - explained).map(({id}) => [id.raw, CONTENT] as const));
	return groupFailures(emails, grouping, reasons);
}

describe('the lines on the failures', () => {
	test('are one per group, worst first', () => {
		const lines = failureLines(groups(undelivered(1, 4, 2)), 3, 'none');
		expect(lines.map(({name, count, detail}) => [name, count, detail])).toEqual([
			['b.example', 4, 'no reason given'],
			['c.example', 2, 'no reason given'],
			['a.example', 1, 'no reason given'],
		]);
		expect(lines[0]?.share).toBeCloseTo(4 / 7);
	});

	test('end with all that have no line, with the reasons of each of them and no one’s domain', () => {
		const lines = failureLines(groups(undelivered(5, 3, 2, 1), 2), 2, 'none');
		expect(lines.map(({name, count, detail}) => [name, count, detail])).toEqual([
			['a.example', 5, 'no reason given'],
			['3 other domains', 6, '2 Content refused · 4 without a reason'],
		]);
		expect(lines[1]?.trend).toEqual([]);
	});

	test.each([
		[
			[12, 9, 1],
			['a.example', 'b.example'],
		],
		[
			[12, 8, 1],
			['a.example', '2 other domains'],
		],
	])('end with the largest of the others alone if nearly all of them are there: %j', (perDomain, expected) => {
		expect(failureLines(groups(undelivered(...perDomain)), 2, 'none').map(({name}) => name)).toEqual(expected);
	});

	test.each([
		['none', ['3 other domains', '2 Content refused · 4 without a reason'], 'no reason given'],
		['unread', ['3 other domains', '2 Content refused · 4 not read yet'], 'not read yet'],
		['unrecorded', ['3 other domains', '2 Content refused · 4 not recorded'], 'not recorded'],
	] as const)(
		'say of emails without a reason of their own whether the server gives none: %s',
		(noReason, last, first) => {
			const lines = failureLines(groups(undelivered(5, 3, 2, 1), 2), 2, noReason);
			expect([lines[0]?.detail, lines[1]?.name, lines[1]?.detail]).toEqual([first, ...last]);
		},
	);

	test('tell when in the time of all failures theirs came', () => {
		const [first, second] = failureLines(groups(undelivered(16, 16)), 3, 'none');
		expect(first?.trend).toHaveLength(TREND_PARTS);
		expect(first?.trend.slice(0, 7).every((many) => many > 0)).toBe(true);
		expect(first?.trend.slice(8).every((many) => many === 0)).toBe(true);
		expect(second?.trend.slice(9).every((many) => many > 0)).toBe(true);
	});

	test('are grouped by domain or reason, whatever the user looks at elsewhere', () => {
		const emails = undelivered(2, 1);
		const failures = {...NO_FAILURES, known: {...NO_FAILURES.known, emails}, groups: groups(emails, 0, 'minute')};
		expect(panelGroups(failures).map(({common}) => common.by)).toEqual(['domain', 'domain']);
	});
});

test.each([
	[[9, 1], '90 % at one domain'],
	[[6, 3, 1], '90 % at two domains'],
	[[5, 1, 1, 1, 1, 1], '60 % at two domains'],
	[[3, 2], 'all at two domains'],
	[[1, 1, 1, 1, 1], 'all at 5 domains'],
	[[7], 'all at one domain'],
])('of failures at domains as %j it is said where most are', (perDomain, expected) => {
	const {share, place, read} = whereaboutsOf(groups(undelivered(...perDomain))) ?? {};
	expect(`${share} ${place}`).toBe(expected);
	expect(read).toBe(perDomain.reduce((sum, many) => sum + many, 0));
});

test('nothing is shown before any have been read', () => {
	expect(whereaboutsOf([])).toBeUndefined();
});

test('and so it is where some of them are grouped by the reason that the server gives', () => {
	const byReason = groups(undelivered(6, 3, 1), 3, 'reason');
	expect(byReason.map(({common}) => common.by)).toContain('reason');
	expect(whereaboutsOf(byReason)).toMatchObject({share: '90 %', place: 'at two domains'});
});

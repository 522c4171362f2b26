import {describe, expect, test} from 'vitest';
import type {Email} from '../../../../source/core/emails/email.ts';
import {
	compareEmails,
	type Direction,
	learnDirection,
	mergeRuns,
	UNKNOWN_DIRECTION,
} from '../../../../source/state/watch/list/merge.ts';
import {emailOf} from '../../../helpers/builders.ts';

const RISING: Direction = {times: 1, ids: 1};

/** Emails by id, `b@7` being one created at 7. */
function emails(text: string): readonly Email[] {
	return text
		.split(' ')
		.filter(Boolean)
		.map((word) => {
			const [id = '', at] = word.split('@');
			return {...emailOf(id), ...(at === undefined ? {} : {createdAt: Number(at)})};
		});
}

function ids(list: readonly Email[]): string {
	return list.map(({id}) => id.raw).join(' ');
}

/** Merges lists; one that ends with `…` is not loaded to its end. */
function merged(lists: readonly string[], shown = ''): string {
	const runs = lists.map((text) => ({emails: emails(text.replace('…', '')), isComplete: !text.endsWith('…')}));
	const compare = (a: Email, b: Email) => compareEmails(a, b, RISING);
	return ids(mergeRuns(runs, compare, new Set(shown.split(' ').filter(Boolean))));
}

describe('several lists as one', () => {
	test.each<[string, readonly string[], string]>([
		['alternate by id', ['a c e', 'b d'], 'a b c d e'],
		['alternate by time of creation, then id', ['z@1 a@3', 'b@1 y@2'], 'b z y a'],
		['end where an unfinished one has run out', ['a c…', 'b d e f'], 'a b c'],
		['show nothing while nothing is known of one', ['…', 'a b'], ''],
		['wait for none that is at its end', ['a', 'b c…'], 'a b c'],
		['have an email once that moved from one to the other', ['a b c', 'b d'], 'a b c d'],
		['keep each in its own order, whatever that is', ['c a', 'b'], 'b c a'],
		['may be empty', ['', ''], ''],
	])('%s', (_, lists, expected) => {
		expect(merged(lists)).toBe(expected);
	});

	test('what was shown once stays, though a list that had ended goes on', () => {
		expect(merged(['a…', 'b c d'], 'a b c')).toBe('a b c');
		expect(merged(['a aa…', 'b c d'], 'a b c')).toBe('a aa b c');
	});
});

describe('the direction of the server', () => {
	test.each<[string, string, string]>([
		['oldest first', 'x@1 b@2 c@3', 'b@1 a@2'],
		['newest first', 'a@3 b@2', 'a@9 b@1'],
		['of one moment, by rising ids', 'a@1 b@1', 'a@5 c@5'],
		['of one moment, by falling ids', 'b@1 a@1', 'c@5 a@5'],
		['newest first, of one moment by falling ids', 'b@2 a@2 c@1 b@1', 'a@9 z@1'],
		['without times, by falling ids', 'c b a', 'b a'],
	])('%s: as one list shows it, another is read', (_, seen, pair) => {
		const direction = learnDirection(UNKNOWN_DIRECTION, emails(seen));
		const [first, second] = emails(pair) as [Email, Email];
		expect(compareEmails(first, second, direction)).toBeLessThan(0);
		expect(compareEmails(second, first, direction)).toBeGreaterThan(0);
	});

	test('is newest first while nothing is known, of one moment by rising ids', () => {
		const [first, second, third] = emails('a@2 b@2 c@1') as [Email, Email, Email];
		expect(compareEmails(first, second, UNKNOWN_DIRECTION)).toBeLessThan(0);
		expect(compareEmails(second, third, UNKNOWN_DIRECTION)).toBeLessThan(0);
	});

	test('does not follow a single email out of its place', () => {
		const direction = learnDirection(UNKNOWN_DIRECTION, emails('a@5 b@6 c@4 d@3 e@2'));
		expect(direction.times).toBeLessThan(0);
	});
});

import {describe, expect, test} from 'vitest';
import {
	NO_STATUS_HISTORY,
	recordStatuses,
	type StatusHistory,
} from '../../../../source/state/watch/details/status-history.ts';
import {emailOf} from '../../../helpers/builders.ts';

/** What was seen of one email, in words: `1 QUEUED, 3 SENT`. */
function told(seen: StatusHistory, id: string): string {
	return (seen.get(id) ?? []).map(({at, status}) => `${at} ${status.raw}`).join(', ');
}

describe('what was seen of an email', () => {
	test('is each status when it first showed', () => {
		const polls = ['QUEUED', 'QUEUED', 'SENT', 'SENT', 'DELIVERED'];
		const seen = polls.reduce(
			(sum, status, at) => recordStatuses(sum, [emailOf('a', {status})], at),
			NO_STATUS_HISTORY,
		);
		expect(told(seen, 'a')).toBe('0 QUEUED, 2 SENT, 4 DELIVERED');
	});

	test('says that it went back, if it did', () => {
		const polls = ['SENT', 'QUEUED', 'SENT'];
		const seen = polls.reduce(
			(sum, status, at) => recordStatuses(sum, [emailOf('a', {status})], at),
			NO_STATUS_HISTORY,
		);
		expect(told(seen, 'a')).toBe('0 SENT, 1 QUEUED, 2 SENT');
	});

	test('is the same object when an answer shows nothing new', () => {
		const seen = recordStatuses(NO_STATUS_HISTORY, [emailOf('a'), emailOf('b')], 1);
		expect(recordStatuses(seen, [emailOf('b'), emailOf('a')], 2)).toBe(seen);
		expect(recordStatuses(seen, [emailOf('c')], 2)).not.toBe(seen);
	});

	test('is kept for the latest 5,000 emails', () => {
		let seen = NO_STATUS_HISTORY;
		for (let page = 0; page < 120; page += 1)
			seen = recordStatuses(
				seen,
				Array.from({length: 50}, (_, row) => emailOf(`${page}-${row}`)),
				page,
			);
		expect(seen.size).toBe(5000);
		expect(told(seen, '119-49')).toBe('119 QUEUED');
		expect(told(seen, '0-0')).toBe('');
	});

	test('of one that flaps forever keeps how it was found and the latest', () => {
		let seen = NO_STATUS_HISTORY;
		for (let at = 0; at < 100; at += 1)
			seen = recordStatuses(seen, [emailOf('a', {status: at % 2 ? 'SENT' : 'QUEUED'})], at);
		expect(seen.get('a')).toHaveLength(12);
		expect(told(seen, 'a')).toMatch(/^0 QUEUED, 89 SENT, .* 99 SENT$/u);
	});
});

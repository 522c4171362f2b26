import fc from 'fast-check';
import {expect, test} from 'vitest';
import {emailIds, operationId} from '../../../source/sandbox/world/ids.ts';

const seed = fc.integer({min: 0, max: 2 ** 32 - 1});

test('ids sort in the order of their emails, and each is turned back into its index', () => {
	fc.assert(
		fc.property(seed, fc.integer({min: 0, max: 2 ** 47}), (key, createdAt) => {
			const ids = emailIds(key, createdAt);
			const all = [0, 1, 2, 4999, 9999].map((index) => ids.at(index));
			expect(all).toEqual(all.toSorted());
			expect(all.map((id) => ids.indexOf(id))).toEqual([0, 1, 2, 4999, 9999]);
			for (const id of all) expect(id).toMatch(/^comms_email_[0-7][a-hjkmnpqrstv-z0-9]{25}$/);
			expect(ids.indexOf(emailIds(key + 1, createdAt).at(0))).toBe(-1);
			expect(operationId(key, createdAt).slice(16, 26)).toBe(all[0]?.slice(12, 22));
		}),
	);
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parseTemplate} from '../../../source/sandbox/mail/liquid.ts';
import {createParcels} from '../../../source/sandbox/mail/packed-content.ts';
import {people, USUAL_DOMAINS} from '../../../source/sandbox/mail/people.ts';
import {plainText} from '../../../source/sandbox/mail/templates.ts';
import {after, pace, timeAt} from '../../../source/sandbox/world/curve.ts';
import {emailIds, operationId} from '../../../source/sandbox/world/ids.ts';
import {shuffle} from '../../../source/sandbox/world/random.ts';

const seed = fc.integer({min: 0, max: 2 ** 32 - 1});

test('a shuffle gives every index a place of its own', () => {
	fc.assert(
		fc.property(seed, fc.integer({min: 1, max: 3000}), (key, size) => {
			const place = shuffle(key, size);
			const places = Array.from({length: size}, (_, index) => place(index));
			expect(places.toSorted((a, b) => a - b)).toEqual([...places.keys()]);
		}),
		{numRuns: 50},
	);
});

test('a curve never goes back, and one that follows it never comes first', () => {
	fc.assert(
		fc.property(seed, fc.integer({min: 1, max: 100_000}), fc.integer({min: 0, max: 5000}), (key, toMs, delayMs) => {
			const first = pace(key, {fromMs: 0, toMs}, (point) => (point < 0.3 ? 0 : 1));
			const second = after(first, key, {leastMs: 0, mostMs: delayMs, lastMs: toMs + delayMs});
			let before = 0;
			let beforeSecond = 0;
			for (let step = 0; step <= 1000; step += 1) {
				const at = timeAt(first, step / 1000);
				expect(at).toBeGreaterThanOrEqual(before);
				expect(timeAt(second, step / 1000)).toBeGreaterThanOrEqual(at);
				expect(timeAt(second, step / 1000)).toBeGreaterThanOrEqual(beforeSecond);
				before = at;
				beforeSecond = timeAt(second, step / 1000);
			}
			expect(timeAt(second, 1)).toBe(toMs + delayMs);
		}),
		{numRuns: 50},
	);
});

test('ids sort as their emails do, and each is read back to its index', () => {
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

test('10,000 recipients have 10,000 addresses, on reserved domains only', () => {
	const person = people(1);
	const addresses = Array.from({length: 10_000}, (_, index) => person(index, USUAL_DOMAINS).address);
	expect(new Set(addresses).size).toBe(10_000);
	for (const address of addresses) expect(address).toMatch(/^[a-z]+\.[a-z]+@example\.(?:com|org|net)$/);
});

test('a packedContent gives back what was packed, in any order', () => {
	const packedContents = createParcels();
	const lists = [0, 1, 2].map((list) => Array.from({length: 12_345}, (_, index) => ({list, index, text: `é${index}`})));
	const packed = lists.map((list) => packedContents.pack(list));
	for (const index of [0, 499, 500, 12_344, 7, 6000, 0]) {
		expect(packed.map((packedContent) => packedContent.at(index))).toEqual(lists.map((list) => list[index]));
	}
	expect(packed[0]?.at(12_345)).toBeUndefined();
});

describe('a template', () => {
	test.each([
		['Hello {{ name }}', {name: 'Jane'}, 'Hello Jane'],
		["Hello {{ name | default: 'there' }}", {}, 'Hello there'],
		['{% for item in cart %}{{ item.title }} {% endfor %}', {cart: [{title: 'a'}, {title: 'b'}]}, 'a b '],
		['{{ constructor }}{{ name.constructor }}', {name: 'Jane'}, ''],
		['no braces', {}, 'no braces'],
	])('%s', (source, variables, text) => {
		expect(parseTemplate(source).render(variables)).toBe(text);
	});
});

test.each([
	['<p>One</p><p>Two</p>', 'One\nTwo'],
	['a<br>b<br/>c', 'a\nb\nc'],
	['<h1>Title</h1>\n<p>Some   <b>bold</b> text.</p>', 'Title\nSome bold text.'],
	['', ''],
])('the text of %s', (html, text) => {
	expect(plainText(html)).toBe(text);
});

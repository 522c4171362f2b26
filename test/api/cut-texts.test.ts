import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createTextCutter, MOST_TEXT_BYTES} from '../../source/api/cut-texts.ts';
import {check} from '../helpers/check.ts';

/** JSON that comes in pieces that end at these places, with its long texts cut. */
function cut(json: string, ends: readonly number[] = []): string {
	const bytes = Buffer.from(json);
	const room = Buffer.alloc(bytes.length);
	const cutter = createTextCutter();
	let end = 0;
	let from = 0;
	for (const to of [...ends.filter((place) => place < bytes.length).toSorted((a, b) => a - b), bytes.length]) {
		end = cutter(bytes.subarray(from, to), room, end);
		from = to;
	}
	return room.toString('utf8', 0, end);
}

/** The same where it lies already. */
function cutInPlace(json: string): string {
	const bytes = Buffer.from(json);
	return bytes.toString('utf8', 0, createTextCutter()(bytes, bytes, 0));
}

/** A text whose end comes near the limit, in bytes, however it is written. */
const anyUnit = fc.constantFrom('a', '"', '\\', '\n', '\u0007', 'é', '日', '👩', '\\"', '\ud800');
const anyText = fc
	.record({
		unit: fc.constantFrom('a', '"', '\\', '日', '👩'),
		missing: fc.integer({min: -12, max: 12}),
		end: fc.string({unit: anyUnit, maxLength: 12}),
	})
	.map(({unit, missing, end}) => {
		const size = Buffer.byteLength(JSON.stringify(unit)) - 2;
		return unit.repeat(Math.floor((MOST_TEXT_BYTES - missing) / size)) + end;
	});

describe('a text in JSON', () => {
	test('of 16 KiB stays as it is, and a longer one ends with …', () => {
		const longest = JSON.stringify({html: 'x'.repeat(MOST_TEXT_BYTES), id: 'a'});
		expect(cut(longest)).toBe(longest);
		const [{html = '', id} = {}] = JSON.parse(cut(`[${longest.replace('xx', 'xxx')}]`));
		expect({length: html.length, end: html.slice(-2), id}).toEqual({length: MOST_TEXT_BYTES - 2, end: 'x…', id: 'a'});
	});

	test('is cut between characters, whatever it holds and wherever the pieces end; the rest of the JSON stays', () => {
		const places = fc.array(fc.integer({min: 0, max: 2 * MOST_TEXT_BYTES}), {maxLength: 4});
		check(
			fc.property(anyText, anyText, fc.boolean(), places, (one, other, isEscaped, ends) => {
				const plain = JSON.stringify({one, between: [1, 'short', null], other, end: '\\"'});
				const json = isEscaped ? plain.replaceAll('日', '\\u65e5') : plain;
				const kept = JSON.parse(cut(json, ends));
				expect(JSON.parse(cutInPlace(json))).toEqual(kept);
				expect(kept).toMatchObject({between: [1, 'short', null], end: '\\"'});
				for (const [text, whole] of [
					[kept.one, one],
					[kept.other, other],
				]) {
					expect(Buffer.byteLength(JSON.stringify(text))).toBeLessThanOrEqual(MOST_TEXT_BYTES + 2);
					expect(text === whole || (text.endsWith('…') && whole.startsWith(text.slice(0, -1)))).toBe(true);
				}
			}),
		);
	});
});

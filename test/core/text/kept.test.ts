import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {mayBeCut, type Untrusted, untrusted, wholeText} from '../../../source/core/text/text.ts';
import {check} from '../../helpers/check.ts';

const MOST_BYTES = 8 * 1024;

describe('a one-line text from outside', () => {
	test.each([
		['of 8 KiB', 'x'.repeat(MOST_BYTES), 'x'.repeat(MOST_BYTES)],
		['of one byte more', 'x'.repeat(MOST_BYTES + 1), `${'x'.repeat(MOST_BYTES - 3)}…`],
		['of three bytes a letter', '日'.repeat(4000), `${'日'.repeat(2729)}…`],
		['of letters that end right at the limit', `${'é'.repeat(MOST_BYTES / 2)}`, `${'é'.repeat(MOST_BYTES / 2)}`],
		['with a byte order mark', `\ufeff${'x'.repeat(MOST_BYTES)}`, `\ufeff${'x'.repeat(MOST_BYTES - 6)}…`],
	])('%s is kept as far as 8 KiB of it', (_, text, kept) => {
		expect(untrusted(text).raw).toBe(kept);
	});

	test('says whether it may have been cut; a short one that ends with … was not', () => {
		for (const unit of ['x', 'é', '日', '👩']) expect(mayBeCut(untrusted(unit.repeat(MOST_BYTES + 1)))).toBe(true);
		expect(mayBeCut(untrusted('x'.repeat(MOST_BYTES)))).toBe(false);
		expect(mayBeCut(untrusted('And so on …'))).toBe(false);
	});

	test('is whole at any length where it is only written', () => {
		const {raw, safe} = wholeText('日'.repeat(100_000));
		expect([raw.length, safe.length < 2000]).toEqual([100_000, true]);
	});

	test('is cut between characters', () => {
		const texts = fc.record({
			start: fc.string({unit: 'binary', maxLength: 8}),
			unit: fc.string({unit: 'grapheme', minLength: 1}),
		});
		check(
			fc.property(texts, ({start, unit}) => {
				const text = (start + unit.repeat(MOST_BYTES)).toWellFormed();
				const {raw} = untrusted(text);
				expect(Buffer.byteLength(raw)).toBeLessThanOrEqual(MOST_BYTES);
				expect(raw.isWellFormed() && raw.endsWith('…') && text.startsWith(raw.slice(0, -1))).toBe(true);
			}),
			15,
		);
	});

	test('does not keep the text that it was cut from in memory', () => {
		setFlagsFromString('--expose-gc');
		const collectGarbage = runInNewContext('gc') as () => void;
		const used = () => {
			collectGarbage();
			return process.memoryUsage().heapUsed;
		};
		const before = used();
		const kept: Untrusted[] = [];
		for (let number = 0; number < 50; number += 1)
			kept.push(untrusted(JSON.parse(`"${number}${'x'.repeat(1024 * 1024)}"`)));
		expect((used() - before) / kept.length).toBeLessThan(64 * 1024);
	});
});

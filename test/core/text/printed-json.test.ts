import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {indentedJson, safeJson} from '../../../source/core/text/printed-json.ts';
import {check} from '../../helpers/check.ts';

function printed(value: unknown): string {
	return safeJson(indentedJson(value));
}

describe('the JSON of an email', () => {
	test('is indented', () => {
		expect(printed({a: [1, 'x']})).toBe('{\n  "a": [\n    1,\n    "x"\n  ]\n}');
	});

	test('however deep it is nested, 64 levels of it are shown', () => {
		let nested: unknown = 'the core';
		for (let depth = 0; depth < 100_000; depth += 1) nested = depth % 2 === 0 ? [nested] : {nested};
		expect(printed(nested)).toMatch(/"… \(nested deeper\)"/u);
		expect(printed([[['core']]])).toContain('core');
	});

	test.each([
		['\u001b]0;owned\u0007', '"\\u001b]0;owned\\u0007"'],
		['\u009b31m\u007f', '"\\u009b31m\\u007f"'],
		['invoice\u202efdp.exe', '"invoice\\u202efdp.exe"'],
		['a\u200bb\u00adc', '"a\\u200bb\\u00adc"'],
		['line\u2028end', '"line\\u2028end"'],
		['tag\u{e0041}', '"tag\\udb40\\udc41"'],
		['lone\ud800', '"lone\\ud800"'],
		['日本語 ok é', '"日本語 ok é"'],
	])('shows what would act or could not be seen as an escape: %j', (value, expected) => {
		expect(printed(value)).toBe(expected);
	});

	test('reads back as what it was, whatever is in it', () => {
		check(
			fc.property(fc.dictionary(fc.string({unit: 'binary'}), fc.string({unit: 'binary'})), (value) => {
				const text = printed(value);
				// At most 8 marks on a letter are shown.
				fc.pre(!/\p{M}{9}/u.test(indentedJson(value)));
				expect(JSON.parse(text)).toEqual(value);
				expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
			}),
		);
	});

	test('cuts a string of megabytes and says so', () => {
		const text = printed({html: 'x'.repeat(5_000_000)});
		expect(text.length).toBeLessThan(300_000);
		expect(text).toContain('… (4737856 characters more)');
	});

	test.each([
		['a list', Array.from({length: 5_000_000}, () => 1), '… (4980064 more)'],
		['an object', Object.fromEntries(Array.from({length: 100_000}, (_, index) => [index, 1])), '… (80064 more)'],
	])(
		'cuts %s of more values than anybody reads, deep enough that its indentation alone would be no string',
		(_, wide, said) => {
			let nested: unknown = wide;
			for (let depth = 0; depth < 62; depth += 1) nested = [nested];
			const text = indentedJson([nested, 'never reached']);
			expect(text.length).toBeLessThan(4_000_000);
			expect(text).toContain(`"${said}"`);
			expect(text).toContain('"… (1 more)"');
		},
	);
});

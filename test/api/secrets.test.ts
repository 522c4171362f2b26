import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {REDACTED, redact, redactBody, rememberSecret} from '../../source/api/secrets.ts';

const USER = 'SK00000000000000000000000000000009';
const SECRET = 'c4n4ry/s3cr3t+wörd"&9f';

rememberSecret(USER, SECRET);

const bytes = Buffer.from(SECRET);
const pair = Buffer.from(`${USER}:${SECRET}`);

describe('a secret is removed from every message', () => {
	test.each<readonly [string, string]>([
		['as it is', SECRET],
		['with its name, as curl has it', `${USER}:${SECRET}`],
		['in JSON', JSON.stringify({said: SECRET})],
		['in JSON in JSON', JSON.stringify({said: JSON.stringify({said: SECRET})})],
		[
			'in JSON, all escaped',
			'\\u0063\\u0034\\u006e\\u0034\\u0072\\u0079\\u002f\\u0073\\u0033\\u0063\\u0072\\u0033\\u0074\\u002b\\u0077\\u00f6\\u0072\\u0064\\u0022\\u0026\\u0039\\u0066',
		],
		['in a URL', `https://gateway.example/?auth=${encodeURIComponent(SECRET)}`],
		['in a URL, small letters', 'c4n4ry%2fs3cr3t%2bw%c3%b6rd%22%269f'],
		['in base64', bytes.toString('base64')],
		['in base64, for URLs', bytes.toString('base64url')],
		['in a Basic header', `Basic ${pair.toString('base64')}`],
		['in a Basic header without its padding', `Basic ${pair.toString('base64url')}`],
		['in hex', bytes.toString('hex')],
		['in hex, capital letters', bytes.toString('hex').toUpperCase()],
	])('%s', (_, text) => {
		const said = redact(`The gateway says ${text} and no more.`);
		expect(said).toMatch(/^The gateway says .* and no more\.$/u);
		expect(said).toContain(REDACTED);
		for (const part of [SECRET.slice(0, 8), 'YzRuNHJ5', '63346e34', 'M3IzdC'])
			expect(said.toLowerCase()).not.toContain(part.toLowerCase());
	});

	test('in base64 of anything that holds it, wherever it begins', () => {
		fc.assert(
			fc.property(fc.uint8Array({maxLength: 12}), fc.uint8Array({maxLength: 12}), (before, after) => {
				const text = Buffer.concat([before, bytes, after]).toString('base64');
				const rest = redact(text).split(REDACTED);
				expect(rest).toHaveLength(2);
				// Of the secret itself at most the two bytes that share a character with their neighbours are left.
				expect((rest[0]?.length ?? 0) * 6).toBeLessThan(before.length * 8 + 12);
			}),
		);
	});
});

test('what is no secret stays as it is', () => {
	fc.assert(fc.property(fc.string({maxLength: 200}), (text) => redact(text) === text));
	expect(redact(`${USER} came from TWILIO_API_KEY`)).toBe(`${USER} came from TWILIO_API_KEY`);
});

test('a secret that is a part of another does not leave the rest of it', () => {
	rememberSecret('', 'gr33n-t1g3r');
	rememberSecret('', 'gr33n-t1g3r-in-the-n1ght');
	rememberSecret('', 't1g3r');
	expect(redact('gr33n-t1g3r-in-the-n1ght, gr33n-t1g3r, t1g3r')).toBe('[redacted], [redacted], [redacted]');
});

describe('a secret of fewer than 8 characters', () => {
	const PIN = 'sq7id';
	rememberSecret('proxy', PIN);
	rememberSecret('proxy', '471142');
	rememberSecret('proxy', '');

	test.each([
		['as it is', `The password ${PIN} is wrong.`, 'The password [redacted] is wrong.'],
		['with its name', `http://proxy:${PIN}@gateway`, 'http://proxy:[redacted]@gateway'],
		['in JSON', JSON.stringify({said: PIN}), '{"said":"[redacted]"}'],
		['in a Basic header', `Basic ${btoa(`proxy:${PIN}`)}`, 'Basic [redacted]'],
		['in base64', btoa(PIN), '[redacted]'],
		['in hex', Buffer.from(PIN).toString('hex'), '[redacted]'],
		['of digits', 'PIN 471142, not 4711420', 'PIN [redacted], not 4711420'],
	])('is taken out %s', (_, text, expected) => {
		expect(redact(text)).toBe(expected);
	});

	test('is left alone where it is a part of a word', () => {
		rememberSecret('proxy', 'zq');
		expect(redact('71 questions, enE, zq?')).toBe('71 questions, enE, [redacted]?');
		expect(redact(`${PIN}s and un${PIN}`)).toBe(`${PIN}s and un${PIN}`);
	});

	test('leaves JSON what it was: names of fields, numbers and null stay', () => {
		const body = JSON.stringify({[PIN]: PIN, total: 471142, list: [471142]});
		expect(JSON.parse(redactBody(body))).toEqual({[PIN]: REDACTED, total: 471142, list: [471142]});
	});
});

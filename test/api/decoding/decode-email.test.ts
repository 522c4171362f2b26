import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {decodeEmail} from '../../../source/api/decoding/decode-email.ts';
import {belongsTo} from '../../../source/api/decoding/decode-related.ts';
import {createSharedTexts} from '../../../source/api/decoding/shared-texts.ts';
import {check} from '../../helpers/check.ts';
import {emailBySchema, isForeignBySchema} from './email-by-schema.ts';

const ASKED = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';

const anyText = fc.oneof(
	fc.string({maxLength: 12}),
	fc.string({unit: 'binary', maxLength: 12}),
	fc.constantFrom(
		'',
		'SENT',
		'sent',
		'OPERATION',
		'operation',
		ASKED,
		'\u001B[2J',
		'\u202E',
		'\uD800',
		'e\u0301'.repeat(9),
	),
	fc.constantFrom('2026-04-05T06:20:00Z', '2026-04-05', '2026-99-99', 'yesterday', '0', '__proto__', '👩‍👧 ok'),
	fc.constantFrom('a'.repeat(300), `${'x'.repeat(2000)}\u001B`),
);
const anyValue = fc.oneof({depthSize: 'small'}, anyText, fc.jsonValue({maxDepth: 2}));
const object = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) => fc.record(fields, {requiredKeys: []});
const mostly = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({weight: 4, arbitrary}, {weight: 1, arbitrary: anyValue});

const anyMailbox = mostly(fc.oneof(anyText, object({address: mostly(anyText), name: mostly(anyText)})));
const anyRelated = mostly(
	object({name: mostly(anyText), id: mostly(anyText), uri: mostly(anyText), more: fc.jsonValue({maxDepth: 1})}),
);
const anyReference = object({
	name: fc.constantFrom('OPERATION', 'operation', 'OTHER'),
	id: fc.constantFrom('', ASKED, 'b'),
});
const anyItem = object({
	id: mostly(anyText),
	status: mostly(anyText),
	from: anyMailbox,
	to: fc.oneof(anyMailbox, fc.array(anyMailbox, {maxLength: 4})),
	content: mostly(object({subject: mostly(anyText), html: anyValue, text: anyValue})),
	tags: mostly(
		fc.dictionary(fc.oneof(anyText, fc.constantFrom('constructor', 'prototype', '__proto__')), mostly(anyText)),
	),
	operationId: mostly(anyText),
	scheduledFor: mostly(anyText),
	createdAt: mostly(anyText),
	updatedAt: mostly(anyText),
	deletedAt: mostly(anyText),
	related: mostly(
		fc.oneof(
			fc.array(fc.oneof(anyRelated, anyReference), {maxLength: 3}),
			fc.array(anyRelated, {minLength: 101, maxLength: 103}),
		),
	),
});

describe('an email of any shape', () => {
	test('is read as its schema reads it, whatever came before it', () => {
		const shared = createSharedTexts();
		check(
			fc.property(anyItem, (item) => {
				// As it comes out of an answer: only what JSON has, and own fields alone.
				const parsed: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(item));
				expect(decodeEmail(parsed, shared)).toStrictEqual(emailBySchema(parsed));
				if (emailBySchema(parsed) !== undefined)
					expect(belongsTo(parsed, ASKED)).toBe(!isForeignBySchema(parsed, ASKED));
			}),
		);
	});
});

describe('texts that emails have in common', () => {
	const item = {
		id: 'a',
		from: {address: 'news@example.com', name: 'News'},
		content: {subject: 'Hello'},
		tags: {plan: 'pro'},
	};

	test('are kept once', () => {
		const shared = createSharedTexts();
		const [one, other] = [decodeEmail(item, shared), decodeEmail({...item, id: 'b'}, shared)];
		expect(one?.from?.address).toBe(other?.from?.address);
		expect(one?.subject).toBe(other?.subject);
		expect(one?.tags[0]?.value).toBe(other?.tags[0]?.value);
	});

	test('are not kept where they are long, and never more than a thousand', () => {
		const shared = createSharedTexts();
		expect(shared('x'.repeat(257))).not.toBe(shared('x'.repeat(257)));
		const first = shared('0');
		for (let number = 1; number < 1000; number += 1) shared(String(number));
		expect(shared('0')).toBe(first);
		shared('one more');
		expect(shared('0')).not.toBe(first);
		expect(shared('0')).toEqual(first);
	});
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	decodeEmailDetails,
	decodeOperation,
	decodeReasonPage,
	decodeReceipts,
} from '../../../source/api/decoding/decode.ts';
import {decodeEmailPage, decodeOperationPage} from '../../../source/api/decoding/decode-pages.ts';
import {decodeErrors} from '../../../source/api/error-body.ts';
import guideEmails from '../../fixtures/guide-emails.json' with {type: 'json'};
import guideOperation from '../../fixtures/guide-operation.json' with {type: 'json'};
import {statsOf} from '../../helpers/builders.ts';
import {check} from '../../helpers/check.ts';

const text = (value: string) => ({raw: value, safe: value});

describe('the guide’s samples, as printed', () => {
	test('the operation: 2 of 2 delivered', () => {
		const operation = decodeOperation(guideOperation);
		expect(operation).toEqual({
			status: text('COMPLETED'),
			stats: statsOf({total: 2, delivered: 2}),
			givenStats: guideOperation.stats,
			createdAt: Date.parse('2026-04-05T06:20:00Z'),
			updatedAt: Date.parse('2026-04-05T06:20:05Z'),
		});
	});

	test('the emails: one, without tags, its body left out, and no next page', () => {
		expect(decodeEmailPage(guideEmails)).toEqual({
			emails: [
				{
					id: text('comms_email_01h2xcejqtf2nbrexx3vqjhp41'),
					from: {address: text('support@example.com'), name: text('Support Team')},
					to: [{address: text('john.doe@example.com'), name: text('John Doe')}],
					subject: text('Your subject line'),
					status: text('DELIVERED'),
					tags: [],
					operationId: text('comms_operation_01h2xcejqtf2nbrexx3vqjhp41'),
					createdAt: Date.parse('2026-04-05T06:20:00Z'),
					updatedAt: Date.parse('2026-04-05T06:20:05Z'),
				},
			],
			next: null,
		});
	});

	test('the same email whole: its bodies, and all of it as JSON', () => {
		expect(decodeEmailDetails(guideEmails.data[0])).toMatchObject({
			email: {subject: text('Your subject line')},
			bodies: {
				text: 'Your message content.',
				html: '<p>Your message content.</p>',
				json: JSON.stringify(guideEmails.data[0], null, 2),
			},
			attachments: [],
		});
	});
});

describe('the receipts of an email', () => {
	const receipt = {to: {address: 'b@example.com'}, status: 'DELIVERED', updatedAt: '2026-04-05T06:20:05Z'};
	const read = {
		to: {address: text('b@example.com')},
		status: text('DELIVERED'),
		updatedAt: Date.UTC(2026, 3, 5, 6, 20, 5),
	};

	test.each([
		['as the guide would have them', {data: [receipt], pagination: {}}, [read]],
		['as the reference would have them', {receipts: [{...receipt, to: [receipt.to]}]}, [read]],
		['without those that make no sense', {receipts: [7, {status: 'SENT'}, receipt]}, [read]],
		['not at all', {receipts: 'none'}, undefined],
	])('%s', (_, value, expected) => {
		expect(decodeReceipts(value)).toEqual(expected);
	});
});

describe('a list of operations', () => {
	const named = {...guideOperation, id: 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41'};

	test.each([
		['the guide', {data: [named], pagination: {nextPageToken: 'T', pageSize: 50}}, 'T'],
		['the reference', {operations: [named], pagination: {next: null, self: 'S'}}, null],
	])('as %s would have it', (_, page, next) => {
		const decoded = decodeOperationPage(page);
		expect(decoded?.operations).toEqual([
			{...decodeOperation(guideOperation), id: text('comms_operation_01h2xcejqtf2nbrexx3vqjhp41')},
		]);
		expect(decoded?.next).toBe(next);
	});

	test('counts what is not an operation, and refuses what is not a list', () => {
		const page = decodeOperationPage({data: [named, {id: 'x'}, 7, {status: 'COMPLETED'}]});
		expect(page?.operations).toHaveLength(1);
		expect(page?.unreadable).toBe(3);
		expect(decodeOperationPage({pagination: {}})).toBeUndefined();
	});
});

describe('the reference’s shapes', () => {
	const email = {
		id: 'comms_email_01h2xcejqtf2nbrexx3vqjhp42',
		from: {address: 'a@example.com'},
		to: [{address: 'b@example.com', name: 'B'}, {address: 'c@example.com'}],
		status: 'SCHEDULED',
		related: [{id: 'comms_email_1'}, {type: 'thread'}, 'by name'],
		tags: {campaign: 'spring', version: '2'},
		scheduledFor: '2026-04-06T00:00:00Z',
		createdAt: '2026-04-05T06:20:00Z',
		updatedAt: '2026-04-05T06:20:00Z',
		deletedAt: null,
		content: {subject: 'Hi', html: '<b>', attachments: [{filename: 'a.pdf'}, {name: 'b.png'}, {}, 7]},
	};

	test('emails under `emails`, several recipients, the next page under `pagination.next`', () => {
		const page = decodeEmailPage({emails: [email], pagination: {self: 'T0', next: 'T1'}});
		expect(page?.next).toBe('T1');
		expect(page?.emails[0]).toMatchObject({
			to: [{address: text('b@example.com'), name: text('B')}, {address: text('c@example.com')}],
			tags: [
				{key: text('campaign'), value: text('spring')},
				{key: text('version'), value: text('2')},
			],
		});
		expect(page?.emails[0]?.from).not.toHaveProperty('name');
	});

	test('an email with attachments and a plan', () => {
		const details = decodeEmailDetails(email);
		expect(details).toMatchObject({
			email: {
				scheduledFor: Date.parse('2026-04-06T00:00:00Z'),
				related: [text('comms_email_1'), text('{"type":"thread"}'), text('by name')],
			},
			attachments: [text('a.pdf'), text('b.png'), text('(no name)'), text('(no name)')],
		});
		expect(details?.email).not.toHaveProperty('deletedAt');
		expect(details?.bodies).not.toHaveProperty('text');
	});

	test('an email belongs to the operation that it is related to, where no field says so', () => {
		const id = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
		const uri = `/v1/Emails/Operations/${id}`;
		const related = [
			{name: 'CAMPAIGN', uri: '/v1/c'},
			{name: 'OPERATION', id, uri},
		];
		const first = (item: object) => decodeEmailPage({emails: [item], pagination: {next: null}})?.emails[0];
		expect(first({...email, related})).toMatchObject({
			operationId: text(id),
			related: [text('CAMPAIGN /v1/c'), text(`OPERATION ${id}`)],
			scheduledFor: Date.parse('2026-04-06T00:00:00Z'),
		});
		expect(first({...email, related, operationId: 'comms_operation_own'})?.operationId).toEqual(
			text('comms_operation_own'),
		);
		expect(first({...email, related: [{name: 'operation', id}]})?.operationId).toEqual(text(id));
		expect(first({...email, related: [{name: 'OPERATION'}, {id}]})).not.toHaveProperty('operationId');
		expect(first({...email, deletedAt: '2026-04-07T00:00:00Z'})?.deletedAt).toBe(Date.parse('2026-04-07T00:00:00Z'));
	});

	test('what is related can be nested arbitrarily deep', () => {
		let nested: object = {};
		for (let depth = 0; depth < 100_000; depth += 1) nested = {nested};
		expect(decodeEmailDetails({...email, related: [{type: 'thread', nested}]})).toBeDefined();
	});

	test('an operation with counters the guide does not have', () => {
		const stats = {total: 5, recipients: 5, attempts: 9, sent: 5, delivered: 5, opened: 3};
		expect(decodeOperation({id: 'x', status: 'PROCESSING', stats})?.stats).toEqual(stats);
	});
});

describe('what is missing or absurd', () => {
	test.each<[string, unknown, number | undefined]>([
		['a number', 7, 7],
		['zero', 0, 0],
		['nothing', undefined, undefined],
		['null', null, undefined],
		['negative', -1, undefined],
		['half', 1.5, undefined],
		['a whole number as text', '7', 7],
		['text', 'many', undefined],
		['a negative number as text', '-7', undefined],
		['a fraction as text', '7.5', undefined],
		['no text', '', undefined],
		['a list', [7], undefined],
		['true', true, undefined],
		['as many as there can be', 1e9, 1e9],
		['more than there can be', 1e9 + 1, undefined],
		['beyond all reason', 1e300, undefined],
	])('a total that is %s', (_, total, expected) => {
		const stats = decodeOperation({status: 'PROCESSING', stats: {total, delivered: total}})?.stats;
		expect(stats?.total).toBe(expected);
		expect(stats?.delivered).toBe(expected);
	});

	test.each([
		['no stats', {status: 'PROCESSING'}, undefined],
		['stats of null', {status: 'PROCESSING', stats: null}, null],
		['stats of another kind', {status: 'PROCESSING', stats: 'many'}, 'many'],
		['times that are none', {status: 'PROCESSING', stats: {}, createdAt: 'soon', updatedAt: 5}, {}],
	])('an operation with %s is still one, of which no counter is known', (_, value, givenStats) => {
		expect(decodeOperation(value)).toEqual({
			status: text('PROCESSING'),
			stats: {},
			...(givenStats === undefined ? {} : {givenStats}),
		});
	});

	test('stats with hundreds of values are read, but not kept as they came', () => {
		const stats = {total: 1, more: Array.from({length: 300}, () => 0)};
		expect(decodeOperation({status: 'PROCESSING', stats})).toEqual({status: text('PROCESSING'), stats: {total: 1}});
	});

	test('stats nested without end are not kept as they came', () => {
		const stats = JSON.parse(`{"total":1,"deep":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
		expect(decodeOperation({status: 'PROCESSING', stats})).toEqual({status: text('PROCESSING'), stats: {total: 1}});
	});

	test('stats of thousands of characters are read, but not kept as they came', () => {
		const stats = {total: 1, note: 'x'.repeat(5000)};
		expect(decodeOperation({status: 'PROCESSING', stats})).toEqual({status: text('PROCESSING'), stats: {total: 1}});
	});

	test.each([
		['nothing', undefined],
		['null', null],
		['a string', 'COMPLETED'],
		['a list', [guideOperation]],
		['an error body', {code: 20404, message: 'not found', status: 404}],
		['a list of emails', guideEmails],
	])('%s is not an operation', (_, value) => {
		expect(decodeOperation(value)).toBeUndefined();
	});

	test('a status nobody knows is shown as it is, made safe', () => {
		expect(decodeOperation({status: 'PAUSED\u001b'})?.status).toEqual({raw: 'PAUSED\u001b', safe: 'PAUSED␛'});
		const page = decodeEmailPage({data: [{id: 'a', status: 'BOUNCED_SOFTLY'}, {id: 'b'}, {id: 'c', status: 5}]});
		expect(page?.emails.map(({status}) => status.raw)).toEqual(['BOUNCED_SOFTLY', 'UNKNOWN', 'UNKNOWN']);
	});

	test('an email with nothing but an id is a row; one without an id is skipped', () => {
		const page = decodeEmailPage({data: [{id: 'a'}, {status: 'SENT'}, {id: 5}, {id: 'b', to: 'c@example.com'}]});
		expect(page?.emails).toEqual([
			{id: text('a'), status: text('UNKNOWN'), to: [], tags: []},
			{id: text('b'), status: text('UNKNOWN'), to: [{address: text('c@example.com')}], tags: []},
		]);
	});

	test('an item that is not an email at all does not affect the others', () => {
		expect(decodeEmailPage({data: [null, {id: 'a'}, 'b', 7]})?.emails.map(({id}) => id.raw)).toEqual(['a']);
	});

	test('a recipient that cannot be read does not affect the others', () => {
		const page = decodeEmailPage({data: [{id: 'a', to: [{name: 'No Address'}, {address: 'b@example.com'}, null]}]});
		expect(page?.emails[0]?.to).toEqual([{address: text('b@example.com')}]);
	});

	test('a tag that is no text is there, without its value', () => {
		const page = decodeEmailPage({
			data: [
				{id: 'a', tags: {ok: 'yes', odd: 5}},
				{id: 'b', tags: 7},
			],
		});
		expect(page?.emails[0]?.tags).toEqual([
			{key: text('ok'), value: text('yes')},
			{key: text('odd'), value: text('')},
		]);
		expect(page?.emails[1]?.tags).toEqual([]);
	});

	test.each<[string, unknown]>([
		['no list', {pagination: {}}],
		['a list of another kind', {data: 'none'}],
		['a bare list', [{id: 'a'}]],
		['null', null],
	])('%s is not a page', (_, value) => {
		expect(decodeEmailPage(value)).toBeUndefined();
	});

	test('text from outside is made safe wherever it stands', () => {
		const evil = '\u001b]0;x\u0007';
		const item = {id: evil, to: {address: evil, name: evil}, content: {subject: evil}, tags: {[evil]: evil}};
		const [email] = decodeEmailPage({data: [item]})?.emails ?? [];
		const safe = {raw: evil, safe: '␛]0;x␇'};
		expect(email).toMatchObject({
			id: safe,
			to: [{address: safe, name: safe}],
			subject: safe,
			tags: [{key: safe, value: safe}],
		});
	});
});

test('no JSON whatever makes a decoder throw', () => {
	const names = [
		'id',
		'status',
		'stats',
		'total',
		'to',
		'from',
		'address',
		'content',
		'tags',
		'data',
		'emails',
		'pagination',
		'next',
		'errors',
		'message',
		'params',
	];
	const firstError = (value: unknown) => decodeErrors(value)[0];
	const {tree} = fc.letrec<{tree: unknown}>((tie) => ({
		tree: fc.oneof(
			{maxDepth: 5},
			fc.jsonValue({maxDepth: 1}),
			fc.constantFrom('COMPLETED', '__proto__', -1, 1e308),
			fc.array(tie('tree'), {maxLength: 4}),
			fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), tie('tree'), {maxKeys: 6}),
		),
	}));
	let read = 0;
	check(
		fc.property(tree, (value) => {
			for (const decode of [decodeOperation, decodeReasonPage, decodeEmailPage, decodeEmailDetails, firstError])
				if (decode(value) !== undefined) read += 1;
		}),
		2000,
	);
	expect(read).toBeGreaterThan(100);
});

describe('why emails failed', () => {
	const item = {emailId: 'comms_email_1', code: 20001, message: 'Mailbox full', more_info: 'https://example.com'};

	test.each([
		['the guide’s page', {data: [item], pagination: {nextPageToken: 'n'}}, 'n'],
		['the reference’s page', {errors: [item], pagination: {next: 'n'}}, 'n'],
		['the last page', {errors: [item]}, null],
		['a page with items that say nothing', {errors: [item, null, {emailId: 'x'}, {emailId: 7, message: 'y'}]}, null],
	])('%s', (_, value, next) => {
		const page = decodeReasonPage(value);
		expect(page?.next).toBe(next);
		expect(page?.reasons).toEqual([{emailId: 'comms_email_1', code: 20001, message: text('Mailbox full')}]);
	});

	test('a reason that names no email is the operation’s; a code may be text, or missing', () => {
		const errors = [{code: 'E-1', message: 'Suspended'}, {message: 'Slow down'}, {code: {}, message: 'Odd'}];
		expect(decodeReasonPage({errors})?.reasons).toEqual([
			{code: text('E-1'), message: text('Suspended')},
			{message: text('Slow down')},
			{message: text('Odd')},
		]);
	});

	test('anything else is no such page', () => {
		expect(decodeReasonPage('no')).toBeUndefined();
		expect(decodeReasonPage({})).toBeUndefined();
	});
});

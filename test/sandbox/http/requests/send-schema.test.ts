import {describe, expect, test} from 'vitest';
import {type Ask, type Json, messagesOf, openSandbox} from '../../open-sandbox.ts';

const SEND = {
	from: {address: 'support@example.com', name: 'Support Team'},
	to: [{address: 'jane@example.com'}],
	content: {subject: 'Hello', html: '<p>Hello</p>'},
};
const post = (json: unknown): Ask => ({method: 'POST', json});
const withContent = (content: object): Ask => post({...SEND, content: {...SEND.content, ...content}});
const withTags = (tags: object): Ask => post({...SEND, tags});
const at = (...sendAt: string[]): Ask => post({...SEND, schedule: {sendAt}});
const manyRecipients = Array.from({length: 10_001}, (_, index) => ({address: `user.${index}@example.com`}));

/** JSON with a key that an object literal cannot have. */
const withProto = (json: string): Ask => ({method: 'POST', body: JSON.stringify(SEND).replace(/\}$/, `,${json}}`)});

describe('an invalid send is a 400 that names the place and the mistake', () => {
	test.each<readonly [what: string, ask: Ask, context: string, message: string]>([
		['10,001 recipients', post({...SEND, to: manyRecipients}), '$.to', 'to must have at most 10,000 recipients'],
		['no recipient', post({...SEND, to: []}), '$.to', 'to must have at least one recipient'],
		['no sender', post({...SEND, from: undefined}), '$.from', 'from is required'],
		[
			'a sender without a name',
			post({...SEND, from: {address: 'me@example.com'}}),
			'$.from.name',
			'from.name is required',
		],
		[
			'a sender with an empty name',
			post({...SEND, from: {...SEND.from, name: ''}}),
			'$.from.name',
			'from.name must not be empty',
		],
		[
			'a sender with a name outside ASCII',
			post({...SEND, from: {...SEND.from, name: 'Müller'}}),
			'$.from.name',
			'from.name must have ASCII characters only',
		],
		[
			'a sender with an address outside ASCII',
			post({...SEND, from: {...SEND.from, address: 'müller@example.com'}}),
			'$.from.address',
			'from.address must have ASCII characters only',
		],
		['no html', post({...SEND, content: {subject: 'x', text: 'x'}}), '$.content.html', 'content.html is required'],
		['cc', post({...SEND, cc: []}), '$.cc', 'cc is not known here'],
		['bcc', post({...SEND, bcc: []}), '$.bcc', 'bcc is not known here'],
		['replyTo', post({...SEND, replyTo: {}}), '$.replyTo', 'replyTo is not known here'],
		['a text instead of an object', post('me'), '$', 'The request body must be an object, not "me"'],
		[
			'a header that is no text',
			withContent({headers: {'List-Unsubscribe': 5}}),
			'$.content.headers.List-Unsubscribe',
			'content.headers.List-Unsubscribe must be a text, not 5',
		],
		[
			'headers in a list',
			withContent({headers: []}),
			'$.content.headers',
			'content.headers must be an object, not a list',
		],
		[
			'an attachment that is not base64',
			withContent({attachments: [{filename: 'a', contentType: 'b', content: '?'}]}),
			'$.content.attachments[0].content',
			'content.attachments[0].content must be base64',
		],
		[
			'a pool name of 1',
			post({...SEND, ipPoolName: 'x'}),
			'$.ipPoolName',
			'ipPoolName must be at least 2 characters long',
		],
		[
			'a pool name of 65',
			post({...SEND, ipPoolName: 'x'.repeat(65)}),
			'$.ipPoolName',
			'ipPoolName must be at most 64 characters long',
		],
		[
			'a tag off the grammar',
			withTags({'a b': 'c'}),
			'$.tags["a b"]',
			'tags["a b"] may hold letters, digits and . _ ~ - only (Liquid aside)',
		],
		[
			'a tag with bad Liquid',
			withTags({plan: '{{ plan | shout }}'}),
			'$.tags.plan',
			'tags.plan is not valid Liquid: undefined filter: shout, line:1, col:1',
		],
		['an empty tag', withTags({plan: ''}), '$.tags.plan', 'tags.plan must not be empty'],
		['a tag that is no text', withTags({n: 5}), '$.tags.n', 'tags.n must be a text, not 5'],
		[
			'a tag of 257 characters',
			withTags({plan: 'x'.repeat(257)}),
			'$.tags.plan',
			'tags.plan must be at most 256 characters long',
		],
		[
			'a key of 129 characters',
			withTags({['k'.repeat(129)]: 'x'}),
			`$.tags.${'k'.repeat(129)}`,
			`tags.${'k'.repeat(129)} must be at most 128 characters long`,
		],
		[
			'a bad value under __proto__',
			withProto('"tags": {"__proto__": "a b"}'),
			'$.tags.__proto__',
			'tags.__proto__ may hold letters, digits and . _ ~ - only (Liquid aside)',
		],
		[
			'eleven tags',
			withTags(Object.fromEntries([...'abcdefghijk'].map((key) => [key, 'x']))),
			'$.tags',
			'tags must be at most 10 pairs',
		],
		[
			'a tag that Liquid makes unfit',
			post({...SEND, to: [{address: 'jane@example.com', variables: {plan: 'not ok!'}}], tags: {plan: '{{ plan }}'}}),
			'$.tags',
			'tags give "plan":"not ok!" for to[0], which is no valid tag',
		],
		[
			'Liquid that reads files',
			withContent({html: "{% include 'package.json' %}"}),
			'$.content.html',
			'content.html cannot be rendered for to[0]: ENOENT: Failed to lookup "package.json" in "."',
		],
		[
			'Liquid that never ends',
			withContent({subject: '{% for i in (1..9999) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}'}),
			'$.content.subject',
			'content.subject cannot be rendered for to[0]: template render limit exceeded',
		],
		[
			'a time that is past',
			at('2026-04-05T06:19:59Z'),
			'$.schedule.sendAt[0]',
			'schedule.sendAt[0] must be in the future',
		],
		[
			'a local time that is past',
			at('2026-04-06T06:20:00Z', '2026-04-05T06:19:59'),
			'$.schedule.sendAt[1]',
			'schedule.sendAt[1] must be in the future',
		],
		[
			'a day that does not exist',
			at('2027-02-30T06:20:00Z'),
			'$.schedule.sendAt[0]',
			'schedule.sendAt[0] must be a time that exists',
		],
		[
			'a time in words',
			at('tomorrow'),
			'$.schedule.sendAt[0]',
			'schedule.sendAt[0] must be a time such as 2026-04-05T06:20:00Z, or without a zone in local time',
		],
		[
			'invalid JSON',
			{method: 'POST', body: '{"from": '},
			'$',
			'The request body is not valid JSON: Unexpected end of JSON input',
		],
		['no body', {method: 'POST'}, '$', 'The request body is not valid JSON: Unexpected end of JSON input'],
	])('%s', async (_what, ask, context, message) => {
		const sandbox = await openSandbox({recipients: 1});
		const {status, body} = await sandbox.ask('/Emails', ask);
		expect(status).toBe(400);
		const infoUrl = 'https://www.twilio.com/docs/api/errors/20001';
		expect(body).toEqual({errors: [{code: 20001, message, infoUrl, context}]});
	});

	test('all mistakes at once', async () => {
		const sandbox = await openSandbox({recipients: 1});
		const {body} = await sandbox.ask(
			'/Emails',
			post({
				from: {adress: 'support@example.com', name: 'Support'},
				to: [{address: 'jane@example.com'}, {address: 'not an address'}],
				content: {html: '{{ name | shout }}'},
			}),
		);
		expect(messagesOf(body)).toEqual([
			'from.address is required',
			'from.adress is not known here',
			'to[1].address must be an email address such as jane@example.com',
			'content.subject is required',
			'content.html is not valid Liquid: undefined filter: shout, line:1, col:1',
		]);
	});

	test('values of other types', async () => {
		const sandbox = await openSandbox({recipients: 1});
		const {body} = await sandbox.ask('/Emails', post({...SEND, from: 'me', to: {}, tags: [5], schedule: null}));
		expect(messagesOf(body)).toEqual([
			'from must be an object, not "me"',
			'to must be a list, not an object',
			'tags must be an object, not a list',
			'schedule must be an object, not null',
		]);
	});

	test('at most a hundred errors, and the number of the others', async () => {
		const sandbox = await openSandbox({recipients: 1});
		const to = Array.from({length: 10_000}, () => ({address: 'x'}));
		const {errors} = (await sandbox.ask('/Emails', post({...SEND, to}))).body;
		expect(errors).toHaveLength(101);
		expect(errors[99].context).toBe('$.to[99].address');
		expect(errors[100]).toMatchObject({message: '9900 more errors were found', context: '$'});
	});

	test('a send of 6 MB is a 413 of the gateway', async () => {
		const sandbox = await openSandbox({recipients: 1});
		const {status, body} = await sandbox.ask('/Emails', {method: 'POST', body: Buffer.alloc(6_000_000, 'x')});
		expect([status, body]).toEqual([
			413,
			{
				code: 20413,
				message: 'The request is larger than 5 MB: send it in smaller parts',
				more_info: 'https://www.twilio.com/docs/api/errors/20413',
				status: 413,
			},
		]);
	});
});

describe('a valid send is accepted', () => {
	const png = {filename: 'logo.png', contentType: 'image/png', content: 'iVBORw0KGgo=', cid: 'logo'};
	test.each<readonly [what: string, ask: Ask]>([
		[
			'with extra headers',
			withContent({headers: {'List-Unsubscribe': '<https://example.com/u>', 'Message-ID': '<1@x>'}}),
		],
		['with headers named as members of an object', withContent({headers: {constructor: 'x'}})],
		['with an embedded image', withContent({html: '<img src="cid:logo">', attachments: [png]})],
		['with a pool', post({...SEND, ipPoolName: 'ab'})],
		['scheduled in the zone of the recipient', at('2026-04-06T06:20:00')],
		['scheduled by two expressions', at('2026-04-06T06:20:00', '2026-04-06T08:20:00+02:00')],
		['with names outside ASCII for recipients', post({...SEND, to: [{address: 'jane@example.com', name: 'Žaneta'}]})],
	])('%s', async (_what, ask) => {
		const sandbox = await openSandbox({recipients: 1});
		expect((await sandbox.ask('/Emails', ask)).status).toBe(202);
	});

	test('a local time is read as UTC, and the last of several decides', async () => {
		const sandbox = await openSandbox({dialect: 'reference', recipients: 1});
		await sandbox.ask('/Emails', at('2026-04-06T06:20:00', '2026-04-06T08:20:00'));
		const [email] = (await sandbox.ask('/Emails?pageSize=1')).body.emails;
		expect(email.scheduledFor).toBe('2026-04-06T08:20:00Z');
	});

	test('tags named constructor and __proto__ are kept in every answer, and filtered by', async () => {
		const sandbox = await openSandbox({recipients: 3});
		const tags = '{"__proto__": "a", "constructor": "b", "plan": "{{ plan }}"}';
		const to = JSON.stringify([{address: 'jane@example.com', variables: {plan: 'pro'}}]);
		const body = JSON.stringify({...SEND, to: 0, tags: 1})
			.replace('"to":0', `"to":${to}`)
			.replace('"tags":1', `"tags":${tags}`);
		const {operationId} = (await sandbox.ask('/Emails', {method: 'POST', body})).body;
		const entriesOf = ({tags}: Json) => Object.entries(tags).sort();
		const expected = [
			['__proto__', 'a'],
			['constructor', 'b'],
			['plan', 'pro'],
		];
		const [listed, ...others] = (await sandbox.ask('/Emails?tags=__proto__:a;constructor:b;')).body.data;
		expect([entriesOf(listed), others]).toEqual([expected, []]);
		expect(listed.operationId).toBe(operationId);
		expect(entriesOf((await sandbox.ask(`/Emails/${listed.id}`)).body)).toEqual(expected);
		for (const key of ['toString', 'hasOwnProperty', '__proto__']) {
			expect((await sandbox.ask(`/Emails?tags=${key}:x;`)).body.data).toEqual([]);
		}
	});
});

import {describe, expect, test} from 'vitest';
import {type Ask, openSandbox} from '../open-sandbox.ts';

const SEND = {
	from: {address: 'support@example.com'},
	to: [{address: 'jane@example.com'}],
	content: {subject: 'Hello', html: '<p>Hello</p>'},
};
const post = (json: unknown): Ask => ({method: 'POST', json});
const manyRecipients = Array.from({length: 10_001}, (_, index) => ({address: `user.${index}@example.com`}));
const ID = '01h9krwprkeee8fzqspvwy6nq8';

describe('what a send is refused for: status, code and message', () => {
	test.each<[string, Ask, number, number, string]>([
		['10,001 recipients', post({...SEND, to: manyRecipients}), 400, 20001, 'to must have at most 10,000 recipients'],
		['no recipient', post({...SEND, to: []}), 400, 20001, 'to must have at least one recipient'],
		[
			'6 MB',
			{method: 'POST', body: Buffer.alloc(6_000_000, 'x')},
			413,
			20413,
			'The request is larger than 5 MB: send it in smaller parts',
		],
		[
			'invalid JSON',
			{method: 'POST', body: '{"from": '},
			400,
			20001,
			'The request body is not valid JSON: Unexpected end of JSON input',
		],
		['no body', {method: 'POST'}, 400, 20001, 'The request body is not valid JSON: Unexpected end of JSON input'],
		[
			'five mistakes at once',
			post({
				from: {adress: 'support@example.com'},
				to: [{address: 'jane@example.com'}, {address: 'not an address'}],
				content: {html: '{{ name | shout }}'},
			}),
			400,
			20001,
			'5 problems with this request: from.address is required; from.adress is not known here; ' +
				'to[1].address must be an email address such as jane@example.com; content.subject is required; ' +
				'content.html is not valid Liquid: undefined filter: shout, line:1, col:1',
		],
		[
			'values of other types',
			post({...SEND, from: 'me', to: {}, tags: {n: 5}}),
			400,
			20001,
			'3 problems with this request: from must be an object, not "me"; to must be a list, not an object; tags.n must be a text, not 5',
		],
		[
			'a tag off the grammar',
			post({...SEND, tags: {'a b': 'c'}}),
			400,
			20001,
			'tags.a b may hold templates, digits and . _ ~ - only (Liquid aside)',
		],
		[
			'a tag with bad Liquid',
			post({...SEND, tags: {plan: '{{ plan | shout }}'}}),
			400,
			20001,
			'tags.plan is not valid Liquid: undefined filter: shout, line:1, col:1',
		],
		['an empty tag', post({...SEND, tags: {plan: ''}}), 400, 20001, 'tags.plan must not be empty'],
		[
			'a tag of 257 characters',
			post({...SEND, tags: {plan: 'x'.repeat(257)}}),
			400,
			20001,
			'tags.plan must be at most 256 characters long',
		],
		[
			'eleven tags',
			post({...SEND, tags: Object.fromEntries([...'abcdefghijk'].map((key) => [key, 'x']))}),
			400,
			20001,
			'tags must be at most 10 pairs',
		],
		[
			'a tag that Liquid makes unfit',
			post({...SEND, to: [{address: 'jane@example.com', variables: {plan: 'not ok!'}}], tags: {plan: '{{ plan }}'}}),
			400,
			20001,
			'tags give "plan":"not ok!" for to[0], which is no valid tag',
		],
		[
			'Liquid that reads files',
			post({...SEND, content: {subject: 'x', html: "{% include 'package.json' %}"}}),
			400,
			20001,
			'content.html cannot be rendered for to[0]: ENOENT: Failed to lookup "package.json" in "."',
		],
		[
			'Liquid that never ends',
			post({
				...SEND,
				content: {subject: '{% for i in (1..9999) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}', html: 'x'},
			}),
			400,
			20001,
			'content.subject cannot be rendered for to[0]: template render limit exceeded',
		],
		[
			'a time that is past',
			post({...SEND, schedule: {sendAt: ['2026-04-05T06:19:59Z']}}),
			400,
			20001,
			'schedule.sendAt[0] must be in the future',
		],
		[
			'a time without a zone',
			post({...SEND, schedule: {sendAt: ['2026-04-06T06:20:00']}}),
			400,
			20001,
			'schedule.sendAt[0] must be a moment with a time zone, such as 2026-04-05T06:20:00Z',
		],
	])('%s', async (_what, ask, status, code, message) => {
		const sandbox = await openSandbox({recipients: 1});
		const {status: got, body} = await sandbox.ask('/Emails', ask);
		expect(got).toBe(status);
		expect(body).toMatchObject({
			code,
			message,
			status,
			more_info: `https://www.twilio.com/docs/api/errors/${code}`,
		});
	});

	test('each problem comes with its path, the first hundred of them', async () => {
		const sandbox = await openSandbox({recipients: 1});
		const to = Array.from({length: 10_000}, () => ({address: 'x'}));
		const {body} = await sandbox.ask('/Emails', post({...SEND, to}));
		expect(body.message).toMatch(/^10000 problems with this request: to\[0\]\.address must be .*; and 9990 more$/);
		expect(body.errors).toHaveLength(100);
		expect(body.errors[99]).toEqual({
			path: 'to[99].address',
			message: 'must be an email address such as jane@example.com',
		});
	});
});

describe('what a query or a path is refused for', () => {
	const pageSize = 'pageSize must be a whole number from 1 to 1000';
	const tags = 'tags must be 1 to 10 pairs key:value, each ended by a semicolon, such as campaign:spring;plan:pro;';
	test.each([
		['/Emails?pageSize=0', 400, pageSize],
		['/Emails?pageSize=1001', 400, pageSize],
		['/Emails?pageSize=ten', 400, pageSize],
		['/Emails?pageSize=1.5', 400, pageSize],
		['/Emails?pageSize=', 400, pageSize],
		['/Emails?pageSize=5&pageSize=6', 400, 'pageSize must be given once'],
		['/Emails?tags=campaign', 400, tags],
		['/Emails?tags=campaign:spring', 400, tags],
		['/Emails?tags=bad%20key:x;', 400, tags],
		[`/Emails?tags=${'a:b;'.repeat(11)}`, 400, tags],
		[
			`/Emails?tags=${'k'.repeat(129)}:x;`,
			400,
			'tags must have keys of at most 128 characters and values of at most 256',
		],
		['/Emails?startDate=yesterday', 400, 'startDate must be a date such as 2026-04-05 or 2026-04-05T06:20:00Z'],
		['/Emails?endDate=2026-13-45', 400, 'endDate must be a date that exists'],
		['/Emails?startDate=2026-04-05&endDate=2026-04-04', 400, 'endDate must not be before startDate'],
		[
			'/Emails?operationId=comms_operation_x',
			400,
			'operationId must be an operation id: comms_operation_ and 26 characters, such as 01h9krwprkeee8fzqspvwy6nq8',
		],
		[
			'/Emails?pageToken=bm8',
			400,
			'pageToken is not a token of this list: pass it back as it came, with the same filters',
		],
		['/Emails?pageToken=', 400, 'pageToken must not be empty'],
		[
			'/Emails/42',
			400,
			'emailId must be an email id: comms_email_ and 26 characters, such as 01h9krwprkeee8fzqspvwy6nq8',
		],
		[
			`/Emails/comms_email_${ID}`,
			404,
			`The email comms_email_${ID} was not found: there is none, or it is older than the 7 days that records are kept`,
		],
		[
			`/Emails/Operations/comms_operation_${ID}`,
			404,
			`The operation comms_operation_${ID} was not found: there is none, or it is older than the 7 days that records are kept`,
		],
		['/Mails', 404, 'The requested resource was not found'],
	])('%s', async (path, status, message) => {
		const sandbox = await openSandbox({recipients: 1});
		const reply = await sandbox.ask(path);
		expect([reply.status, reply.body.message]).toEqual([status, message]);
	});

	test('several mistakes are told at once', async () => {
		const sandbox = await openSandbox({recipients: 1});
		const {body} = await sandbox.ask('/Emails?pageSize=0&status=LOST&tags=x');
		expect(body.errors.map(({path}: {path: string}) => path)).toEqual(['status', 'tags', 'pageSize']);
	});
});

describe('who is let in', () => {
	const basic = (pair: string) => ({authorization: `Basic ${btoa(pair)}`});
	test.each([
		['any pair', basic('SK1:secret'), 200],
		['the scheme in lower case', {authorization: `basic ${btoa('a:b')}`}, 200],
		['no credentials', {authorization: ''}, 401],
		['no password', basic('SK1:'), 401],
		['no name', basic(':secret'), 401],
		['no colon', basic('secret'), 401],
		['a bearer token', {authorization: 'Bearer abc'}, 401],
	])('%s', async (_who, headers, status) => {
		const sandbox = await openSandbox({recipients: 1});
		const reply = await sandbox.ask('/Emails', {headers});
		expect(reply.status).toBe(status);
		if (status === 401) {
			expect(reply.body).toMatchObject({code: 20003, message: expect.stringContaining('HTTP Basic')});
			expect(reply.headers['www-authenticate']).toBe('Basic realm="Twilio API"');
		}
	});

	test.each([
		['127.0.0.1', 200],
		['localhost:4000', 200],
		['[::1]:4000', 200],
		['comms.twilio.com', 421],
		['localhost.evil.example', 421],
		['127.0.0.1.evil.example', 421],
		['evil-localhost', 421],
		['192.168.1.7:4000', 421],
	])('Host: %s', async (host, status) => {
		const sandbox = await openSandbox({recipients: 1});
		for (const path of ['/Emails', '/__sandbox/faults', '/openapi.json']) {
			expect((await sandbox.ask(path, {headers: {host}})).status).toBe(status);
		}
	});

	test('another method is refused with the ones allowed', async () => {
		const sandbox = await openSandbox({recipients: 1});
		const reply = await sandbox.ask('/Emails', {method: 'PATCH'});
		expect([reply.status, reply.headers.allow]).toEqual([405, 'POST, GET']);
	});
});

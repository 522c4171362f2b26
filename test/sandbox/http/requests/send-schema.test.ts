import {describe, expect, test} from 'vitest';
import {type Ask, openSandbox} from '../../open-sandbox.ts';

const SEND = {
	from: {address: 'support@example.com'},
	to: [{address: 'jane@example.com'}],
	content: {subject: 'Hello', html: '<p>Hello</p>'},
};
const post = (json: unknown): Ask => ({method: 'POST', json});
const manyRecipients = Array.from({length: 10_001}, (_, index) => ({address: `user.${index}@example.com`}));

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
			'tags.a b may hold letters, digits and . _ ~ - only (Liquid aside)',
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

	test('each error has its path, and at most a hundred are listed', async () => {
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

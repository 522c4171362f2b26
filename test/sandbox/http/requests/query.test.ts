import {describe, expect, test} from 'vitest';
import {messagesOf, openSandbox} from '../../open-sandbox.ts';

const ID = '01h9krwprkeee8fzqspvwy6nq8';

describe('an invalid query or path', () => {
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
		['/Emails?startDate=2026-02-30', 400, 'startDate must be a date that exists'],
		['/Emails?startDate=2026-02-29T12:00:00Z', 400, 'startDate must be a date that exists'],
		['/Emails/Operations?endDate=2026-04-31', 400, 'endDate must be a date that exists'],
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
		expect([reply.status, messagesOf(reply.body)]).toEqual([status, [message]]);
	});

	test('all mistakes are answered at once', async () => {
		const sandbox = await openSandbox({recipients: 1});
		const {body} = await sandbox.ask('/Emails?pageSize=0&status=LOST&tags=x');
		expect(body.errors.map(({context}: {context: string}) => context)).toEqual(['$.status', '$.tags', '$.pageSize']);
	});
});

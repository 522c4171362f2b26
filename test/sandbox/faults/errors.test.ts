import {describe, expect, test} from 'vitest';
import {parseFault} from '../../../source/sandbox/sandbox.ts';
import {type Json, messagesOf, openSandbox} from '../open-sandbox.ts';

const withFault = (fault: string) => openSandbox({recipients: 100, faults: [parseFault(fault)]});

describe('a 400 in each of the shapes seen', () => {
	test.each<readonly [string, Json]>([
		['400', {errors: [expect.objectContaining({code: 20001, message: 'Bad request', context: '$'})]}],
		[
			'400-several',
			{
				errors: [
					expect.objectContaining({message: 'pageSize is too large'}),
					expect.objectContaining({message: 'startDate is not a date'}),
					expect.objectContaining({message: 'tags must end with a semicolon'}),
				],
			},
		],
		['400-flat', {code: 20001, message: 'Bad request', more_info: expect.stringContaining('/20001'), status: 400}],
		[
			'400-user-error',
			{code: 20001, message: 'Bad request', httpStatusCode: 400, userError: true, params: {field: 'pageSize'}},
		],
		['400-empty', ''],
	])('%s', async (fault, body) => {
		const sandbox = await withFault(fault);
		expect((await sandbox.ask('/Emails')).body).toEqual(body);
	});

	test('400-problem-json', async () => {
		const sandbox = await withFault('400-problem-json');
		const {headers, body} = await sandbox.ask('/Emails');
		expect(headers['content-type']).toBe('application/problem+json');
		expect(JSON.parse(body)).toEqual({type: 'about:blank', title: 'Bad Request', status: 400, detail: 'Bad request'});
	});
});

describe('a list that is refused while the operation answers', () => {
	test.each([
		['list-400', 400],
		['list-401', 401],
		['list-403', 403],
		['list-404', 404],
	])('%s', async (fault, status) => {
		const sandbox = await withFault(fault);
		const {operationId} = sandbox;
		expect((await sandbox.ask(`/Emails?operationId=${operationId}`)).status).toBe(status);
		const operation = await sandbox.ask(`/Emails/Operations/${operationId}`);
		expect([operation.status, operation.body.id]).toEqual([200, operationId]);
	});
});

test('fixed-page-size: a token goes on only with the page size it came with', async () => {
	const sandbox = await withFault('fixed-page-size');
	const first = await sandbox.ask('/Emails?pageSize=20');
	const token = first.body.pagination.nextPageToken;
	const larger = await sandbox.ask(`/Emails?pageSize=30&pageToken=${token}`);
	expect([larger.status, messagesOf(larger.body)[0]]).toEqual([
		400,
		expect.stringContaining('same filters and pageSize'),
	]);
	const same = await sandbox.ask(`/Emails?pageSize=20&pageToken=${token}`);
	expect([same.status, same.body.data.length]).toEqual([200, 20]);
});

test('refused-token: the first page is the only one', async () => {
	const sandbox = await withFault('refused-token');
	const first = await sandbox.ask('/Emails');
	expect([first.status, first.body.data.length]).toEqual([200, 50]);
	const second = await sandbox.ask(`/Emails?pageToken=${first.body.pagination.nextPageToken}`);
	expect([second.status, messagesOf(second.body)]).toEqual([400, ['pageToken has expired']]);
});

import {describe, expect, test} from 'vitest';
import {type Json, openSandbox} from '../open-sandbox.ts';

/**
 * Small clients written the way people publish them for the live API: raw `fetch`, the shapes of the API reference, no knowledge of
 * the sandbox but its base URL.
 */
type Account = {readonly baseUrl: string; readonly authorization: string};

const JSON_TYPE = {'content-type': 'application/json'};

/** Sends one html email with an unsubscribe header and returns the id of its operation. */
async function sendNewsletter({baseUrl, authorization}: Account, recipients: readonly string[]): Promise<string> {
	const response = await fetch(`${baseUrl}/Emails`, {
		method: 'POST',
		headers: {...JSON_TYPE, authorization},
		body: JSON.stringify({
			from: {address: 'news@example.com', name: 'Example News'},
			to: recipients.map((address) => ({address, variables: {name: address.split('@')[0]}})),
			content: {
				subject: 'News for {{ name }}',
				html: '<p>Hello {{ name }}</p>',
				headers: {'List-Unsubscribe': '<https://example.com/u>', 'Reply-To': 'help@example.com'},
			},
		}),
	});
	if (response.status !== 202) {
		const {errors = [], message} = (await response.json()) as Json;
		throw new Error(errors[0]?.message ?? message ?? `HTTP ${response.status}`);
	}
	return ((await response.json()) as Json).operationId;
}

/** Polls until the operation is COMPLETED and returns its counters; `wait` passes the time between two polls. */
async function waitForOperation({baseUrl, authorization}: Account, id: string, wait: () => void): Promise<Json> {
	for (let poll = 0; poll < 600; poll += 1) {
		const response = await fetch(`${baseUrl}/Emails/Operations/${id}`, {headers: {authorization}});
		if (!response.ok) throw new Error(`HTTP ${response.status}`);
		const {status, stats} = (await response.json()) as Json;
		const expected = stats.recipients ?? stats.total;
		if (status === 'COMPLETED' || status === 'CANCELED') return {status, expected, ...stats};
		wait();
	}
	throw new Error('The operation did not complete in time');
}

/** Follows `pagination.next` to the end and returns every email. */
async function listEmails({baseUrl, authorization}: Account, operationId: string): Promise<readonly Json[]> {
	const found: Json[] = [];
	let pageToken: string | null = null;
	do {
		const query = new URLSearchParams({operationId, pageSize: '100', ...(pageToken && {pageToken})});
		const response = await fetch(`${baseUrl}/Emails?${query}`, {headers: {authorization}});
		const {emails, pagination} = (await response.json()) as Json;
		found.push(...emails);
		pageToken = pagination.next;
	} while (pageToken !== null);
	return found;
}

describe.each([
	['an API key', `Basic ${btoa('SK0:secret')}`],
	['an OAuth token', 'Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln'],
])('clients in the style of public code, with %s, on the reference dialect', (_who, authorization) => {
	test('send, wait for COMPLETED, list every email', async () => {
		const sandbox = await openSandbox({dialect: 'reference', recipients: 1});
		const account = {baseUrl: sandbox.url, authorization};
		const recipients = Array.from({length: 250}, (_, index) => `user.${index}@example.com`);
		const id = await sendNewsletter(account, recipients);
		let seconds = 0;
		const {status, expected} = await waitForOperation(account, id, () => {
			seconds += 1;
			sandbox.at(seconds * 1000);
		});
		expect([status, expected]).toEqual(['COMPLETED', 250]);
		const emails = await listEmails(account, id);
		expect(emails.map(({to}) => to[0].address)).toEqual(recipients);
		expect(emails[7].content.subject).toBe('News for user.7');
		for (const {related} of emails) expect(related.find(({name}: Json) => name === 'OPERATION').id).toBe(id);
	});

	test('a refused send throws the first error of the service', async () => {
		const sandbox = await openSandbox({dialect: 'reference', recipients: 1});
		const sending = sendNewsletter({baseUrl: sandbox.url, authorization}, ['nobody']);
		await expect(sending).rejects.toThrow('to[0].address must be an email address such as jane@example.com');
	});

	test('while emails are still being created, recipients is the number to expect', async () => {
		const sandbox = await openSandbox({dialect: 'reference', scenario: 'gradual', recipients: 300});
		let seconds = 0;
		const end = await waitForOperation({baseUrl: sandbox.url, authorization}, sandbox.operationId, () => {
			seconds += 5;
			sandbox.at(seconds * 1000);
		});
		expect(end).toMatchObject({status: 'COMPLETED', expected: 300, recipients: 300, total: 300});
		expect(await listEmails({baseUrl: sandbox.url, authorization}, sandbox.operationId)).toHaveLength(300);
	});
});

test('a client without credentials gets the error of the gateway', async () => {
	const sandbox = await openSandbox({dialect: 'reference', recipients: 1});
	const sending = sendNewsletter({baseUrl: sandbox.url, authorization: ''}, ['jane@example.com']);
	await expect(sending).rejects.toThrow('Authenticate with HTTP Basic or a Bearer token');
});

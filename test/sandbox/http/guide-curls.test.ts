import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {type Json, openSandbox} from '../open-sandbox.ts';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
const run = promisify(execFile);

/** The `curl` lines of the guide "Operations and Email Tracking", word for word. */
const [fetchOperation = '', listEmails = '', listByTag = ''] = fixture('guide-curls.txt').trim().split('\n\n');

/** Runs a line of the guide in a shell, against a sandbox instead of Twilio, and reads what it prints. */
async function print(
	line: string,
	{url, operationId}: {readonly url: string; readonly operationId: string},
): Promise<Json> {
	const command = line.replace('https://comms.twilio.com/v1', url).replace('{operationId}', operationId);
	const env = {...process.env, TWILIO_ACCOUNT_SID: 'AC0', TWILIO_AUTH_TOKEN: 'token', NO_PROXY: '*'};
	return JSON.parse((await run('sh', ['-c', `${command} --silent`], {env, maxBuffer: 2 ** 26})).stdout);
}

/** The keys of a value in their order, and the types of what they hold. */
function shapeOf(value: Json): unknown {
	if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
	if (value === null || typeof value !== 'object') return value === null ? 'string or null' : typeof value;
	return Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]);
}

test("the guide's line for an operation prints the shape of the guide's sample", async () => {
	const sandbox = await openSandbox({recipients: 2});
	sandbox.at(60_000);
	const operation = await print(fetchOperation, sandbox);
	expect(shapeOf(operation)).toEqual(shapeOf(JSON.parse(fixture('guide-operation.json'))));
	expect(operation).toMatchObject({status: 'COMPLETED', stats: {total: 2, sent: 0, delivered: 2}});
});

test("the guide's line for emails prints the shape of the guide's sample", async () => {
	const sandbox = await openSandbox({recipients: 2});
	sandbox.at(60_000);
	const page = await print(listEmails, sandbox);
	const sample = JSON.parse(fixture('guide-emails.json'));
	const shape = (one: Json) => shapeOf({...one, data: one.data.map((email: Json) => ({...email, tags: {}}))});
	expect(shape(page)).toEqual(shape(sample));
	expect(page.pagination).toEqual(sample.pagination);
});

test("the guide's line for a tag finds the emails that have it", async () => {
	const sandbox = await openSandbox({recipients: 10});
	const json = {
		from: {address: 'support@example.com', name: 'Support Team'},
		to: [{address: 'john.doe@example.com', name: 'John Doe'}],
		content: {subject: 'Your subject line', html: '<p>Your message content.</p>', text: 'Your message content.'},
		tags: {campaign: 'monthlyNewsletter'},
	};
	const {operationId} = (await sandbox.ask('/Emails', {method: 'POST', json})).body;
	const {data} = await print(listByTag, sandbox);
	expect(data).toMatchObject([{operationId, tags: {campaign: 'monthlyNewsletter'}, content: json.content}]);
});

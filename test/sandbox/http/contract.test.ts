import {readFileSync} from 'node:fs';
import {Ajv2020, type AnySchema} from 'ajv/dist/2020.js';
import {describe, expect, test} from 'vitest';
import {type FaultName, isScenarioName, parseFault, SCENARIOS} from '../../../source/sandbox/sandbox.ts';
import {itemsOf, openSandbox, type Reply} from '../open-sandbox.ts';
import {casesOf} from './calls.ts';

/** Schemas written by hand from Twilio's documents: they know nothing of the sandbox. */
const ajv = new Ajv2020({allErrors: true, strict: true, allowUnionTypes: true});
for (const name of ['guide', 'reference', 'errors']) {
	const text = readFileSync(new URL(`../../fixtures/contract/${name}.json`, import.meta.url), 'utf8');
	ajv.addSchema(JSON.parse(text) as AnySchema);
}

/** What is wrong with a value by a schema such as `guide#/$defs/email`. */
function complaints(schema: string, value: unknown): unknown {
	const validate = ajv.getSchema(schema);
	if (!validate) throw new Error(`There is no schema ${schema}`);
	return validate(value) ? [] : validate.errors;
}

const DIALECTS = ['guide', 'reference'] as const;
type Dialect = (typeof DIALECTS)[number];

/** The shape of the answer of each call when all is well. */
const SHAPES: Readonly<Record<string, string>> = {
	listOperations: 'operationPage',
	fetchOperation: 'operation',
	sendEmails: 'accepted',
	listEmails: 'emailPage',
	fetchEmail: 'email',
};

/** Who answers an error: the service knows ids and fields, the gateway everything before that. */
function errorShape(name: string, status: number): 'service' | 'gateway' {
	const isUnknownRoute = name === 'listErrors' || name === 'listReceipts';
	return (status === 400 || status === 404) && !isUnknownRoute ? 'service' : 'gateway';
}

function check(dialect: Dialect, name: string, {status, body, headers}: Reply): void {
	expect(headers['twilio-request-id'], `${name} ${status}`).toMatch(/^RQ[0-9a-f]{32}$/);
	if (status === 204) {
		expect(body).toBe('');
		return;
	}
	expect(headers['content-type']).toBe('application/json');
	const schema = status >= 400 ? `errors#/$defs/${errorShape(name, status)}` : `${dialect}#/$defs/${SHAPES[name]}`;
	expect(complaints(schema, body), `${name} ${status} by ${schema}`).toEqual([]);
}

describe.each(DIALECTS)('every answer has the documented shape, %s', (dialect) => {
	test('each call with each of its statuses', async () => {
		const sandbox = await openSandbox({dialect, recipients: 300});
		sandbox.at(60_000);
		const [email] = itemsOf((await sandbox.ask('/Emails')).body);
		const cases = casesOf(sandbox.operationId, email.id, false);
		for (const [name, status, path, ask] of cases) {
			const reply = await sandbox.ask(path, ask);
			expect([name, path, reply.status]).toEqual([name, path, status]);
			check(dialect, name, reply);
			const refused = await sandbox.ask(path, {...ask, headers: {authorization: ''}});
			expect(refused.status).toBe(401);
			check(dialect, name, refused);
		}
	});

	test.each(['exclusive', 'cumulative'] as const)('all SCENARIOS and statuses, counters %s', async (counters) => {
		const statuses = new Set<string>();
		for (const scenario of Object.keys(SCENARIOS).filter(isScenarioName)) {
			const sandbox = await openSandbox({dialect, scenario, counters, recipients: 200});
			for (const second of [0, 20, 30, 45, 60, 600]) {
				sandbox.at(second * 1000);
				const operation = await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`);
				check(dialect, 'fetchOperation', operation);
				check(dialect, 'listOperations', await sandbox.ask('/Emails/Operations'));
				const emails = await sandbox.ask(`/Emails?operationId=${sandbox.operationId}`);
				check(dialect, 'listEmails', emails);
				for (const {status} of [operation.body, ...itemsOf(emails.body)]) statuses.add(status);
			}
		}
		const email = ['QUEUED', 'SENT', 'DELIVERED', 'UNDELIVERED', 'OPENED', 'FAILED', 'INBOUND'];
		expect([...statuses].sort()).toEqual([...email, 'SCHEDULED', 'CANCELED', 'PROCESSING', 'COMPLETED'].sort());
	});
});

describe('every error has one of the two documented shapes', () => {
	const service: readonly FaultName[] = ['400', '400-several', '403', '404', '409', '410', '423'];
	const gateway: readonly FaultName[] = [
		'400-flat',
		'401',
		'408',
		'421',
		'425',
		'429-seconds',
		'429-date',
		'429-none',
		'429-3600',
		'500',
		'503',
		'503-retry-after',
	];
	test.each([
		...service.map((fault) => ['service', fault] as const),
		...gateway.map((fault) => ['gateway', fault] as const),
	])('of the %s: the fault %s', async (shape, fault) => {
		const sandbox = await openSandbox({recipients: 1, faults: [parseFault(fault)]});
		const {status, body} = await sandbox.ask('/Emails');
		expect(status).toBe(Number.parseInt(fault, 10));
		expect(complaints(`errors#/$defs/${shape}`, body)).toEqual([]);
	});

	test.each([
		['an unknown route', 404, '/Nowhere', {}],
		['another method', 405, '/Emails', {method: 'PATCH'}],
		['no credentials', 401, '/Emails', {headers: {authorization: ''}}],
		['a foreign host', 421, '/Emails', {headers: {host: 'evil.example'}}],
		['too many requests', 429, '/Emails', {}],
	] as const)('of the gateway: %s', async (what, status, path, ask) => {
		const sandbox = await openSandbox({recipients: 1, ...(what === 'too many requests' && {rateLimit: 1})});
		if (what === 'too many requests') await sandbox.ask('/Emails');
		const reply = await sandbox.ask(path, ask);
		expect(reply.status).toBe(status);
		expect(complaints('errors#/$defs/gateway', reply.body)).toEqual([]);
	});
});

test('the schemas accept the samples of the guide', () => {
	const sample = (name: string): unknown =>
		JSON.parse(readFileSync(new URL(`../../fixtures/guide-${name}.json`, import.meta.url), 'utf8'));
	expect(complaints('guide#/$defs/operation', sample('operation'))).toEqual([]);
	expect(complaints('guide#/$defs/emailPage', sample('emails'))).toEqual([]);
});

test('the schemas tell the dialects and the errors apart', async () => {
	const [guide, reference] = [
		await openSandbox({recipients: 1}),
		await openSandbox({dialect: 'reference', recipients: 1}),
	];
	const emails = [(await guide.ask('/Emails')).body, (await reference.ask('/Emails')).body];
	expect(complaints('reference#/$defs/emailPage', emails[0])).not.toEqual([]);
	expect(complaints('guide#/$defs/emailPage', emails[1])).not.toEqual([]);
	const errors = [(await guide.ask('/Emails/42')).body, (await guide.ask('/Nowhere')).body];
	expect(complaints('errors#/$defs/gateway', errors[0])).not.toEqual([]);
	expect(complaints('errors#/$defs/service', errors[1])).not.toEqual([]);
});

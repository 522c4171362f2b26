import {Ajv2020} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {afterAll, describe, expect, test} from 'vitest';
import {isScenarioName, SCENARIOS} from '../../../source/sandbox/sandbox.ts';
import {type Ask, itemsOf, type Json, type OpenSandbox, openSandbox} from '../open-sandbox.ts';

type Case = readonly [name: string, status: number, path: string, ask?: Ask];

const UNKNOWN = '01h9krwprkeee8fzqspvwy6nq8';
const SEND = {
	from: {address: 'support@example.com', name: 'Support Team'},
	to: [{address: 'jane@example.com', variables: {firstName: 'Jane'}}],
	content: {subject: 'Hello {{ firstName }}', html: '<p>Hello</p>', text: 'Hello', attachments: []},
	tags: {campaign: 'spring'},
	schedule: {sendAt: ['2026-04-06T06:20:00Z']},
};
const covered = new Set<string>();

/** Every answer of every call that is no matter of who asks or of a fault. */
function ownCases(operation: string, email: string): readonly Case[] {
	const operations = '/Emails/Operations';
	return [
		['listOperations', 200, operations],
		['listOperations', 400, `${operations}?pageSize=0`],
		['fetchOperation', 200, `${operations}/${operation}`],
		['fetchOperation', 400, `${operations}/42`],
		['fetchOperation', 404, `${operations}/comms_operation_${UNKNOWN}`],
		['listErrors', 200, `${operations}/${operation}/Errors`],
		['listErrors', 400, `${operations}/${operation}/Errors?pageToken=x`],
		['listErrors', 404, `${operations}/comms_operation_${UNKNOWN}/Errors`],
		['sendEmails', 202, '/Emails', {method: 'POST', json: SEND}],
		['sendEmails', 400, '/Emails', {method: 'POST', json: {}}],
		['sendEmails', 413, '/Emails', {method: 'POST', body: Buffer.alloc(6_000_000)}],
		['listEmails', 200, `/Emails?operationId=${operation}&pageSize=1000`],
		['listEmails', 400, '/Emails?status=LOST'],
		['fetchEmail', 200, `/Emails/${email}`],
		['fetchEmail', 400, '/Emails/42'],
		['fetchEmail', 404, `/Emails/comms_email_${UNKNOWN}`],
		['listReceipts', 200, `/Emails/${email}/Receipts`],
		['listReceipts', 400, `/Emails/${email}/Receipts?pageSize=x`],
		['listReceipts', 404, `/Emails/comms_email_${UNKNOWN}/Receipts`],
		['deleteEmail', 204, `/Emails/${email}`, {method: 'DELETE'}],
		['fetchEmail', 200, `/Emails/${email}`],
		['deleteEmail', 400, '/Emails/42', {method: 'DELETE'}],
		['deleteEmail', 404, `/Emails/comms_email_${UNKNOWN}`, {method: 'DELETE'}],
	];
}

const controlCases: readonly Case[] = [
	['getFaults', 200, '/__sandbox/faults'],
	['setFaults', 400, '/__sandbox/faults', {method: 'PUT', body: 'flood'}],
	['clearFaults', 200, '/__sandbox/faults', {method: 'DELETE'}],
	['setFaults', 200, '/__sandbox/faults', {method: 'PUT', body: '503:0.1@900-'}],
	['getRequests', 200, '/__sandbox/requests'],
];

const judges = new Map<string, ReturnType<typeof judgeOf>>();

/** Checks answers against the contract that the sandbox itself serves; made once for contracts that are the same. */
async function readContract(sandbox: OpenSandbox) {
	const {body: contract} = await sandbox.ask('/openapi.json');
	const text = JSON.stringify({...contract, servers: []});
	const judge = judges.get(text) ?? judgeOf(contract);
	judges.set(text, judge);
	return judge;
}

function judgeOf(contract: Json) {
	const ajv = new Ajv2020({strict: false, allErrors: true});
	addFormats.default(ajv);
	ajv.addSchema(contract, 'contract');
	const calls = Object.values<Json>(contract.paths).flatMap((path) => Object.values<Json>(path));
	const complaints = (ref: string, value: unknown) => {
		const validate = ajv.compile({$ref: `contract${ref}`});
		return validate(value) ? [] : validate.errors;
	};
	return {
		contract,
		calls,
		complaints,
		check(name: string, status: number, body: unknown): void {
			const response = calls.find(({operationId}) => operationId === name)?.responses[status];
			expect(response, `${name} ${status} is in the contract`).toBeDefined();
			const ref = response.content?.['application/json'].schema.$ref;
			expect(ref ? complaints(ref, body) : body, `${name} ${status}`).toEqual(ref ? [] : '');
		},
	};
}

describe.each(['guide', 'reference'] as const)('every answer in the shape of the %s fits the contract', (dialect) => {
	test('what each call answers and refuses', async () => {
		const sandbox = await openSandbox({dialect, recipients: 300});
		const {check, calls} = await readContract(sandbox);
		sandbox.at(60_000);
		const [email] = itemsOf((await sandbox.ask('/Emails')).body);
		const ours = ownCases(sandbox.operationId, email.id);
		for (const [name, status, path, ask = {}] of [...ours, ...controlCases]) {
			const strangers: readonly [number, Ask][] = [
				[401, {...ask, headers: {authorization: ''}}],
				[421, {...ask, headers: {host: 'evil.example'}}],
			];
			for (const [refusal, asked] of strangers.slice(path.startsWith('/__') ? 1 : 0)) {
				const reply = await sandbox.ask(path, asked);
				expect([name, reply.status]).toEqual([name, refusal]);
				check(name, refusal, reply.body);
				covered.add(`${dialect} ${name} ${refusal}`);
			}
			const reply = await sandbox.ask(path, ask);
			expect([name, reply.status]).toEqual([name, status]);
			check(name, status, reply.body);
			covered.add(`${dialect} ${name} ${status}`);
		}
		for (const fault of ['429-seconds', '500', '503']) {
			await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: fault});
			for (const [name, , path, ask] of ours) {
				const reply = await sandbox.ask(path, ask);
				expect(reply.status).toBe(Number.parseInt(fault, 10));
				check(name, reply.status, reply.body);
				covered.add(`${dialect} ${name} ${reply.status}`);
			}
		}
		const promised = calls.flatMap(({operationId, responses}) =>
			Object.keys(responses).map((status) => `${dialect} ${operationId} ${status}`),
		);
		expect([...covered].filter((one) => one.startsWith(dialect)).sort()).toEqual(promised.sort());
	});

	test.each(Object.keys(SCENARIOS).filter(isScenarioName))(
		'scenario %s, at its start, middle and end',
		async (scenario) => {
			const sandbox = await openSandbox({dialect, scenario, recipients: 40});
			const {check} = await readContract(sandbox);
			for (const second of [0, 20, 45, 60]) {
				sandbox.at(second * 1000);
				for (const [name, status, path] of ownCases(sandbox.operationId, '').slice(0, 12)) {
					if (status === 200) check(name, status, (await sandbox.ask(path)).body);
				}
			}
		},
	);

	test('the contract names every reference it uses, and its send is the one of the curl line', async () => {
		const sandbox = await openSandbox({dialect, recipients: 0});
		const {contract, complaints} = await readContract(sandbox);
		expect(contract.openapi).toBe('3.1.0');
		const refs = JSON.stringify(contract).match(/#\/components\/schemas\/\w+/g) ?? [];
		for (const ref of new Set(refs)) expect(contract.components.schemas).toHaveProperty(ref.slice(21));
		const [, json = ''] = /-d '(.*)' http/.exec(sandbox.curls[0] ?? '') ?? [];
		expect(complaints('#/components/schemas/Send', JSON.parse(json))).toEqual([]);
		expect(complaints('#/components/schemas/Send', SEND)).toEqual([]);
		expect(complaints('#/components/schemas/Send', {...SEND, sender: 'me'})).not.toEqual([]);
	});
});

afterAll(() => {
	const calls = new Set([...covered].map((one) => one.split(' ')[1]));
	const statuses = new Set([...covered].map((one) => one.split(' ')[2]));
	console.log(
		`contract: ${covered.size} answers covered (${calls.size} calls × 2 dialects × their ${statuses.size} statuses)`,
	);
});

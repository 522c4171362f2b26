import {Ajv2020} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {afterAll, describe, expect, test} from 'vitest';
import {isScenarioName, SCENARIOS} from '../../../source/sandbox/sandbox.ts';
import {type Ask, itemsOf, type Json, type OpenSandbox, openSandbox} from '../open-sandbox.ts';
import {type Case, casesOf, SEND} from './calls.ts';

const covered = new Set<string>();

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
		// Compiled once: a schema of its own for each answer would be compiled for each.
		const validate = ajv.getSchema(`contract${ref}`);
		if (validate === undefined) throw new Error(`There is no schema ${ref}`);
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

describe.each(['guide', 'reference'] as const)('the OpenAPI document of the %s describes every answer', (dialect) => {
	test('what each call answers and refuses', async () => {
		const sandbox = await openSandbox({dialect, recipients: 300, reasons: true});
		const {check, calls} = await readContract(sandbox);
		sandbox.at(60_000);
		const [email] = itemsOf((await sandbox.ask('/Emails')).body);
		const ours = casesOf(sandbox.operationId, email.id, true);
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
			const sandbox = await openSandbox({dialect, scenario, recipients: 40, reasons: true});
			const {check} = await readContract(sandbox);
			for (const second of [0, 20, 45, 60]) {
				sandbox.at(second * 1000);
				for (const [name, status, path] of casesOf(sandbox.operationId, '', true).slice(0, 12)) {
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
		`OpenAPI document: ${covered.size} answers covered (${calls.size} calls × 2 dialects × their ${statuses.size} statuses)`,
	);
});

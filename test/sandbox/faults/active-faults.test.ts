import {describe, expect, test} from 'vitest';
import {parseFault} from '../../../source/sandbox/sandbox.ts';
import {openSandbox} from '../open-sandbox.ts';

describe('which requests a fault affects', () => {
	test('those in its window, in seconds after it was switched on', async () => {
		const sandbox = await openSandbox({recipients: 1});
		sandbox.at(100_000);
		await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: '503@10-20'});
		const statuses: number[] = [];
		for (const second of [100, 109, 110, 119, 120]) {
			sandbox.at(second * 1000);
			statuses.push((await sandbox.ask('/Emails')).status);
		}
		expect(statuses).toEqual([200, 200, 503, 503, 200]);
	});

	test('its share of them, the same ones for the same seed', async () => {
		const run = async (seed: number) => {
			const sandbox = await openSandbox({seed, recipients: 0, faults: [parseFault('503:0.3')]});
			const statuses: number[] = [];
			for (let turn = 0; turn < 200; turn += 1) statuses.push((await sandbox.ask('/Emails')).status);
			return statuses;
		};
		const one = await run(1);
		const affected = one.filter((status) => status === 503).length;
		expect(affected).toBeGreaterThan(40);
		expect(affected).toBeLessThan(80);
		expect(await run(1)).toEqual(one);
		expect(await run(2)).not.toEqual(one);
	});

	test('only those to the API, not to the controls or the OpenAPI document', async () => {
		const sandbox = await openSandbox({recipients: 0, faults: [parseFault('reset-before-headers')]});
		expect((await sandbox.ask('/__sandbox/requests')).status).toBe(200);
		expect((await sandbox.ask('/openapi.json')).status).toBe(200);
	});
});

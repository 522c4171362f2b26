import {setImmediate as turn} from 'node:timers/promises';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {expect, test} from 'vitest';
import {createListCompressor} from '../../source/sandbox/mail/compressed-list.ts';
import {openSandbox} from './open-sandbox.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** The memory in use, buffers included. */
async function usedMb(): Promise<number> {
	// Twice: what the first round lets go of may hold more.
	for (let round = 0; round < 2; round += 1) {
		await turn();
		collectGarbage();
	}
	const {heapUsed, arrayBuffers} = process.memoryUsage();
	return (heapUsed + arrayBuffers) / 2 ** 20;
}

test('1,000 operations of 10,000 emails cost memory by operation, not by email', async () => {
	const before = await usedMb();
	const sandbox = await openSandbox({operations: 1000});
	const cost = (await usedMb()) - before;
	// Ten million emails: at one byte each this would be 10 MB of nothing but flags.
	expect(cost).toBeLessThan(40);
	const operations = (await sandbox.ask('/Emails/Operations?pageSize=1000')).body.data;
	expect(operations.map(({stats}: {stats: {total: number}}) => stats.total)).toEqual(Array(1000).fill(10_000));
});

test('a page in the middle of them is found without walking there', async () => {
	const sandbox = await openSandbox({operations: 1000});
	const {data} = (await sandbox.ask('/Emails/Operations?pageSize=1000')).body;
	const pageOf = async (operationId: string) => {
		const {body} = await sandbox.ask(`/Emails?operationId=${operationId}&pageSize=1000`);
		expect(body.data).toHaveLength(1000);
		expect(body.data[999].operationId).toBe(operationId);
	};
	const time = async (act: () => Promise<void>) => {
		const began = performance.now();
		await act();
		return performance.now() - began;
	};
	await pageOf(data[0].id);
	const [first, middle] = [await time(() => pageOf(data[0].id)), await time(() => pageOf(data[500].id))];
	expect(middle).toBeLessThan(first * 10 + 200);
});

test('the recipients of a send are kept compressed', async () => {
	const compressor = createListCompressor();
	const list = Array.from({length: 10_000}, (_, index) => ({address: `recipient.${index}@example.com`}));
	const before = await usedMb();
	const compressed = Array.from({length: 50}, () => compressor.compress(list));
	const eachKb = (((await usedMb()) - before) * 1024) / compressed.length;
	expect(eachKb).toBeLessThan(120);
	expect(compressed[49]?.at(9999)).toEqual({address: 'recipient.9999@example.com'});
});

/**
 * Prints what the sandbox costs at 10, 100 and 1,000 operations of 10,000 emails: memory, and the time of a page of
 * 1,000 at its first, middle and last place. Run it with `node --expose-gc test/sandbox/measure-scale.ts`.
 */
import {Agent, request} from 'undici';
import {startSandbox} from '../../source/sandbox/sandbox.ts';

const ROUNDS = 11;
const agent = new Agent();
const headers = {authorization: `Basic ${btoa('key:secret')}`};

type Page = {
	readonly data: readonly {readonly id: string}[];
	readonly pagination: {readonly nextPageToken: string | null};
};

async function ask(url: string): Promise<Page> {
	const reply = await request(url, {dispatcher: agent, headers});
	return (await reply.body.json()) as Page;
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function medianMs(url: string): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		const began = performance.now();
		await ask(url);
		times.push(performance.now() - began);
	}
	return median(times);
}

/** The query of the tenth page of an operation, as its token says. */
async function lastPage(url: string): Promise<string> {
	let page = await ask(url);
	for (let number = 2; number < 10; number += 1) page = await ask(`${url}&pageToken=${page.pagination.nextPageToken}`);
	return `${url}&pageToken=${page.pagination.nextPageToken}`;
}

function usedMb(): number {
	globalThis.gc?.();
	const {heapUsed, arrayBuffers} = process.memoryUsage();
	return (heapUsed + arrayBuffers) / 2 ** 20;
}

async function measure(operations: number): Promise<string> {
	const before = usedMb();
	const sandbox = await startSandbox({operations});
	const cost = usedMb() - before;
	const {data} = await ask(`${sandbox.url}/Emails/Operations?pageSize=1000`);
	const pageOf = (place: number) => `${sandbox.url}/Emails?operationId=${data[place]?.id}&pageSize=1000`;
	await medianMs(pageOf(0));
	const times = [
		await medianMs(pageOf(0)),
		await medianMs(pageOf(Math.floor(operations / 2))),
		await medianMs(await lastPage(pageOf(operations - 1))),
		await medianMs(`${sandbox.url}/Emails/Operations/${data[0]?.id}`),
		await medianMs(`${sandbox.url}/Emails/Operations?pageSize=1000`),
	];
	await sandbox.close();
	const cells = [operations.toLocaleString('en'), `${cost.toFixed(1)} MB`, ...times.map((ms) => `${ms.toFixed(1)} ms`)];
	return `| ${cells.join(' | ')} |`;
}

console.log(`Node ${process.version}, medians of ${ROUNDS}`);
console.log('| operations | memory | first page | middle page | last page | one operation | all operations |');
console.log('|---|---|---|---|---|---|---|');
for (const operations of [10, 100, 1000]) console.log(await measure(operations));
await agent.close();

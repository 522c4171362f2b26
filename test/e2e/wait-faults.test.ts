import {describe, expect, test, vi} from 'vitest';
import {type FaultName, parseFault, startSandbox} from '../../source/sandbox/sandbox.ts';
import {runHere} from '../helpers/run-here.ts';

/** What passes by itself and reaches the server. Those that take 10 s or more to be noticed have their story on the screen (faults.test.ts). */
const TRANSIENT: readonly FaultName[] = [
	'408',
	'409',
	'421',
	'423',
	'425',
	'500',
	'502',
	'503',
	'504',
	'429-seconds',
	'429-date',
	'429-rfc850',
	'429-asctime',
	'429-none',
	'429-garbage',
	'429-past',
	'503-retry-after',
	'reset-before-headers',
	'reset-in-body',
	'truncated',
	'gzip-bomb',
	'malformed-json',
	'html',
	'wrong-shape',
	'redirect',
];

describe('wait outlives what passes, and ends with the right code', () => {
	test.concurrent.each(TRANSIENT)('%s', async (fault) => {
		const sandbox = await startSandbox({
			seed: 5,
			recipients: 300,
			durationMs: 1000,
			startedAt: Date.now() - 3_600_000,
			faults: [parseFault(fault)],
		});
		try {
			const waiting = runHere({args: ['wait', sandbox.operationId, '--base-url', sandbox.url, '--interval', '0.5']});
			// Until the fault has struck.
			await vi.waitFor(async () => expect(await faultsSoFar(sandbox.url)).toContain(fault), {timeout: 20_000});
			await fetch(new URL('/__sandbox/faults', sandbox.url), {method: 'DELETE'});
			const ended = await waiting;
			expect(ended.stdout).toMatch(/: Settled: 292 emails delivered, 2 failed, 6 undelivered \(3 %\)\.\n$/u);
			// One line at most every 10 s: what came first, the fault or, if it was retried at once, the answer.
			expect(ended.stderr).toMatch(/^\S+Z \S.*\n$/u);
			expect(ended.code).toBe(1);
		} finally {
			await sandbox.close();
		}
	});
});

/** What went wrong with the requests that have reached the server. */
async function faultsSoFar(url: string): Promise<readonly string[]> {
	const {requests} = JSON.parse(await (await fetch(new URL('/__sandbox/requests', url))).text());
	return requests.flatMap(({faults}: {readonly faults: readonly string[]}) => faults);
}

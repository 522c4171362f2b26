import {expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {openSandbox} from './open-sandbox.ts';

test.each([
	[{recipients: -1}, 'The number of recipients must be a whole number from 0 to 10,000, not -1'],
	[{recipients: 10_001}, 'The number of recipients must be a whole number from 0 to 10,000, not 10001'],
	[{recipients: 1.5}, 'The number of recipients must be a whole number from 0 to 10,000, not 1.5'],
	[{operations: 0}, 'The number of operations must be a whole number from 1 to 10,000, not 0'],
	[{speed: 0}, 'A duration of 60000 ms at speed 0 is out of range: it must be 0 to 7 days'],
	[{durationMs: -5}, 'A duration of -5 ms at speed 1 is out of range: it must be 0 to 7 days'],
])('%o is refused in plain words', async (options, message) => {
	await expect(startSandbox(options)).rejects.toThrow(message);
});

test('latency delays every answer of the API', async () => {
	const sandbox = await openSandbox({recipients: 1, latencyMs: 60});
	const began = performance.now();
	await sandbox.ask('/Emails');
	expect(performance.now() - began).toBeGreaterThan(59);
});

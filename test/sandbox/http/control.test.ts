import {describe, expect, test} from 'vitest';
import {parseFault} from '../../../source/sandbox/sandbox.ts';
import {messagesOf, openSandbox} from '../open-sandbox.ts';

describe('PUT /__sandbox/faults', () => {
	test.each([
		['a list', '["503@5-9", "500:0.5"]'],
		['an object', '{"faults": ["503@5-9", "500:0.5"]}'],
		['words', '503@5-9 500:0.5'],
		['words with commas', '503@5-9,500:0.5\n'],
	])('takes %s', async (_form, body) => {
		const sandbox = await openSandbox({recipients: 0});
		const reply = await sandbox.ask('/__sandbox/faults', {method: 'PUT', body});
		expect(reply.body.faults).toEqual([
			{fault: '503@5-9', isActive: false},
			{fault: '500:0.5', isActive: true},
		]);
	});

	test('an unknown fault changes nothing', async () => {
		const sandbox = await openSandbox({recipients: 0, faults: [parseFault('410')]});
		const reply = await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: '["503", "flood"]'});
		expect([reply.status, messagesOf(reply.body)]).toEqual([
			400,
			[expect.stringMatching(/^There is no fault "flood"/)],
		]);
		expect((await sandbox.ask('/__sandbox/faults')).body.faults).toEqual([{fault: '410', isActive: true}]);
	});
});

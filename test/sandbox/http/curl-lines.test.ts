import {expect, test} from 'vitest';
import {openSandbox} from '../open-sandbox.ts';

test('the curl lines are for this sandbox, and the first is a send that is accepted', async () => {
	const sandbox = await openSandbox({recipients: 1});
	const [send = '', fetch = '', list = ''] = sandbox.curls;
	const [, json = ''] = /-d '(.*)' http/.exec(send) ?? [];
	expect((await sandbox.ask('/Emails', {method: 'POST', body: json})).status).toBe(202);
	expect(fetch).toBe(`curl -s -u 'sandbox:sandbox' ${sandbox.url}/Emails/Operations/${sandbox.operationId}`);
	expect(list).toContain(`'${sandbox.url}/Emails?operationId=${sandbox.operationId}&pageSize=3'`);
});

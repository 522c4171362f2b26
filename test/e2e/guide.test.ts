import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect, test} from 'vitest';
import {openTerminalHere} from '../helpers/terminal.ts';

const OPERATION_ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';

/** The two sample answers of Twilio's guide, as printed there. */
function sample(name: 'operation' | 'emails'): string {
	return readFileSync(new URL(`../fixtures/guide-${name}.json`, import.meta.url), 'utf8');
}

test("the samples of Twilio's guide are shown right", async () => {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		asked.push(request.url ?? '');
		response.setHeader('content-type', 'application/json');
		response.end(sample(request.url?.includes('/Operations/') ? 'operation' : 'emails'));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
	try {
		await using terminal = openTerminalHere({args: [OPERATION_ID, '--base-url', baseUrl, '--interval', '3600']});
		await terminal.sees(/100 % +2 of 2/u);
		await terminal.sees(/✓ SETTLED {3}none failed .*COMPLETED {2}5 s/u);
		await terminal.sees(/delivered +2 /u);
		await terminal.sees('✓ settled · 2 emails delivered');
		await terminal.sees(/▌ ✓ DELIVERED +john\.doe@example\.com +Your subject line/u);
		await terminal.sees('1–1 of 2 · page 1');
		// There is no next page: neither a jump nor the end requests one.
		await terminal.press('n', 'G', 'down');
		await terminal.press('q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
		expect(asked.toSorted()).toEqual(
			[`/v1/Emails/Operations/${OPERATION_ID}`, `/v1/Emails?operationId=${OPERATION_ID}&pageSize=50`].toSorted(),
		);
		expect(terminal.normalScreen()).toContain('Settled: 2 emails delivered, none failed.');
	} finally {
		server.close();
		server.closeAllConnections();
	}
});

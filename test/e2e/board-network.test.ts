import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect, onTestFinished, test} from 'vitest';
import {type SandboxOptions, startSandbox} from '../../source/sandbox/sandbox.ts';
import {openTerminalHere} from '../helpers/terminal.ts';

/** A sandbox behind a server that keeps a record of the requests for operations, and can refuse the list or hang up. */
async function serve(options: SandboxOptions = {}) {
	const sandbox = await startSandbox({dialect: 'reference', sends: 6, recipients: 200, durationMs: 60_000, ...options});
	onTestFinished(() => sandbox.close());
	const state = {isListRefused: false, isGone: false};
	const lists: URL[] = [];
	const singles: number[] = [];
	const server = createServer(async ({url = '', headers: {authorization = ''}}, response) => {
		if (state.isGone) {
			response.destroy();
			return;
		}
		const target = new URL(url, sandbox.url);
		const isList = target.pathname.endsWith('/Emails/Operations');
		if (isList) lists.push(target);
		else if (target.pathname.includes('/Emails/Operations/')) singles.push(performance.now());
		const isRefused = isList && state.isListRefused;
		const answer = isRefused ? undefined : await fetch(target, {headers: {authorization}});
		response.writeHead(answer?.status ?? 403, {'content-type': 'application/json'});
		response.end((await answer?.text()) ?? JSON.stringify({code: 20003, message: 'Permission denied', status: 403}));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const {port} = server.address() as AddressInfo;
	return {url: `http://127.0.0.1:${port}/v1`, operationId: sandbox.operationId, state, lists, singles};
}

const WEEK_MS = 7 * 86_400_000;

test('a poll is one request, which begins with the oldest send under way; the whole list is asked for once a minute', async () => {
	const {url, lists, singles} = await serve({durationMs: 20_000});
	await using terminal = openTerminalHere({args: ['--base-url', url, '--interval', '0.5']});
	await terminal.sees(/, 4 in 7 days/u);
	await terminal.sees(/, 6 in 7 days/u);
	const starts = lists.map((list) => Date.parse(list.searchParams.get('startDate') ?? ''));
	expect(starts.length).toBeGreaterThan(4);
	const whole = starts.filter((start) => Date.now() - start > WEEK_MS - 120_000);
	expect(whole).toHaveLength(1);
	expect(lists.every((list) => list.searchParams.get('pageToken') === null)).toBe(true);
	expect(singles).toEqual([]);
});

test('where the list is refused each send under way is fetched by itself, two a second, until the user asks again', async () => {
	const {url, state, lists, singles} = await serve({durationMs: 240_000});
	await using terminal = openTerminalHere({args: ['--base-url', url, '--interval', '0.5']});
	await terminal.sees(/● live/u);
	state.isListRefused = true;
	await terminal.sees(/◌ stale/u);
	await terminal.sees(/● live, list refused/u, {withinMs: 45_000});
	const asked = lists.length;
	await terminal.press('!');
	await terminal.sees(/each send under way is fetched/u);
	await terminal.press('esc');
	await terminal.sees(() => singles.length > 5, {withinMs: 20_000});
	expect(lists).toHaveLength(asked);
	const gaps = singles.slice(1).map((at, index) => at - (singles[index] ?? 0));
	expect(Math.min(...gaps)).toBeGreaterThan(400);
	state.isGone = true;
	await terminal.sees(/◌ offline, \d+ s old · (?:next try in \d+ s|trying now) *$/mu);
	state.isGone = false;
	await terminal.sees(/● live, list refused/u);
	state.isListRefused = false;
	await terminal.press('r');
	await terminal.sees(/● live *$/mu);
	expect(lists.length).toBeGreaterThan(asked);
}, 90_000);

test('offline the board keeps what it knows, says how old that is, and comes back', async () => {
	const {url, state} = await serve();
	await using terminal = openTerminalHere({args: ['--base-url', url, '--interval', '0.5']});
	await terminal.sees(/▌ ✗ .*\d+ %/u);
	state.isGone = true;
	await terminal.sees(/◌ offline, \d+ s old/u);
	expect(terminal.screen()).toMatch(/▌ ✗ .*\d+ %/u);
	state.isGone = false;
	await terminal.press('r');
	await terminal.sees(/● live/u);
});

test('--fail-if decides what is called failing, and s sorts', async () => {
	const {url} = await serve();
	const args = ['--base-url', url, '--interval', '0.5', '--fail-if', 'failed+undelivered > 95%'];
	await using terminal = openTerminalHere({args});
	await terminal.sees(/── Sends/u);
	await terminal.sees(/▲ .* [1-9]\d* +\d+ % /u);
	expect(terminal.screen()).not.toContain('FAILING');
	await terminal.press('s');
	await terminal.sees(/by failed share[\s\S]*FAILURES %↓/u);
	await terminal.press('s', 's', 's', 's');
	await terminal.sees('newest first');
});

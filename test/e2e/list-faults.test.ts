import {describe, expect, test, vi} from 'vitest';
import {type FaultName, type SandboxOptions, startSandbox} from '../../source/sandbox/sandbox.ts';
import {runHere} from '../helpers/run-here.ts';
import {openTerminalHere} from '../helpers/terminal.ts';

const HOUR_MS = 3_600_000;
const SENT = 45;
const PAGE = 20;

async function serve(fault: FaultName, options: SandboxOptions = {}) {
	const startedAt = Date.now() - HOUR_MS;
	const sandbox = await startSandbox({seed: 3, recipients: SENT, durationMs: 1000, startedAt, ...options});
	await fetch(new URL('/__sandbox/faults', sandbox.url), {method: 'PUT', body: JSON.stringify([fault])});
	return {...sandbox, [Symbol.asyncDispose]: () => sandbox.close()};
}

const MAY_BE_INCOMPLETE = 'so the list may be incomplete.';

/** A fault, how many of the 45 emails are written, the exit code, and all of stderr. */
const HEADLESS: readonly (readonly [fault: FaultName, written: number, code: number, stderr: RegExp])[] = [
	['two-lists', SENT, 0, /^$/u],
	['duplicate-page', PAGE, 0, /^$/u],
	['overlapping-pages', SENT, 0, /^$/u],
	['missing-ids', 23, 9, /^22 emails could not be read\.\n$/u],
	[
		'missing-pagination',
		PAGE,
		9,
		new RegExp(`^The server sent a page without pagination, ${MAY_BE_INCOMPLETE}\\n$`, 'u'),
	],
	[
		'non-string-token',
		PAGE,
		9,
		new RegExp(`^The server sent a page token that is not text, ${MAY_BE_INCOMPLETE}\\n$`, 'u'),
	],
	['token-loop', PAGE, 9, new RegExp(`^The server sent the same page token twice, ${MAY_BE_INCOMPLETE}\\n$`, 'u')],
	[
		'endless-pages',
		PAGE,
		9,
		new RegExp(`^The server sent 50 pages in a row with nothing new, ${MAY_BE_INCOMPLETE}\\n$`, 'u'),
	],
	[
		'empty-page',
		0,
		9,
		new RegExp(`^The server sent 50 pages in a row with nothing new, ${MAY_BE_INCOMPLETE}\\n$`, 'u'),
	],
	[
		'refused-token',
		PAGE,
		5,
		new RegExp(
			`^The server refused the page token, ${MAY_BE_INCOMPLETE} The server did not accept the request for the list of emails \\(400[^\\n]*\\n$`,
			'u',
		),
	],
	['wrong-id', 0, 9, /^45 emails belong to another operation and were left out\.\n$/u],
	['list-401', 0, 3, /^The credentials were refused \(401/u],
	['list-403', 0, 3, /^The credentials may not read this list of emails \(403/u],
	['list-404', 0, 4, /^There is no list of emails/u],
];

describe('emails --all under a fault writes each email once, and says what is missing', () => {
	test.concurrent.each(HEADLESS)('%s: %i emails, exit %i', async (fault, written, code, stderr) => {
		await using sandbox = await serve(fault);
		const paging = ['--all', '--page-size', String(PAGE), '--format', 'ndjson', '--fields', 'id'];
		const ended = await runHere({args: ['emails', sandbox.operationId, ...paging, '--base-url', sandbox.url]});
		const ids = ended.stdout.split('\n').filter(Boolean);
		expect(ended.stderr).toMatch(stderr);
		expect(ended.stderr).not.toContain('To go on');
		expect(ids.every((line) => typeof JSON.parse(line).id === 'string')).toBe(true);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toHaveLength(written);
		expect(ended.code).toBe(code);
	});
});

describe('operations under a fault', () => {
	test.concurrent.each<[FaultName, number, number, RegExp]>([
		['two-lists', 1, 0, /^$/u],
		['missing-pagination', 1, 9, /^The server sent a page without pagination, so the list may be incomplete\.\n$/u],
		['endless-pages', 1, 9, /^The server sent 50 pages in a row with nothing new, so the list may be incomplete\.\n$/u],
	])('%s: %i operation, exit %i', async (fault, written, code, stderr) => {
		await using sandbox = await serve(fault, {dialect: 'reference'});
		const ended = await runHere({args: ['operations', '--all', '--format', 'ndjson', '--base-url', sandbox.url]});
		expect(ended.stderr).toMatch(stderr);
		expect(ended.stdout.split('\n').filter(Boolean)).toHaveLength(written);
		expect(ended.code).toBe(code);
	});
});

/** How often the operation, the list without a page token and the list with one were requested. */
async function requestsOf(url: string) {
	const answer = await fetch(new URL('/__sandbox/requests', url));
	const {requests} = (await answer.json()) as {readonly requests: readonly {readonly path: string}[]};
	const lists = requests.filter(({path}) => path.includes('/Emails?'));
	const further = lists.filter(({path}) => path.includes('pageToken=')).length;
	return {
		polls: requests.filter(({path}) => path.includes('/Operations/')).length,
		first: lists.length - further,
		further,
	};
}

/** A fault, and what the app shows once it has gone to the end of the list. */
const SHOWN: readonly (readonly [fault: FaultName, shown: RegExp])[] = [
	['missing-ids', /Emails {3}22 emails could not be read /u],
	['missing-pagination', /⚠ r starts the list again · The server sent a page without pagination/u],
	['non-string-token', /⚠ r starts the list again · The server sent a page token that is not text/u],
	['token-loop', /⚠ r starts the list again · The server sent the same page token twice/u],
	['endless-pages', /⚠ r starts the list again · The server sent 50 pages in a row with nothing new/u],
	['refused-token', /⚠ r starts the list again · The server refused the page token/u],
	['list-400', /The server did not accept the request for the list of emails .*r requests\s+the\s+list\s+again\./su],
	['list-401', /The credentials were refused .*r requests\s+the\s+list\s+again\./su],
	['list-403', /The credentials may not read this list of emails .*r requests\s+the\s+list\s+again\./su],
	['list-404', /There is no list of emails .*r requests\s+the\s+list\s+again\./su],
];

describe('the app under a fault of the list', () => {
	test.concurrent.each(SHOWN)(
		'%s: a sentence that stays, live counters, no request by itself',
		async (fault, shown) => {
			await using sandbox = await serve(fault, {durationMs: HOUR_MS, startedAt: Date.now() - HOUR_MS / 2});
			await using terminal = openTerminalHere({
				args: [sandbox.operationId, '--base-url', sandbox.url, '--page-size', String(PAGE), '--interval', '0.5'],
				columns: 138,
			});
			await terminal.sees('PROCESSING');
			await terminal.press('G');
			await terminal.sees(shown);
			await terminal.lacks('loading');
			const before = await requestsOf(sandbox.url);
			await terminal.press('G');
			await vi.waitFor(
				async () => expect((await requestsOf(sandbox.url)).polls).toBeGreaterThan(before.polls + 3),
				20_000,
			);
			expect(terminal.screen()).toMatch(shown);
			expect(terminal.screen()).not.toMatch(/stale|loading/u);
			const now = await requestsOf(sandbox.url);
			if (fault.startsWith('list-')) expect(now).toMatchObject({first: before.first, further: 0});
			// A poll refreshes the rows on the screen, and where they are on a later page, that by its token.
			else if (fault !== 'missing-ids')
				expect(now.further - before.further).toBeLessThanOrEqual(now.polls - before.polls + 1);

			// Its list is read to the end: there is nothing to start anew.
			if (fault === 'missing-ids') return;
			await fetch(new URL('/__sandbox/faults', sandbox.url), {method: 'PUT', body: '[]'});
			await terminal.press('r');
			await terminal.sees(/ of 45 · page/u);
			await terminal.press('G');
			await terminal.sees(/–45 of 45 · page/u);
			await terminal.sees((screen) => !shown.test(screen) && /–45 of 45 · page/u.test(screen));
		},
	);
});

test('an answer about another operation is a failed poll that says so, and none of its emails is listed', async () => {
	await using sandbox = await serve('wrong-id');
	await using terminal = openTerminalHere({
		args: [sandbox.operationId, '--base-url', sandbox.url, '--interval', '0.5'],
		columns: 138,
	});
	await terminal.sees(/it describes another operation, comms_operation_\w+zzzz/u);
	expect(terminal.screen()).not.toMatch(/@example|settled|COMPLETED/u);
	await fetch(new URL('/__sandbox/faults', sandbox.url), {method: 'PUT', body: '[]'});
	await terminal.press('r');
	await terminal.sees('@example.');
	await terminal.sees('settled');
});

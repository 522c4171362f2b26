import {describe, expect, test} from 'vitest';
import {type FaultName, startSandbox} from '../../source/sandbox/sandbox.ts';
import {run} from '../helpers/run.ts';

const HOUR_MS = 3_600_000;
const SENT = 45;
const PAGE = 20;

async function serve(fault: FaultName) {
	const sandbox = await startSandbox({
		seed: 3,
		recipients: SENT,
		durationMs: 1000,
		startedAt: Date.now() - HOUR_MS,
	});
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
		const ended = await run({args: ['emails', sandbox.operationId, ...paging, '--base-url', sandbox.url]});
		const ids = ended.stdout.split('\n').filter(Boolean);
		expect(ended.stderr).toMatch(stderr);
		expect(ended.stderr).not.toContain('To go on');
		expect(ids.every((line) => typeof JSON.parse(line).id === 'string')).toBe(true);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toHaveLength(written);
		expect(ended.code).toBe(code);
	});
});

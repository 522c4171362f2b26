import {describe, expect, onTestFinished, test} from 'vitest';
import {parseFault, type SandboxOptions, startSandbox} from '../../source/sandbox/sandbox.ts';
import {runHere} from '../helpers/run-here.ts';

const LONG_AGO = {seed: 3, recipients: 10_000, durationMs: 60_000, startedAt: Date.now() - 3_600_000};
const BAD_DOMAINS = ['mailbox.example.net', 'post.example.org'];

/** Sums up a send of a sandbox. */
async function summary(options: SandboxOptions, ...args: readonly string[]) {
	const sandbox = await startSandbox(options);
	onTestFinished(() => sandbox.close());
	const ended = await runHere({args: ['emails', sandbox.operationId, '--base-url', sandbox.url, '--summary', ...args]});
	return {...ended, sandbox};
}

type DomainGroup = {
	domain?: string;
	count: number;
	of_its: number | null;
	p50_ms: number | null;
	p95_ms: number | null;
};

describe.each(['guide', 'reference'] as const)('what the failures of a bounce storm have in common (%s)', (dialect) => {
	const storm: SandboxOptions = {...LONG_AGO, dialect, scenario: 'bounce-storm'};

	test('as tables', async () => {
		const {code, stdout, stderr} = await summary(storm);
		expect({code, stderr}).toEqual({code: 0, stderr: ''});
		expect(stdout).toMatch(/^3,050 of 3,050 failures read, in 10,000 emails\.\n\nCOUNT +SHARE +REASON /u);
		for (const domain of BAD_DOMAINS)
			expect(stdout).toMatch(
				new RegExp(`^1,\\d{3} +\\d\\d % +no reason given, ${domain} +UNDELIVERED 1,\\d{3} .* 100 % `, 'mu'),
			);
		expect(stdout).toMatch(/^\d\d +<?1 % +The content could not be rendered .* FAILED \d\d +\S+ \d+ · /mu);
		for (const heading of ['DOMAIN', 'TAG', 'MINUTE'])
			expect(stdout).toMatch(new RegExp(`^COUNT +SHARE +${heading} `, 'mu'));
	});

	test('as JSON, with the whole send as the measure', async () => {
		const {code, stdout} = await summary(storm, '--format', 'json');
		expect(code).toBe(0);
		const {by_reason: byReason, by_domain: byDomain, by_tag: byTag, by_minute: byMinute, ...facts} = JSON.parse(stdout);
		expect(facts).toMatchObject({emails_read: 10_000, failures_read: 3050, failures_counted: 3050});
		const [first, second] = byReason as DomainGroup[];
		expect([first?.domain, second?.domain].toSorted()).toEqual(BAD_DOMAINS);
		expect([first?.of_its, second?.of_its]).toEqual([1, 1]);
		const good = (byDomain as DomainGroup[]).find(({domain}) => domain === 'example.com');
		expect(good?.of_its).toBeGreaterThan(0);
		expect(good?.of_its).toBeLessThan(0.02);
		expect(good?.p50_ms).toBeGreaterThan(0);
		expect(good?.p95_ms).toBeGreaterThanOrEqual(good?.p50_ms ?? Number.NaN);
		const sum = (groups: readonly {count: number}[]) => groups.reduce((all, {count}) => all + count, 0);
		expect([byReason, byDomain, byMinute].map(sum)).toEqual([3050, 3050, 3050]);
		expect(sum(byTag)).toBeGreaterThanOrEqual(3050);
	});
});

test('a server without reasons groups by domain alone, without a word', async () => {
	const {code, stdout, stderr} = await summary({
		...LONG_AGO,
		recipients: 500,
		scenario: 'bounce-storm',
		reasons: false,
	});
	expect({code, stderr}).toEqual({code: 0, stderr: ''});
	expect(stdout).not.toContain('REASON ');
	expect(stdout).toContain('no reason given');
});

test('a send without failures has none', async () => {
	const {code, stdout} = await summary({...LONG_AGO, scenario: 'one'});
	expect({code, stdout}).toEqual({code: 0, stdout: '0 of 0 failures read, in 1 email.\n'});
});

test('a list with gaps leaves the shares of domains unknown, and ends with 9', async () => {
	const {code, stdout, stderr} = await summary(
		{...LONG_AGO, recipients: 2000, scenario: 'bounce-storm', faults: [parseFault('missing-ids')]},
		...['--format', 'json'],
	);
	expect(code).toBe(9);
	expect(stderr).toMatch(/1,000 emails could not be read\./u);
	const {by_domain: byDomain} = JSON.parse(stdout) as {by_domain: readonly DomainGroup[]};
	expect(new Set(byDomain.map(({of_its: ofIts, p50_ms: p50}) => [ofIts, p50].join()))).toEqual(new Set([',']));
});

test('reasons and emails that never end are read up to where nothing new comes, and it ends with 9', async () => {
	const {code, stdout, stderr, sandbox} = await summary({
		...LONG_AGO,
		recipients: 500,
		scenario: 'provider-outage',
		faults: [parseFault('endless-pages')],
	});
	expect(code).toBe(9);
	expect(stdout).toMatch(/failures read/u);
	expect(stderr).toMatch(/^Reasons are missing: The server sent 50 pages in a row with nothing new/mu);
	const answer = await fetch(new URL('/__sandbox/requests', sandbox.url));
	const {requests} = (await answer.json()) as {readonly requests: readonly {readonly path: string}[]};
	expect(requests.filter(({path}) => path.includes('/Errors')).length).toBeLessThan(60);
});

test.each([
	['404', 4],
	['401', 3],
	['400', 5],
] as const)('a server that answers %s ends it with %i', async (fault, expected) => {
	const {code, stdout} = await summary({...LONG_AGO, faults: [parseFault(fault)]});
	expect({code, stdout}).toEqual({code: expected, stdout: ''});
});

test.each([
	[['--summary'], '--summary needs an operation: sendwatch emails <operation> --summary.'],
	[['ID', '--summary', '--format', 'csv'], '--summary works with --format table or json only.'],
	[
		['ID', '--summary', '--status', 'failed'],
		'--summary covers all failures of the operation: it cannot be combined with --status.',
	],
	[['ID', '--summary', '--all'], '--summary covers all failures of the operation: it cannot be combined with --all.'],
])('%j is a usage error', async (args, sentence) => {
	const id = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
	const words = args.map((word) => (word === 'ID' ? id : word));
	const ended = await runHere({args: ['emails', ...words, '--base-url', 'http://127.0.0.1:9/v1']});
	expect(ended).toEqual({code: 2, stdout: '', stderr: `${sentence}\n`});
});

test('recipients whom a reason names are masked', async () => {
	const {stdout} = await summary({...LONG_AGO, recipients: 300, scenario: 'bounce-storm'}, '--mask');
	expect(stdout).not.toMatch(/\w{2,}@/u);
});

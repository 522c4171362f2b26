import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {openTerminal, openTerminalHere, type Terminal} from '../helpers/terminal.ts';

const HOUR_MS = 3_600_000;

/** A send of 600 emails that is over, with the bounces of a storm, on one dialect. */
function overSend(dialect: 'guide' | 'reference'): Promise<Sandbox> {
	const scenario = 'bounce-storm' as const;
	return startSandbox({seed: 5, scenario, recipients: 600, dialect, startedAt: Date.now() - HOUR_MS});
}

/** What the sandbox was asked: paths with their queries, oldest first. */
async function askedOf({url}: Sandbox): Promise<readonly string[]> {
	const answer = await fetch(new URL('/__sandbox/requests', url));
	const {requests} = (await answer.json()) as {readonly requests: readonly {readonly path: string}[]};
	return requests.map(({path}) => path);
}

/** The statuses in the visible rows. */
function shownStatuses(terminal: Terminal): ReadonlySet<string> {
	// Line 1 has a sign and a word of its own.
	const list = terminal.screen().split('\n').slice(1).join('\n');
	return new Set([...list.matchAll(/[✗↩✓◉○→] (?<word>[A-Z]{4,}) /gu)].map(({groups}) => groups?.word ?? ''));
}

function statusOf(path: string): string {
	return new URL(path, 'http://localhost').searchParams.get('status') ?? 'any';
}

describe.each(['guide', 'reference'] as const)(
	'somebody narrows the list of a send that went wrong (%s)',
	(dialect) => {
		test('by status from the menu, failures by one key, tags and date, and takes it back step by step', async () => {
			const sandbox = await overSend(dialect);
			try {
				await using terminal = openTerminalHere({args: [sandbox.operationId, '--base-url', sandbox.url]});
				await terminal.sees('of 600 · page 1');
				await terminal.press('s');
				await terminal.sees(/\[ \] ✗ FAILED +\d+ +│.*\n.*\[ \] ↩ UNDELIVERED +\d+/u);
				await terminal.press('j', 'space', 'j', 'space');
				await terminal.sees(/\[x\] ✗ FAILED[\s\S]*\[x\] ↩ UNDELIVERED/u);
				await terminal.press('enter');
				await terminal.sees(/s status FAILED, UNDELIVERED.*1–(?:19|20)(?: of \d+)? · page 1/u);
				await terminal.press('G');
				await terminal.sees((screen) => !screen.includes('loading') && !/1–(?:19|20)(?: of \d+)? ·/u.test(screen));
				await terminal.press('g');
				await terminal.sees(/1–(?:19|20)(?: of \d+)? · page 1/u);
				for (const status of shownStatuses(terminal)) expect(['FAILED', 'UNDELIVERED']).toContain(status);

				await terminal.press('d');
				await terminal.type('2h');
				await terminal.sees(/Created 2h[\s\S]*since .* UTC/u);
				await terminal.press('enter');
				// Two hours ago may have been yesterday.
				await terminal.sees(/d since (?:\w{3} \d+ )?\d\d:\d\d/u);
				await terminal.press('t');
				await terminal.type('campaign:nobody');
				await terminal.sees('0 of');
				await terminal.press('enter');
				await terminal.sees('Backspace clears the tags filter');
				await terminal.press('backspace');
				await terminal.lacks('campaign:nobody');
				await terminal.press('backspace');
				await terminal.sees(/s status FAILED, UNDELIVERED.*1–(?:19|20)(?: of \d+)? · page 1/u);
				await terminal.press('f');
				await terminal.sees('of 600 · page 1');
				await terminal.press('f');
				await terminal.sees(/s status FAILED, UNDELIVERED.*1–(?:19|20)(?: of \d+)? · page 1/u);
				await terminal.press('backspace');
				await terminal.sees('of 600 · page 1');
				await terminal.press('q');
				expect(await terminal.exited).toEqual({code: 0, signal: null});
			} finally {
				await sandbox.close();
			}
		});
	},
);

test('a list that is opened narrowed to a domain is copied as the command that opens it again', async () => {
	const sandbox = await overSend('guide');
	const folder = temporaryHome();
	try {
		const args = [
			sandbox.operationId,
			'--base-url',
			sandbox.url,
			'--domain',
			'Post.Example.org',
			'--status',
			'undelivered',
		];
		await using terminal = openTerminal({args, cwd: folder.path, columns: 138});
		await terminal.sees(/s status UNDELIVERED {3}c domain post\.example\.org/u);
		await terminal.sees(/1–\d+ of \d+ · page 1/u);
		const people = [...terminal.screen().matchAll(/\S+@(?<domain>\S+)/gu)].map(({groups}) => groups?.domain);
		expect(new Set(people)).toEqual(new Set(['post.example.org']));
		const command = `sendwatch ${sandbox.operationId} --status UNDELIVERED --domain post.example.org --base-url ${sandbox.url}`;
		await terminal.press('y');
		await terminal.sees('the list as a sendwatch command');
		await terminal.press('j', 'j', 'j', 'j', 'j', 'j', 'enter');
		await terminal.sees('Copied the sendwatch command');
		expect(terminal.bytes().toString()).toContain(Buffer.from(command).toString('base64'));
		await terminal.press('w', 'n');
		await terminal.sees('the incident note.');
		const [name = ''] = readdirSync(folder.path);
		expect(readFileSync(join(folder.path, name), 'utf8')).toContain(`\n${command}\n`);
	} finally {
		folder.remove();
		await sandbox.close();
	}
});

test.each([
	['no filter', [], ['any']],
	['two statuses', ['--status', 'FAILED', '--status', 'UNDELIVERED'], ['FAILED', 'UNDELIVERED']],
])('a poll with %s asks for the operation and one page a status, no more', async (_, options, statuses) => {
	const isPage = (path: string) => !path.includes('/Operations/');
	const fivePolls = Promise.withResolvers<void>();
	let operations = 0;
	const onRequest = ({path}: {readonly path: string}) => {
		operations += isPage(path) ? 0 : 1;
		if (operations === 5) fivePolls.resolve();
	};
	const send = {seed: 5, scenario: 'bounce-storm', recipients: 600, durationMs: 60_000} as const;
	const sandbox = await startSandbox({...send, onRequest});
	try {
		const args = [sandbox.operationId, '--base-url', sandbox.url, '--interval', '0.5', ...options];
		await using terminal = openTerminalHere({args});
		await terminal.sees('PROCESSING');
		await fivePolls.promise;
		const asked = await askedOf(sandbox);
		// From the second poll to the last that is whole: the first comes together with the loading of the list.
		const polls = asked.flatMap((path, index) => (isPage(path) ? [] : [index])).slice(1);
		for (const [index, place] of polls.slice(0, -1).entries()) {
			const poll = asked.slice(place, polls[index + 1]);
			expect(poll.filter(isPage).map(statusOf).toSorted()).toEqual(statuses);
			expect(poll).toHaveLength(1 + statuses.length);
		}
	} finally {
		await sandbox.close();
	}
});

test('a filter that is invalid is refused in one sentence', async () => {
	await using terminal = openTerminalHere({args: ['demo', '--since', 'soon']});
	expect(await terminal.exited).toEqual({code: 2, signal: null});
	expect(terminal.normalScreen().replaceAll(/\s+/gu, ' ')).toContain(
		'--since “soon”: at character 1, “soon” is not a time',
	);
});

import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {builtProgram} from '../helpers/program.ts';
import {writeReport} from '../helpers/report.ts';
import {SURROUNDINGS} from './surroundings.ts';

const CLOCK = fileURLToPath(new URL('../fixtures/other-clock.mjs', import.meta.url));
const PREAMBLE =
	'sendwatch() { if [ -n "$CLOCK" ]; then "$NODE" --import "$CLOCK_FILE" "$PROGRAM" "$@"; else "$NODE" "$PROGRAM" "$@"; fi; }; cd "$HOME";';
/** Whatever waits for what never comes waits longer. */
const LONGEST_MS = 20_000;

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({seed: 5, recipients: 300, durationMs: 1000, startedAt: Date.now() - 3_600_000});
});
afterAll(() => sandbox.close());

type Ended = {readonly code: number | null; readonly said: string};

/** Runs a script in a home of its own; `said` is what came on both outputs. */
function runScript(script: string): Promise<Ended> {
	const home = temporaryHome();
	const env = {
		PATH: process.env.PATH,
		HOME: home.path,
		NODE: process.execPath,
		PROGRAM: builtProgram(),
		CLOCK_FILE: CLOCK,
		URL: sandbox.url,
		ID: sandbox.operationId,
	};
	const shell = spawn('bash', ['--norc', '-c', `${PREAMBLE} ${script}`], {env, detached: true});
	let said = '';
	for (const stream of [shell.stdout, shell.stderr])
		stream.on('data', (bytes: Buffer) => {
			said += bytes.toString();
		});
	const kill = () => {
		// What the script leaves behind goes, too.
		if (shell.pid !== undefined) process.kill(-shell.pid, 'SIGKILL');
	};
	const timer = setTimeout(kill, LONGEST_MS);
	return new Promise((resolve) => {
		shell.on('exit', (code) => {
			clearTimeout(timer);
			setImmediate(() => {
				try {
					kill();
				} catch {
					// Nothing was left.
				}
				home.remove();
				resolve({code, said: said.trim()});
			});
		});
	});
}

describe('whatever is around it, it ends on its own, with the code that says why', () => {
	const rows = new Map<string, string>();

	test.each(SURROUNDINGS)('%s', async (what, script, code, says) => {
		const ended = await runScript(script);
		expect(ended.said).toMatch(says);
		expect(ended.code).toBe(code);
		expect(ended.said).not.toMatch(/node:internal|^\s+at /mu);
		rows.set(what, `| ${what} | ${code} | ${lastSentence(ended.said)} |`);
	});

	afterAll(() => {
		if (SURROUNDINGS.some(([what]) => !rows.has(what))) return;
		writeReport('surroundings-table.md', [
			'# How sendwatch ends in odd surroundings',
			'',
			'Written by `test/e2e/surroundings.test.ts`: the built program without a terminal, and nothing keeps it waiting. The send it judges has failures, so what does not get in the way ends with 1. [How a watch on the screen can end](exit-table.md) is another table; what happens there when a file of an export is removed, an email nests 3,000 deep or memory is nearly full is tested in `limits.test.ts`, `enormous.test.ts` and `memory.test.ts`.',
			'',
			'| surroundings | exit code | what it says |',
			'|---|---|---|',
			...SURROUNDINGS.map(([what]) => rows.get(what) ?? ''),
		]);
	});
});

/** The line that says most, without what differs from run to run. */
function lastSentence(said: string): string {
	const line = said.split('\n').findLast((one) => !/^\d{4}-\d\d-\d\dT/u.test(one)) ?? '';
	return line
		.replaceAll(/comms_operation_\w+/gu, 'comms_operation_…')
		.replaceAll(/http:\/\/127\.0\.0\.1:\d+\/v1/gu, 'http://127.0.0.1:…/v1')
		.replaceAll(/--page-token=\S+/gu, '--page-token=…')
		.replaceAll('|', '\\|');
}

import {describe, expect, test} from 'vitest';
import {EXIT_MEANINGS} from '../../source/core/exit-codes.ts';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {CREDENTIALS, run} from '../helpers/run.ts';
import {runHere} from '../helpers/run-here.ts';
import {type Row, TABLE} from './exit-code-table.ts';

/** The first row of each code ends a process with it, and so do rows about a process; the others share one. */
function isAboutProcess(row: Row): boolean {
	return row[6] !== undefined || TABLE.find(([, , , code]) => code === row[3]) === row;
}

describe('the exit code says how it ended, stdout holds data, stderr messages', () => {
	for (const row of TABLE) {
		const [what, {switched = [], ...server}, args, code, stdout, stderr, rest = {}] = row;
		const start = isAboutProcess(row) ? run : runHere;
		test.concurrent(`${what}: ${code}`, async () => {
			const sandbox = await startSandbox(server);
			try {
				if (switched.length > 0)
					await fetch(new URL('/__sandbox/faults', sandbox.url), {method: 'PUT', body: JSON.stringify(switched)});
				const words = args.map((word) => (word === 'ID' ? sandbox.operationId : word));
				const ended = await start({env: CREDENTIALS, ...rest, args: [...words, '--base-url', sandbox.url]});
				expect(ended.stderr).toMatch(stderr);
				expect(ended.stdout).toMatch(stdout);
				expect(ended.code).toBe(code);
				expect(ended.stdout + ended.stderr).not.toMatch(/(?![\r\n])\p{Cc}/u);
			} finally {
				await sandbox.close();
			}
		});
	}
});

test('every code of the README is in the table, but for quitting the app', () => {
	const codes = EXIT_MEANINGS.flatMap(([text]) => text.split(' / ').map(Number));
	expect(new Set(TABLE.map(([, , , code]) => code))).toEqual(new Set(codes));
});

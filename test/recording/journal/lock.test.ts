import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {clearStaleLocks, holderOf, lockPathOf, takeLock} from '../../../source/recording/journal/lock.ts';
import {startOf} from '../../../source/recording/process-start.ts';

const folder = mkdtempSync(join(tmpdir(), 'sendwatch-lock-'));
const recording = join(folder, 'recording.ndjson');

let other: ChildProcess;
beforeAll(async () => {
	other = spawn(process.execPath, ['-e', 'process.stdin.resume(); console.log("up")'], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	if (other.stdout !== null) await once(other.stdout, 'data');
});
afterAll(async () => {
	other.stdin?.end();
	await once(other, 'exit');
	rmSync(folder, {recursive: true, force: true});
});
beforeEach(() => rmSync(lockPathOf(recording), {force: true}));

function writeLock(...lines: readonly (string | number | undefined)[]): void {
	writeFileSync(lockPathOf(recording), `${lines.join('\n')}\n`);
}

describe('a recording is being written', () => {
	test('by this process, until it gives the lock back', () => {
		const {release} = takeLock(recording);
		expect(holderOf(recording)).toBe(process.pid);
		release();
		expect(holderOf(recording)).toBeUndefined();
	});

	test('by another process that is running', () => {
		writeLock(other.pid, startOf(other.pid ?? 0), 1);
		expect(holderOf(recording)).toBe(other.pid);
	});

	test('by a running process of an earlier version, whose lock says only which', () => {
		writeLock(other.pid);
		expect(holderOf(recording)).toBe(other.pid);
	});
});

describe('a stale lock is skipped', () => {
	test('of a process that is gone', async () => {
		const gone = spawn(process.execPath, ['-e', '0']);
		const start = startOf(gone.pid ?? 0);
		await once(gone, 'exit');
		writeLock(gone.pid, start, 1);
		expect(holderOf(recording)).toBeUndefined();
	});

	test('of an earlier process with the id of this one', () => {
		writeLock(process.pid, startOf(process.pid), 1);
		expect(holderOf(recording)).toBeUndefined();
	});

	// When a process started is known on Linux only; elsewhere these two are skipped.
	test.skipIf(startOf(process.pid) === undefined)('of an earlier process with the id of one that is running', () => {
		writeLock(other.pid, startOf(process.pid), 1);
		expect(holderOf(recording)).toBeUndefined();
	});

	test.skipIf(startOf(process.pid) === undefined)(
		'of a process that was running before the machine was started',
		() => {
			const [, moment] = (startOf(other.pid ?? 0) ?? '').split(' ');
			writeLock(other.pid, `5c1c8b1e-0000-4000-8000-000000000000 ${moment}`, 1);
			expect(holderOf(recording)).toBeUndefined();
		},
	);

	test('of a process when the machine had been up for longer than it has been now', () => {
		writeLock(other.pid, '', 4_000_000_000);
		expect(holderOf(recording)).toBeUndefined();
	});

	test.each(['', 'hello', '-1', '0'])('%j, which names no process', (content) => {
		writeLock(content);
		expect(holderOf(recording)).toBeUndefined();
	});

	test('when a recording of that name is begun again', () => {
		writeLock(other.pid, startOf(other.pid ?? 0), 1);
		const {release} = takeLock(recording);
		expect(readFileSync(lockPathOf(recording), 'utf8')).toMatch(new RegExp(`^${process.pid}\\n`, 'u'));
		release();
	});
});

describe('locks that nobody gave back', () => {
	const isCleared = () => {
		clearStaleLocks(folder);
		return !existsSync(lockPathOf(recording));
	};

	test('are cleared when their process was killed', async () => {
		const killed = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
		writeLock(killed.pid, startOf(killed.pid ?? 0), 1);
		expect(isCleared()).toBe(false);
		killed.kill('SIGKILL');
		await once(killed, 'exit');
		expect(isCleared()).toBe(true);
	});

	test('stay while their process runs, or while it may be about to write its name', () => {
		const {release} = takeLock(recording);
		expect(isCleared()).toBe(false);
		release();
		for (const content of ['', `${other.pid}\n`]) {
			writeFileSync(lockPathOf(recording), content);
			expect(isCleared()).toBe(false);
		}
	});

	test('cause no trouble without a folder', () => {
		expect(() => clearStaleLocks(join(folder, 'nowhere'))).not.toThrow();
	});
});

import {spawn} from 'node:child_process';
import {accessSync, constants, readFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import process from 'node:process';
import {userEnvironment} from '../helpers/environment.ts';

/** How long a program takes from being spawned to its end, in ms; throws when it does not end well. */
export function timeToExit(command: string, args: readonly string[], home: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const startedAt = performance.now();
		const child = spawn(command, args, {stdio: 'ignore', env: userEnvironment(home)});
		child.once('error', reject);
		child.once('exit', (code, signal) => {
			const tookMs = performance.now() - startedAt;
			if (code === 0) resolve(tookMs);
			else reject(new Error(`\`${[command, ...args].join(' ')}\` ended with ${signal ?? `code ${code}`}.`));
		});
	});
}

/** The peer that P1 and P2 are measured against: the same node with nothing to do. */
export function timeOfBareNode(home: string): Promise<number> {
	return timeToExit(process.execPath, ['-e', '0'], home);
}

/** Whether a command can be found. */
export function isInstalled(command: string): boolean {
	return (process.env.PATH ?? '').split(delimiter).some((folder) => {
		try {
			accessSync(join(folder, command), constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}

const ticksPerSecond = 100;

/** CPU time of a process so far, in ms: its own, and that of the children it has waited for. On Linux only. */
export function cpuMs(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').map(Number) ?? [];
	const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
	return ((user + system + childUser + childSystem) * 1000) / ticksPerSecond;
}

/** The resident memory of a process in MB: what it has now, or the most it has had; undefined once it has ended. On Linux only. */
export function residentMb(pid: number, which: 'now' | 'peak'): number | undefined {
	const label = which === 'now' ? 'VmRSS' : 'VmHWM';
	const kb = new RegExp(`${label}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	return kb === undefined ? undefined : Number(kb) / 1024;
}

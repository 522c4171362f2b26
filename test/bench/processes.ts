import {spawn} from 'node:child_process';
import {accessSync, constants} from 'node:fs';
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

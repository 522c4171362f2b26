import {execFile} from 'node:child_process';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const program = fileURLToPath(new URL('programs/walk.ts', import.meta.url));

/** How long the bare undici loop takes for all pages of lists, in ms, in a process of its own. */
export async function timeOfBareLoop(lists: readonly string[]): Promise<number> {
	const {stdout} = await promisify(execFile)(process.execPath, [program, ...lists]);
	return Number(stdout);
}

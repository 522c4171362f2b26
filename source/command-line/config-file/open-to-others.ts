import type {Stats} from 'node:fs';
import {dirname} from 'node:path';
import {shellWord} from '../../core/text/shell.ts';
import {type SafeText, say, untrusted} from '../../core/text/text.ts';
import type {ParsedConfig, Section} from './parse.ts';

/** The settings whose text a shell runs. */
const COMMANDS = ['credentials-command', 'on-complete', 'on-stall', 'on-threshold'];
const WRITABLE_BY_OTHERS = 0o022;
/** In such a folder, as in /tmp, only the owner of a file can replace it. */
const STICKY = 0o1000;
const ROOT = 0;

/** What is known of who may write to a file. */
export type Ownership = Pick<Stats, 'mode' | 'uid'>;

/** The same for its folder: anyone who may write there can replace the file. */
export type FileOwnership = Ownership & {readonly folder?: Ownership};

/**
 * Why a config file is not used: it names a command, and someone else could have written that. Undefined if all is well, and on
 * systems without owners. `path` is the file as people write it, `user` the id of the user who runs this.
 */
export function refusalOfOpenFile(
	config: Pick<ParsedConfig, 'top' | 'profiles'>,
	{mode, uid, folder}: FileOwnership,
	path: string,
	user: number | undefined,
): SafeText | undefined {
	const command = [config.top, ...Object.values(config.profiles)].map(commandIn).find((name) => name !== undefined);
	if (command === undefined || user === undefined) return undefined;
	const names = say`${untrusted(path)} names a command (${command.replaceAll('-', '_')}), and`;
	if (uid !== user && uid !== ROOT)
		return say`${names} belongs to another user, who could change it: chown it to yourself.`;
	if ((mode & WRITABLE_BY_OTHERS) !== 0)
		return say`${names} others may write to it. Close it: chmod go-w ${untrusted(shellPath(path))}`;
	if (folder === undefined || !isOpen(folder)) return undefined;
	return say`${names} others may write to its folder. Close it: chmod go-w ${untrusted(shellPath(dirname(path)))}`;
}

function isOpen({mode}: Ownership): boolean {
	return (mode & WRITABLE_BY_OTHERS) !== 0 && (mode & STICKY) === 0;
}

function commandIn(section: Section): string | undefined {
	return COMMANDS.find((name) => section[name] !== undefined);
}

/** A quoted `~` would be a name like any other. */
function shellPath(path: string): string {
	return path.startsWith('~/') ? `~/${shellWord(path.slice(2))}` : shellWord(path);
}

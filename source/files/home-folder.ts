import {userInfo} from 'node:os';
import {isAbsolute} from 'node:path';

const ROOT = '/';

/**
 * The user's home: `$HOME`, else the one that the system knows. An empty or relative one does not count, because files below it would be
 * looked for in the working directory. If there is none at all, as in some containers, it is the root.
 */
export function homeFolder({HOME = ''}: Readonly<Record<string, string | undefined>>): string {
	return [HOME, knownHome()].find(isAbsolute) ?? ROOT;
}

function knownHome(): string {
	try {
		return userInfo().homedir;
	} catch {
		// The user has no entry in the system's list.
		return '';
	}
}

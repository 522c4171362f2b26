import {isAbsolute, join} from 'node:path';
import {homeFolder} from './home-folder.ts';

/**
 * Where sendwatch keeps what it writes down on its own: `$XDG_STATE_HOME/sendwatch`, else `~/.local/state/sendwatch`. A path that
 * is not absolute does not count (XDG Base Directory Specification).
 */
export function stateFolder(env: Readonly<Record<string, string | undefined>>): string {
	const given = env.XDG_STATE_HOME ?? '';
	return join(isAbsolute(given) ? given : join(homeFolder(env), '.local', 'state'), 'sendwatch');
}

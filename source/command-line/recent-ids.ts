import {type Dirent, readdirSync, statSync} from 'node:fs';
import {homedir} from 'node:os';
import {isAbsolute, join} from 'node:path';
import type {Environment} from './option-values.ts';

const MOST = 50;
const ID = /comms_operation_[0-9a-z]{26,35}/u;

/** The ids of the operations watched lately, the latest first: from the names of the recordings in the state directory. */
export function recentIds(env: Environment): readonly string[] {
	const base = env.XDG_STATE_HOME ?? '';
	const folder = join(isAbsolute(base) ? base : join(env.HOME ?? homedir(), '.local', 'state'), 'sendwatch');
	const found = entriesOf(folder).flatMap((entry) => {
		const id = ID.exec(entry.name)?.[0];
		return id === undefined ? [] : [{id, at: changedAt(join(entry.parentPath, entry.name))}];
	});
	const latestFirst = found.toSorted((a, b) => b.at - a.at).map(({id}) => id);
	return [...new Set(latestFirst)].slice(0, MOST);
}

function entriesOf(folder: string): readonly Dirent[] {
	try {
		return readdirSync(folder, {withFileTypes: true, recursive: true});
	} catch {
		// Nothing was recorded yet.
		return [];
	}
}

function changedAt(path: string): number {
	return statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0;
}

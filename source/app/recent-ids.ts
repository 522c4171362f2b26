import type {Environment} from '../core/environment.ts';
import {stateFolder} from '../files/state-folder.ts';
import {listRecordings} from '../recording/recordings.ts';

const MOST = 50;

/** The ids of the operations watched lately, the latest first: those of the recordings there are. */
export function recentIds(env: Environment): readonly string[] {
	const ids = listRecordings(stateFolder(env)).map(({operationId}) => operationId);
	return [...new Set(ids)].slice(0, MOST);
}

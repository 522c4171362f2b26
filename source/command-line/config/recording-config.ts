import {stateFolder} from '../../files/state-folder.ts';
import {get, type Source} from '../option-values.ts';

/** Where recordings go, and whether recipients are in them as they are or masked. */
export type RecordingPlan = {readonly folder: string; readonly isFull: boolean; readonly isDemo: boolean};

/** A watch is recorded unless that is turned off; the demo only when asked, and whole: nobody in it is real. */
export function readRecordingConfig(source: Source): {readonly recording?: RecordingPlan} {
	const isDemo = source.args.command === 'demo';
	if (isDemo ? !get(source, 'record') : get(source, 'no-record')) return {};
	return {recording: {folder: stateFolder(source.env), isFull: isDemo || get(source, 'record-full'), isDemo}};
}

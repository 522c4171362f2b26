import {userInfo} from 'node:os';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {readRecordingConfig} from '../../../source/command-line/config/recording-config.ts';

/** Under the home that the system knows. */
const KNOWN = join(userInfo().homedir, '.local/state/sendwatch');

describe('a watch', () => {
	test.each([
		['watch', {}, {}, {isFull: false}],
		['watch', {'record-full': true}, {}, {isFull: true}],
		['watch', {'no-record': true, 'record-full': true}, {}, undefined],
		['watch', {}, {SENDWATCH_RECORD_FULL: '1', XDG_STATE_HOME: '/state'}, {folder: '/state/sendwatch', isFull: true}],
		['watch', {}, {SENDWATCH_NO_RECORD: '1'}, undefined],
		['demo', {}, {}, undefined],
		['demo', {record: true}, {}, {isFull: true}],
	] as const)('of %s with %j and %j is recorded as %j', (command, flags, env, plan) => {
		const {recording} = readRecordingConfig({args: {command, operands: [], flags}, env});
		if (plan === undefined) expect(recording).toBeUndefined();
		else expect(recording).toMatchObject(plan);
	});

	test.each([
		[{HOME: '/home/ada', XDG_STATE_HOME: 'here'}, '/home/ada/.local/state/sendwatch'],
		[{HOME: '/home/ada', XDG_STATE_HOME: ''}, '/home/ada/.local/state/sendwatch'],
		[{HOME: 'here', XDG_STATE_HOME: 'here'}, KNOWN],
		[{HOME: ''}, KNOWN],
		[{}, KNOWN],
	])('with %j is recorded under the home directory', (env, folder) => {
		const {recording} = readRecordingConfig({args: {command: 'watch', operands: [], flags: {}}, env});
		expect(recording?.folder).toBe(folder);
	});
});

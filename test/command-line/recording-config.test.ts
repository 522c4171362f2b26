import {homedir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {readRecordingConfig} from '../../source/command-line/recording-config.ts';

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

	test('is recorded under the home directory where no absolute place is named', () => {
		const {recording} = readRecordingConfig({
			args: {command: 'watch', operands: [], flags: {}},
			env: {XDG_STATE_HOME: 'here'},
		});
		expect(recording?.folder).toBe(join(homedir(), '.local/state/sendwatch'));
	});
});

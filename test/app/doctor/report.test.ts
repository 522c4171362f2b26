import {expect, test} from 'vitest';
import {doctorReport} from '../../../source/app/doctor/report.ts';
import {say} from '../../../source/core/text/text.ts';

const DIAGNOSIS = {
	findings: [
		{topic: 'node', level: 'good', text: say`24.0.0`},
		{topic: 'tmux', level: 'note', text: say`set-clipboard is off: tmux drops what y copies`},
	],
	settings: [
		{
			name: 'timeout',
			value: say`none`,
			origin: 'default',
			from: say`default`,
			commands: ['wait', 'emails', 'operations'],
		},
		{name: 'interval', value: say`2`, origin: 'default', from: say`default`, commands: ['watch', 'wait']},
	],
	hasFile: true,
	exitCode: 0,
} as const;

test('a finding that is wider than the terminal goes on below itself', () => {
	expect(doctorReport(DIAGNOSIS, false, (_, glyph) => glyph, 40).split('\n')).toEqual([
		'✓ node         24.0.0',
		'! tmux         set-clipboard is off:',
		'               tmux drops what y copies',
		'',
		'Options',
		'  interval  2     default',
		'  timeout   none  default (wait, emails,',
		'            operations)',
	]);
});

test('without a terminal each is one line', () => {
	const lines = doctorReport(DIAGNOSIS, true, (_, glyph) => glyph, undefined).split('\n');
	expect(lines[1]).toBe('! tmux         set-clipboard is off: tmux drops what y copies');
});

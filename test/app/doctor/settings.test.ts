import {describe, expect, test} from 'vitest';
import {settingsInForce, strayVariables, withoutPassword} from '../../../source/app/doctor/settings.ts';
import type {Arguments} from '../../../source/command-line/arguments.ts';
import {fileOptions} from '../../../source/command-line/options.ts';

const PLACE = '~/.config/sendwatch/config.toml:3:1';

function given(parts: Partial<Arguments>): Arguments {
	return {command: 'doctor', operands: [], flags: {}, ...parts};
}

function setting(name: string, parts: Partial<Arguments>, env: Record<string, string> = {}) {
	return settingsInForce(given(parts), env).find((one) => one.name === name);
}

describe('an option in force is named with where it came from', () => {
	const file = {path: '', values: {interval: {texts: ['5'], from: `${PLACE}: interval`, place: PLACE}}};

	test.each([
		['nowhere', 'interval', {}, {}, {value: '2', origin: 'default', from: 'default'}],
		['the file', 'interval', {file}, {}, {value: '5', origin: 'file', from: '~/.config/sendwatch/config.toml:3:1'}],
		[
			'a variable before the file',
			'interval',
			{file},
			{SENDWATCH_INTERVAL: '7'},
			{value: '7', origin: 'environment', from: 'SENDWATCH_INTERVAL'},
		],
		[
			'a flag before a variable',
			'base-url',
			{flags: {'base-url': 'https://a.example/v1'}},
			{SENDWATCH_BASE_URL: 'https://b.example/v1'},
			{value: 'https://a.example/v1', origin: 'flag', from: '--base-url'},
		],
		['a switch', 'ascii', {flags: {ascii: true}}, {}, {value: 'on', origin: 'flag', from: '--ascii'}],
	] as const)('%s', (_, name, parts, env, expected) => {
		expect(setting(name, parts, env)).toEqual({name, ...expected, commands: expect.any(Array) as unknown});
	});

	test.each([
		['page-size', {}, '50; emails and operations 200'],
		['format', {}, 'table'],
		['timeout', {}, 'none'],
		['scenario', {}, 'steady'],
		['stall-after', {}, '60s'],
		['base-url', {}, 'https://comms.twilio.com/v1'],
		['fail-if', {}, 'failed+undelivered > 0; in the app 5 % of what has ended, or over half of it within a minute'],
		['min-sample', {}, '1; in the app 20'],
		['notify', {}, 'on'],
		['notify', {SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22'}, 'off'],
		['no-color', {}, 'off'],
		['no-color', {NO_COLOR: '1'}, 'on'],
		['no-color', {NO_COLOR: ''}, 'off'],
		['mask', {}, 'off'],
		['tag', {}, 'none'],
		['on-stall', {}, 'none'],
	] as const)('the default of %s with %j is %s', (name, env, value) => {
		expect(setting(name, {}, env)).toMatchObject({name, value, origin: 'default', from: 'default'});
	});

	test('every option of every command that a file may set is there once, with its commands', () => {
		const settings = settingsInForce(given({flags: {json: true}}), {});
		expect(settings.map(({name}) => name)).toEqual(fileOptions().map(({flag}) => flag));
		expect(setting('fail-fast', {})?.commands).toEqual(['wait']);
	});

	test('an option of one run is there only when it is set', () => {
		expect(setting('since', {})).toBeUndefined();
		expect(setting('since', {}, {SENDWATCH_SINCE: '2h'})).toMatchObject({value: '2h', origin: 'environment'});
	});

	test('credentials in a URL are not shown', () => {
		expect(setting('base-url', {flags: {'base-url': 'https://SK:s3cret@a.example/v1'}})?.value).toBe(
			'https://[redacted]@a.example/v1',
		);
	});
});

test.each([
	['http://u:p@proxy:3128', 'http://[redacted]@proxy:3128'],
	['u:p@proxy:3128', '[redacted]@proxy:3128'],
	['http://u:p@q@proxy', 'http://[redacted]@proxy'],
	['http://proxy:3128/?a=b@c', 'http://proxy:3128/?a=b@c'],
	['localhost,.example.com', 'localhost,.example.com'],
])('%s is shown as %s', (text, shown) => {
	expect(withoutPassword(text)).toBe(shown);
});

test('a variable that names no option is pointed out, with the one that was meant', () => {
	const env = {SENDWATCH_INTERVALL: '3', SENDWATCH_INTERVAL: '3', SENDWATCH_SUMMARY: '1', OTHER: 'x'};
	expect(strayVariables(env).map(({text}) => text)).toEqual([
		'SENDWATCH_INTERVALL is not an option. Did you mean SENDWATCH_INTERVAL?',
		'SENDWATCH_SUMMARY has no effect: --summary is set on the command line only.',
	]);
});

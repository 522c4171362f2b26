import {describe, expect, test} from 'vitest';
import {clockFindings} from '../../../source/app/doctor/reach.ts';
import {lookAtLocale, lookAtProxies, lookAtTerminal, type Screen} from '../../../source/app/doctor/surroundings.ts';
import {type AskTmux, lookAtTmux} from '../../../source/app/doctor/tmux.ts';

const screen: Screen = {isTTY: true, columns: 100, rows: 30, getColorDepth: () => 8};
const AT_HOME = {TERM: 'xterm-256color', LANG: 'C.UTF-8'};

describe('the terminal', () => {
	test.each<readonly [string, Partial<Screen>, Record<string, string>, string, string]>([
		['a usual one', {}, AT_HOME, 'good', '100×30, TERM xterm-256color, 256 colours'],
		['with true colour', {getColorDepth: () => 24}, AT_HOME, 'good', 'true colour'],
		['without colours', {}, {...AT_HOME, NO_COLOR: '1'}, 'good', 'NO_COLOR: no colours'],
		['too small', {columns: 39}, AT_HOME, 'note', '39×30, TERM xterm-256color, 256 colours; the app needs 40×12'],
		['none', {isTTY: false}, AT_HOME, 'note', 'stdout is not a terminal: a watch prints lines'],
		['dumb', {}, {...AT_HOME, TERM: 'dumb'}, 'note', 'TERM is dumb'],
		['in CI', {}, {...AT_HOME, CI: 'true'}, 'note', 'CI is set'],
	])('%s', (_, changes, env, level, text) => {
		const [first] = lookAtTerminal({...screen, ...changes}, env);
		expect(first?.level).toBe(level);
		expect(first?.text).toContain(text);
	});
});

describe('the locale', () => {
	test('that is not UTF-8 draws only ASCII', () => {
		const texts = lookAtLocale({TERM: 'xterm', LANG: 'en_US.UTF-8', LC_ALL: 'C'}).map(({text}) => text);
		expect(texts).toEqual(['LC_ALL is C, which is not UTF-8: only ASCII is drawn unless SENDWATCH_ASCII=0']);
	});

	test('that is not set is C, except where the terminal says that it needs none', () => {
		const texts = lookAtLocale({TERM: 'xterm'}).map(({text}) => text);
		expect(texts).toEqual([
			'LANG and LC_ALL are not set, which means the C locale: only ASCII is drawn unless SENDWATCH_ASCII=0',
		]);
	});

	test.each([{LANG: 'C.UTF-8'}, {LANG: 'de_DE.utf8'}, {TERM_PROGRAM: 'iTerm.app'}, {OS: 'Windows_NT'}])(
		'%j is fine',
		(env) => {
			expect(lookAtLocale(env)).toEqual([]);
		},
	);
});

describe('tmux', () => {
	const env = {TMUX: '/tmp/tmux-0/default,1,0'};
	const answers =
		(clipboard: string | undefined, passthrough: string | undefined): AskTmux =>
		async (args) =>
			args.includes('set-clipboard') ? clipboard : passthrough;

	test.each<readonly [string | undefined, string | undefined, readonly string[]]>([
		['on', 'on', ['copied text and notifications reach the terminal']],
		['external', 'all', ['copied text and notifications reach the terminal']],
		['on', 'off', ['allow-passthrough is off: tmux drops desktop notifications.']],
		['on', undefined, ['allow-passthrough is unknown: tmux drops desktop notifications.']],
		[
			'external',
			'off',
			['set-clipboard is external: tmux drops what y copies.', 'allow-passthrough is off: tmux drops desktop'],
		],
		[undefined, undefined, ['tmux does not report its options']],
	])('with set-clipboard %s and allow-passthrough %s', async (clipboard, passthrough, texts) => {
		const found = await lookAtTmux(env, answers(clipboard, passthrough));
		expect(found).toHaveLength(texts.length);
		for (const [index, text] of texts.entries()) expect(found[index]?.text).toContain(text);
	});

	test('is asked only inside of it', async () => {
		const asked: unknown[] = [];
		const found = await lookAtTmux({}, async (args) => {
			asked.push(args);
			return 'off';
		});
		expect({found, asked}).toEqual({found: [], asked: []});
	});
});

describe('the clock', () => {
	test.each([
		[0, []],
		[29_000, []],
		[-29_000, []],
		[60_000, ["this machine's clock is 1 min ahead of the server's"]],
		[-3_600_000, ["this machine's clock is 1 h behind the server's"]],
	] as const)('%d ms ahead of the server', (ahead, texts) => {
		const found = clockFindings(ahead);
		expect(found).toHaveLength(texts.length);
		for (const [index, text] of texts.entries()) expect(found[index]?.text).toContain(text);
	});
});

describe('the way to the API', () => {
	const API = 'https://comms.twilio.com/v1';
	test.each<readonly [string, Record<string, string>, string, readonly (readonly [string, string])[]]>([
		['no proxy', {}, API, [['good', 'none set']]],
		[
			'a proxy, without its password',
			{HTTPS_PROXY: 'http://ada:s3cret@proxy:3128', NO_PROXY: 'localhost'},
			API,
			[['good', 'NO_PROXY is localhost']],
		],
		[
			'a proxy for this machine',
			{HTTPS_PROXY: 'http://proxy:3128'},
			'http://127.0.0.1:4010/v1',
			[['good', 'HTTPS_PROXY is http://proxy:3128; none is used for this base URL']],
		],
		['a proxy that is no URL', {HTTPS_PROXY: 'socks5://proxy:1'}, API, [['bad', 'HTTPS_PROXY is not a proxy URL']]],
		[
			'a variable that is not used',
			{ALL_PROXY: 'http://proxy:1'},
			API,
			[['note', 'ALL_PROXY is not used by sendwatch']],
		],
		[
			'two that differ',
			{https_proxy: 'http://one:1', HTTPS_PROXY: 'http://two:2'},
			API,
			[
				['good', 'https_proxy is http://one:1'],
				['note', 'https_proxy overrides HTTPS_PROXY, which differs'],
			],
		],
	])('%s', (_, env, baseUrl, expected) => {
		const found = lookAtProxies(env, baseUrl);
		expect(found.map(({level}) => level)).toEqual(expected.map(([level]) => level));
		for (const [index, [, text]] of expected.entries()) expect(found[index]?.text).toContain(text);
		expect(JSON.stringify(found)).not.toContain('s3cret');
	});

	test('warns where certificates are not checked', () => {
		const findings = lookAtProxies({NODE_TLS_REJECT_UNAUTHORIZED: '0'}, API);
		expect(findings.find(({topic}) => topic === 'TLS')?.level).toBe('note');
	});
});

import {describe, expect, test} from 'vitest';
import {lookAtProxies, lookAtTerminal, type Screen} from '../../../source/app/doctor/surroundings.ts';

const screen: Screen = {isTTY: true, columns: 100, rows: 30, getColorDepth: () => 8};
const AT_HOME = {TERM: 'xterm-256color', LANG: 'C.UTF-8'};

describe('the terminal', () => {
	test.each<readonly [string, Partial<Screen>, Record<string, string>, string, string]>([
		['a usual one', {}, AT_HOME, 'good', '100×30, TERM xterm-256color, 256 colours'],
		['with true colour', {getColorDepth: () => 24}, AT_HOME, 'good', 'true colour'],
		['without colours', {}, {...AT_HOME, NO_COLOR: '1'}, 'good', 'NO_COLOR: no colours'],
		['too small', {columns: 39}, AT_HOME, 'note', '39×30, TERM xterm-256color, 256 colours; the app needs 40×12'],
		['none', {isTTY: false}, AT_HOME, 'note', 'stdout is no terminal: a watch prints lines'],
		['dumb', {}, {...AT_HOME, TERM: 'dumb'}, 'note', 'TERM is dumb'],
		['in CI', {}, {...AT_HOME, CI: 'true'}, 'note', 'CI is set'],
	])('%s', (_, changes, env, level, text) => {
		const [first] = lookAtTerminal({...screen, ...changes}, env);
		expect(first?.level).toBe(level);
		expect(first?.text).toContain(text);
	});

	test('whose locale is not UTF-8 is told that only ASCII is drawn', () => {
		const texts = lookAtTerminal(screen, {TERM: 'xterm', LANG: 'en_US.UTF-8', LC_ALL: 'C'}).map(({text}) => text);
		expect(texts).toContain('LC_ALL is C, which is not UTF-8: only ASCII is drawn unless SENDWATCH_ASCII=0');
	});
});

describe('the way to the API', () => {
	test('names proxies without their passwords', () => {
		const [proxy] = lookAtProxies({HTTPS_PROXY: 'http://ada:s3cret@proxy:3128', NO_PROXY: 'localhost'});
		expect(proxy?.text).toBe('HTTPS_PROXY is http://[redacted]@proxy:3128, NO_PROXY is localhost');
	});

	test('warns where certificates are not checked', () => {
		const findings = lookAtProxies({NODE_TLS_REJECT_UNAUTHORIZED: '0'});
		expect(findings.find(({topic}) => topic === 'TLS')?.level).toBe('note');
	});
});

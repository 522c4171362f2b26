import {describe, expect, test} from 'vitest';
import {safeLine} from '../../source/core/text/text.ts';
import {openTerminalPort} from '../../source/terminal/port.ts';
import {FAMILY} from '../helpers/awkward-text.ts';

/** A port whose bytes are kept. */
function open(env: Readonly<Record<string, string>> = {}) {
	const written: string[] = [];
	const port = openTerminalPort({write: (bytes) => written.push(bytes), env: {TERM: 'xterm-256color', ...env}});
	return {...port, bytes: () => written.join('')};
}

const TMUX = {TMUX: '/tmp/tmux-1000/default,1,0', TERM: 'tmux-256color'};

describe('the name of the window', () => {
	test('is set by OSC 2, ended by ST, and written again only when it changes', () => {
		const {title, bytes} = open();
		title(safeLine('65 %'));
		title(safeLine('65 %'));
		expect(bytes()).toBe('\u001B]2;65 %\u001B\\');
		title(safeLine(''));
		expect(bytes()).toBe('\u001B]2;65 %\u001B\\\u001B]2;\u001B\\');
	});

	test('that was never set is not given back', () => {
		const {title, bytes} = open();
		title(safeLine(''));
		expect(bytes()).toBe('');
	});

	test('cannot end its own command or begin another', () => {
		const {title, bytes} = open();
		title(safeLine('a\u001B\\b\u0007c\u009Cd\u001B]52;c;eA==\u001B\\'));
		expect(bytes().slice(2, -2)).not.toMatch(/\p{Cc}/u);
	});

	test('is cut to 120 columns of whole characters', () => {
		const {title, bytes} = open();
		title(safeLine(FAMILY.repeat(61)));
		expect(bytes()).toBe(`\u001B]2;${'👨'.repeat(59)}…\u001B\\`);
	});

	test('stays inside tmux, which has names of its own', () => {
		const {title, bytes} = open(TMUX);
		title(safeLine('65 %'));
		expect(bytes()).toBe('\u001B]2;65 %\u001B\\');
	});
});

describe('a notification', () => {
	test.each([
		['most terminals', {}, '\u001B]9;sendwatch: It; ended.\u001B\\'],
		['urxvt', {TERM: 'rxvt-unicode-256color'}, '\u001B]777;notify;sendwatch;It, ended.\u001B\\'],
		['those of GNOME', {VTE_VERSION: '7600'}, '\u001B]777;notify;sendwatch;It, ended.\u001B\\'],
		['tmux', TMUX, '\u001BPtmux;\u001B\u001B]9;sendwatch: It; ended.\u001B\u001B\\\u001B\\'],
		['the Linux console', {TERM: 'linux'}, ''],
	])('in %s', (_, env, expected) => {
		const {notify, bytes} = open(env);
		notify(safeLine('It; ended.'));
		expect(bytes()).toBe(expected);
	});
});

test('a notification is cut to 240 columns of whole characters', () => {
	const {notify, bytes} = open();
	notify(safeLine(`a${'😀'.repeat(120)}`));
	expect(bytes()).toBe(`\u001B]9;sendwatch: a${'😀'.repeat(119)}…\u001B\\`);
});

describe('the clipboard', () => {
	test('takes a text as UTF-8 in base64, so that nothing in it can be a command', () => {
		const {copy, bytes} = open();
		expect(copy('é\u001B]0;x\u0007')).toBe(true);
		expect(bytes()).toBe(`\u001B]52;c;${Buffer.from('é\u001B]0;x\u0007').toString('base64')}\u001B\\`);
	});

	test('is offered to tmux and, wrapped, to the terminal around it', () => {
		const {copy, bytes} = open(TMUX);
		copy('hi');
		expect(bytes()).toBe('\u001B]52;c;aGk=\u001B\\\u001BPtmux;\u001B\u001B]52;c;aGk=\u001B\u001B\\\u001B\\');
	});

	test('refuses what terminals would cut off', () => {
		const {copy, bytes} = open();
		expect(copy('x'.repeat(60_000))).toBe(false);
		expect(bytes()).toBe('');
	});

	test('is not there on the Linux console', () => {
		expect(open({TERM: 'linux'}).copy('hi')).toBe(false);
	});
});

test('the bell is the bell', () => {
	const {bell, bytes} = open(TMUX);
	bell();
	expect(bytes()).toBe('\u0007');
});

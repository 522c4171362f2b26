import {describe, expect, test} from 'vitest';
import {safeLine} from '../../source/core/text/text.ts';
import {openTerminalPort} from '../../source/terminal/port.ts';
import {FAMILY} from '../helpers/awkward-text.ts';

/** A port whose bytes are kept. */
function open(env: Readonly<Record<string, string>> = {}, hasTmux = true) {
	const written: string[] = [];
	const buffers: string[] = [];
	const giveToTmux = (text: string) => {
		if (hasTmux) buffers.push(text);
		return hasTmux;
	};
	const write = (bytes: string) => written.push(bytes);
	const port = openTerminalPort({write, env: {TERM: 'xterm-256color', ...env}, giveToTmux});
	return {...port, bytes: () => written.join(''), buffers};
}

const TMUX = {TMUX: '/tmp/tmux-1000/default,1,0', TERM: 'tmux-256color'};
const SCREEN = {STY: '1.pts-0.host', TERM: 'screen'};

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

	test('stays inside tmux, which has its own names', () => {
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
		['GNU screen', SCREEN, '\u001BP\u001B]9;sendwatch: It; ended.\u0007\u001B\\'],
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
		expect(copy('é\u001B]0;x\u0007')).toBe('terminal');
		expect(bytes()).toBe(`\u001B]52;c;${Buffer.from('é\u001B]0;x\u0007').toString('base64')}\u001B\\`);
	});

	test('is offered to tmux and, wrapped, to the terminal around it', () => {
		const {copy, bytes, buffers} = open(TMUX);
		expect(copy('hi')).toBe('tmux');
		expect(buffers).toEqual(['hi']);
		expect(bytes()).toBe('\u001B]52;c;aGk=\u001B\\\u001BPtmux;\u001B\u001B]52;c;aGk=\u001B\u001B\\\u001B\\');
	});

	test('is offered to the terminal around tmux even where that does not answer', () => {
		const {copy, bytes} = open(TMUX, false);
		expect(copy('hi')).toBe('terminal');
		expect(bytes()).toContain('aGk=');
	});

	test('goes through GNU screen in pieces', () => {
		const {copy, bytes} = open(SCREEN);
		expect(copy('x'.repeat(900))).toBe('terminal');
		const pieces = bytes().split('\u001B\\').slice(0, -1);
		expect(pieces.map((piece) => piece.slice(0, 2) === '\u001BP' && piece.length <= 514)).toEqual([true, true, true]);
		const command = pieces.map((piece) => piece.slice(2)).join('');
		expect(command).toBe(`\u001B]52;c;${Buffer.from('x'.repeat(900)).toString('base64')}\u0007`);
	});

	test('outside tmux, tmux is not asked', () => {
		const {copy, buffers} = open();
		copy('hi');
		expect(buffers).toEqual([]);
	});

	test('refuses what terminals would cut off', () => {
		const {copy, bytes} = open();
		expect(copy('x'.repeat(60_000))).toBe('nothing');
		expect(bytes()).toBe('');
	});

	test('is not there on the Linux console', () => {
		expect(open({TERM: 'linux'}).copy('hi')).toBe('nothing');
		expect(open({TERM: 'linux', TMUX: 'x'}).copy('hi')).toBe('tmux');
	});
});

test('the bell is the bell', () => {
	const {bell, bytes} = open(TMUX);
	bell();
	expect(bytes()).toBe('\u0007');
});

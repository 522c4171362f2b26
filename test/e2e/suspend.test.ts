import {spawnSync} from 'node:child_process';
import {expect, test} from 'vitest';
import {builtProgram} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

/** The titled rule above the list, as wide as the terminal. */
function emailsRuleOf(columns: number): RegExp {
	return new RegExp(`^(?=.{${columns}}$)── Emails ─.* of 60.* ─$`, 'mu');
}

test.each([
	['by itself', `${process.execPath} ${builtProgram()} demo --mouse --recipients 60`],
	['under npm', 'npm run --silent demo -- --mouse --recipients 60'],
])(
	'^Z and fg, ten times, %s: the shell has its terminal back each time, and then the app',
	async (_, command) => {
		await using terminal = openTerminal({
			command: 'bash',
			args: ['--norc', '--noprofile', '-i'],
			env: {PS1: 'ready> '},
		});
		await terminal.sees('ready>');
		await terminal.type(`${command}\r`);
		await terminal.sees(/1–(?:19|20) of 60/u);
		for (let round = 0; round < 10; round += 1) {
			await terminal.press('ctrl-z');
			await terminal.sees(/Stopped/u);
			expect(terminal.modes()).toMatchObject({
				isAlternateScreen: false,
				isCursorVisible: true,
				isMouseTracked: false,
				isMouseInSgr: false,
				isBracketedPaste: expect.anything(),
			});
			await terminal.type('clear; echo still "alive"\r');
			await terminal.sees('still alive');
			// The shell is resized: whoever is stopped does not hear of that.
			const columns = 90 + round;
			terminal.resize(columns, 30);
			await terminal.type('fg\r');
			await terminal.sees(/1–(?:19|20) of 60/u);
			await terminal.sees(emailsRuleOf(columns));
			expect(terminal.modes()).toMatchObject({
				isAlternateScreen: true,
				isCursorVisible: false,
				isMouseTracked: true,
				isMouseInSgr: true,
			});
			await terminal.press('down');
			await terminal.sees('▌');
		}
		await terminal.press('q');
		await terminal.sees(/sendwatch comms_operation_[\s\S]*^ready>$/mu);
		await terminal.type('exit\r');
		expect(await terminal.exited).toMatchObject({code: 0});
	},
	60_000,
);

test.each([
	['TSTP', false],
	['STOP', true],
])('kill -%s and fg: the app takes its screen again, whole and with its keys', async (signal, keepsScreen) => {
	await using terminal = openTerminal({command: 'bash', args: ['--norc', '--noprofile', '-i'], env: {PS1: 'ready> '}});
	await terminal.sees('ready>');
	await terminal.type(`${process.execPath} ${builtProgram()} demo --mouse --recipients 60\r`);
	await terminal.sees(/1–(?:19|20) of 60/u);
	spawnSync('/bin/sh', ['-c', `kill -${signal} $(pgrep -P ${terminal.pid})`]);
	await terminal.sees('Stopped');
	expect(terminal.modes()).toMatchObject({isAlternateScreen: keepsScreen, isMouseTracked: keepsScreen});
	terminal.resize(90, 30);
	await terminal.type('clear; echo still "alive"\r');
	await terminal.sees('still alive');
	await terminal.type('fg\r');
	await terminal.sees(/^ {2}[●▲✗✓] [A-Z ]+ {2}[\s\S]*1–(?:19|20) of 60/u);
	await terminal.sees(emailsRuleOf(90));
	expect(terminal.modes()).toMatchObject({
		isAlternateScreen: true,
		isCursorVisible: false,
		isWrapping: false,
		isMouseInSgr: true,
	});
	await terminal.press('down', 'down');
	await terminal.sees((screen) => screen.split('\n').findIndex((line) => line.includes('▌')) > 9);
	await terminal.press('q');
	await terminal.sees(/sendwatch comms_operation_[\s\S]*^ready>$/mu);
	expect(terminal.modes()).toMatchObject({isAlternateScreen: false, isCursorVisible: true, isWrapping: true});
	await terminal.type('exit\r');
	await terminal.exited;
});

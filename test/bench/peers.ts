import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';
import {usualSize} from './app.ts';
import {quiet} from './frames.ts';
import {recipients} from './send.ts';

/** Opens htop with its slowest refresh, so that it draws when a key requests it. */
export async function openHtop(): Promise<Terminal> {
	const terminal = openTerminal({...usualSize, command: 'htop', args: ['--delay', '100']});
	await terminal.sees('F10');
	await quiet(terminal, 300);
	return terminal;
}

function mailLog(): string {
	const line = (_: unknown, index: number) => {
		const time = new Date(Date.UTC(2025, 0, 1) + index * 1000).toISOString();
		const status = index % 50 === 49 ? 'bounced' : 'sent';
		return `${time} mx1 postfix/smtp[${1000 + (index % 7)}]: to=<user${index}@example.com>, status=${status}\n`;
	};
	return Array.from({length: recipients}, line).join('');
}

/** Opens lnav in the middle of a log with a line for each email. */
export async function openLnav(): Promise<Terminal> {
	const folder = await mkdtemp(join(tmpdir(), 'sendwatch-log-'));
	const log = join(folder, 'mail.log');
	await writeFile(log, mailLog());
	const terminal = openTerminal({...usualSize, command: 'lnav', args: ['-N', log]});
	void terminal.exited.then(() => rm(folder, {recursive: true}));
	await terminal.sees(`user${recipients - 1}@`);
	await terminal.press('page up', 'page up');
	await terminal.lacks(`user${recipients - 1}@`);
	await quiet(terminal, 300);
	return terminal;
}

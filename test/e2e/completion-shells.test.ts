import {spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {temporaryHome} from '../helpers/environment.ts';
import {builtProgram} from '../helpers/program.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const home = temporaryHome();
const env = {HOME: home.path, XDG_CONFIG_HOME: '', PATH: `${home.path}/bin:${process.env.PATH}`};

beforeAll(() => {
	for (const name of ['bin', 'work', '.config/sendwatch', '.local/state/sendwatch'])
		mkdirSync(join(home.path, name), {recursive: true});
	const command = join(home.path, 'bin', 'sendwatch');
	writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${builtProgram()}' "$@"\n`);
	chmodSync(command, 0o755);
	writeFileSync(join(home.path, '.config/sendwatch/config.toml'), '[profile.staging]\n');
	writeFileSync(join(home.path, '.local/state/sendwatch', `${ID}-2026-11-23T064500Z.ndjson`), '');
	writeFileSync(join(home.path, 'work', 'watch.ndjson'), '');
});
afterAll(() => home.remove());

function has(name: string): boolean {
	return spawnSync('sh', ['-c', `command -v ${name}`], {env}).status === 0;
}

/** Runs a command in the folder with a recording. */
function inWork(command: string, args: readonly string[]) {
	return spawnSync(command, args, {env, cwd: join(home.path, 'work'), encoding: 'utf8'});
}

/** What is typed before Tab, and the whole line after it: there is only one way to go on. */
const ONE_WAY: readonly (readonly [string, string])[] = [
	['sendwatch oper', 'sendwatch operations'],
	['sendwatch wait comms_', `sendwatch wait ${ID}`],
	['sendwatch emails --fie', 'sendwatch emails --fields'],
	['sendwatch emails --fields id,sub', 'sendwatch emails --fields id,subject'],
	['sendwatch operations --fields id,tot', 'sendwatch operations --fields id,total'],
	['sendwatch emails --status UN', 'sendwatch emails --status UNDELIVERED'],
	['sendwatch operations --status P', 'sendwatch operations --status PROCESSING'],
	['sendwatch emails --status=UN', 'sendwatch emails --status=UNDELIVERED'],
	['sendwatch demo --theme li', 'sendwatch demo --theme light'],
	['sendwatch demo --scenario bou', 'sendwatch demo --scenario bounce-storm'],
	['sendwatch --profile st', 'sendwatch --profile staging'],
	['sendwatch help next-f', 'sendwatch help next-failure'],
	['sendwatch completion pow', 'sendwatch completion powershell'],
	['sendwatch replay wat', 'sendwatch replay watch.ndjson'],
];

/** What is typed before Tab, and some of what is offered then, with what it means. */
const DESCRIBED: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
	[
		'sendwatch demo --theme ',
		[
			['dark', 'for a dark background'],
			['none', 'no colours'],
		],
	],
	['sendwatch emails --format ', [['ndjson', 'one object per line']]],
	['sendwatch emails --status ', [['UNDELIVERED', 'sent, but not delivered']]],
	[
		'sendwatch emails --fields ',
		[
			['reason', 'why it failed'],
			['to', "recipients' addresses"],
		],
	],
	['sendwatch demo --scenario s', [['steady', 'An ordinary send: a ramp, a burst, a tail; nearly all delivered']]],
	['sendwatch wait --until ', [['settled', 'no email is in flight']]],
	['sendwatch help next-', [['next-page', 'to the next page']]],
	['sendwatch ', [['doctor', 'check settings, terminal and credentials, and whether the API answers']]],
	['sendwatch wait --stall-', [['--stall-timeout', 'exit with 6 after this long without progress']]],
];

/** A shell of its own with the completions, in a folder with a recording. Its prompt is `$ `. */
async function openShell(command: string, args: readonly string[], setUp: string): Promise<Terminal> {
	const terminal = openTerminal({
		command,
		args,
		cwd: join(home.path, 'work'),
		env: {...env, PS1: '$ '},
		rows: 40,
		columns: 120,
	});
	await terminal.type(`${setUp}; clear; echo re''ady\r`);
	await terminal.sees('ready');
	return terminal;
}

/** Types, presses Tab, and looks for a line on the screen. */
async function completes(shell: Terminal, typed: string, line: string): Promise<void> {
	await shell.type(typed);
	await shell.type('\t');
	const shown = line.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');
	await shell.sees(new RegExp(`^\\$ ${shown}`, 'mu'));
	await shell.press('ctrl-u');
}

const ZSH = 'autoload -U compinit; compinit -u -D; source <(sendwatch completion zsh)';

describe('in a real zsh', () => {
	test('Tab completes what has one way to go on', async ({skip}) => {
		skip(!has('zsh'), 'zsh is not installed here');
		await using shell = await openShell('zsh', ['-f', '-i'], ZSH);
		for (const [typed, line] of ONE_WAY) await completes(shell, typed, line);
	});

	test('Tab shows what each word means', async ({skip}) => {
		skip(!has('zsh'), 'zsh is not installed here');
		await using shell = await openShell('zsh', ['-f', '-i'], `${ZSH}; setopt no_list_ambiguous; LISTMAX=1000`);
		for (const [typed, words] of DESCRIBED) {
			await shell.type(`${typed}\t`);
			for (const [word, meaning] of words) await shell.sees(new RegExp(`${word} +-- ${meaning}`, 'u'));
			await shell.type(`\u0015clear; echo re''ady\r`);
			await shell.sees((screen) => /^ready\n/u.test(screen));
		}
	});
});

describe('in a real bash', () => {
	test('Tab completes what has one way to go on', async ({skip}) => {
		skip(!has('bash'), 'bash is not installed here');
		await using shell = await openShell('bash', ['--norc', '-i'], 'eval "$(sendwatch completion bash)"');
		for (const [typed, line] of ONE_WAY) await completes(shell, typed, line);
	});
});

describe('in a real fish', () => {
	/** What fish offers behind each line: each word with what it means. */
	function offered(lines: readonly string[]): readonly ReadonlyMap<string, string>[] {
		const script = 'sendwatch completion fish | source; for line in $argv; complete -C "$line"; echo; end';
		const {stdout, stderr} = inWork('fish', ['--no-config', '-c', script, ...lines]);
		expect(stderr).toBe('');
		const answers = stdout.split('\n\n').slice(0, lines.length);
		expect(answers).toHaveLength(lines.length);
		return answers.map((answer) => new Map(answer.split('\n').map((one) => one.split('\t') as [string, string])));
	}

	test('Tab completes what has one way to go on', ({skip}) => {
		skip(!has('fish'), 'fish is not installed here');
		const found = offered(ONE_WAY.map(([typed]) => typed));
		const lines = ONE_WAY.map(([typed], index) =>
			[...(found[index]?.keys() ?? [])].map((word) => typed.replace(/\S*$/u, word)),
		);
		expect(lines).toEqual(ONE_WAY.map(([, line]) => [line]));
	});

	test('Tab shows what each word means', ({skip}) => {
		skip(!has('fish'), 'fish is not installed here');
		const found = offered(DESCRIBED.map(([typed]) => typed));
		for (const [index, [typed, words]] of DESCRIBED.entries())
			for (const [word, meaning] of words)
				expect([typed, word, found[index]?.get(word)]).toEqual([typed, word, meaning]);
	});
});

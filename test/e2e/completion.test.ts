import {spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {COMMAND_WORDS} from '../../source/command-line/commands.ts';
import {optionsOf} from '../../source/command-line/options.ts';
import {EMAIL_STATUSES} from '../../source/core/operation/status.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {builtProgram} from '../helpers/program.ts';
import {run} from '../helpers/run.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const home = temporaryHome();
const env = {HOME: home.path, PATH: `${home.path}/bin:${process.env.PATH}`};

beforeAll(() => {
	const folders = ['bin', '.config/sendwatch', '.local/state/sendwatch'].map((name) => join(home.path, name));
	for (const folder of folders) mkdirSync(folder, {recursive: true});
	const command = join(home.path, 'bin', 'sendwatch');
	writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${builtProgram()}' "$@"\n`);
	chmodSync(command, 0o755);
	writeFileSync(join(home.path, '.config/sendwatch/config.toml'), '[profile.staging]\n[profile."a b"]\n');
	writeFileSync(join(home.path, '.local/state/sendwatch', `${ID}-2026-11-23T064500Z.ndjson`), '');
});
afterAll(() => home.remove());

function shell(name: string, args: readonly string[], input?: string) {
	return spawnSync(name, args, {env, encoding: 'utf8', input});
}

function has(name: string): boolean {
	return shell('sh', ['-c', `command -v ${name}`]).status === 0;
}

/** What bash offers after these words, the last of them being typed. */
function offered(...words: readonly string[]): readonly string[] {
	const line = ['sendwatch', ...words];
	const script = `set -u; eval "$(sendwatch completion bash)"; COMP_WORDS=("$@"); COMP_CWORD=${line.length - 1}; _sendwatch; printf '%s\\n' "\${COMPREPLY[@]-}"`;
	const {stdout, stderr} = shell('bash', ['--norc', '-c', script, 'bash', ...line]);
	expect(stderr).toBe('');
	return stdout.split('\n').filter(Boolean);
}

describe('in bash', () => {
	test('the commands and the operations watched lately stand first', () => {
		expect(offered('')).toEqual([...COMMAND_WORDS, ID]);
		expect(offered('de')).toContain('demo');
		expect(offered('comms_')).toEqual([ID]);
		expect(offered('wait', '')).toEqual([ID]);
		expect(offered('operations', '')).toEqual([]);
	});

	test('each command offers its own options', () => {
		expect(offered(ID, '--')).toEqual(optionsOf('watch').map(({flag}) => `--${flag}`));
		expect(offered('sandbox', '--ver')).toEqual(['--verbose', '--version']);
		expect(offered(ID, '--ver')).toEqual(['--version']);
	});

	test('a value is one of its choices, also behind =', () => {
		expect(offered(ID, '--status', '')).toEqual([...EMAIL_STATUSES]);
		expect(offered(ID, '--status', '=', 'UN')).toEqual(['UNDELIVERED']);
		expect(offered(ID, '--status', '=')).toEqual([...EMAIL_STATUSES]);
		expect(offered('demo', '--dialect', '')).toEqual(['guide', 'reference']);
		expect(offered('demo', '--scenario', 'b')).toEqual(['burst', 'bounce-storm']);
		expect(offered('sandbox', '--fault', 'gzip')).toEqual(['gzip-bomb']);
		expect(offered(ID, '--interval', '')).toEqual([]);
		expect(offered('operations', '--status', 'P')).toEqual(['PROCESSING']);
		expect(offered('wait', ID, '--until', '')).toEqual(['completed', 'settled']);
		expect(offered('emails', '--until', '')).toEqual([]);
	});

	test('profiles come from the config file; a name that would need quoting is left out', () => {
		expect(offered(ID, '--profile', '')).toEqual(['staging']);
	});

	test('the shells of completion itself', () => {
		expect(offered('completion', 'p')).toEqual(['powershell']);
	});
});

describe('the scripts', () => {
	// Each check reads the script from standard input and runs nothing of it.
	test.for([
		['bash', ['-n']],
		['zsh', ['-n']],
		['fish', ['--no-execute']],
	] as const)('%s can read its own', async ([name, args], {skip}) => {
		skip(!has(name), `${name} is not installed here`);
		const {stdout} = await run({args: ['completion', name]});
		const file = join(home.path, `completion.${name}`);
		writeFileSync(file, stdout);
		const {status, stderr} = shell(name, [...args, file]);
		expect({status, stderr}).toEqual({status: 0, stderr: ''});
	});

	test.each(['bash', 'zsh', 'fish', 'powershell'])('%s knows every command and option', async (name) => {
		const {stdout, stderr, code} = await run({args: ['completion', name]});
		expect({stderr, code}).toEqual({stderr: '', code: 0});
		for (const kind of ['watch', ...COMMAND_WORDS] as const)
			for (const option of optionsOf(kind)) expect(stdout).toMatch(new RegExp(`(?:--|-l )${option.flag}\\b`, 'u'));
		for (const word of COMMAND_WORDS) expect(stdout).toContain(word);
	});

	test('an unknown shell is answered with the known ones', async () => {
		const {stdout, stderr, code} = await run({args: ['completion', 'tcsh']});
		expect({stdout, code}).toEqual({stdout: '', code: 2});
		expect(stderr).toBe('There is no completion for “tcsh”. The shells are bash, zsh, fish and powershell.\n');
	});

	test('a broken config file does not break completing', () => {
		writeFileSync(join(home.path, '.config/sendwatch/config.toml'), 'broken');
		expect(offered('--prof')).toEqual(['--profile']);
		expect(offered('--profile', '')).toEqual([]);
	});
});

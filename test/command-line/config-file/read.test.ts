import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {userInfo} from 'node:os';
import {dirname} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {checkKeys} from '../../../source/app/check-keys.ts';
import type {Arguments} from '../../../source/command-line/arguments.ts';
import {readAppConfig, readBaseUrl} from '../../../source/command-line/config/config.ts';
import {refusalOfOpenFile} from '../../../source/command-line/config-file/open-to-others.ts';
import {placeOf} from '../../../source/command-line/config-file/place.ts';
import {configPath, readConfigFile} from '../../../source/command-line/config-file/read.ts';
import {get, givenOf} from '../../../source/command-line/option-values.ts';
import {UserError} from '../../../source/core/errors.ts';
import {temporaryHome} from '../../helpers/environment.ts';

let home: ReturnType<typeof temporaryHome>;
beforeEach(() => {
	home = temporaryHome();
});
afterEach(() => home.remove());

/** The arguments of a watch in a home whose config file has this text. */
async function withFile(
	toml: string,
	flags: Arguments['flags'] = {},
	env: Record<string, string> = {},
	mode = 0o644,
): Promise<Arguments> {
	const file = configPath({HOME: home.path});
	mkdirSync(dirname(file), {recursive: true});
	writeFileSync(file, toml);
	chmodSync(file, mode);
	const args: Arguments = {command: 'watch', operands: [], flags};
	const settings = await readConfigFile(args, {HOME: home.path, ...env}, checkKeys);
	return settings === undefined ? args : {...args, file: settings};
}

/** The sentences that a file is refused with. */
async function mistakesIn(toml: string, flags: Arguments['flags'] = {}): Promise<readonly string[]> {
	const error = await withFile(toml, flags).catch((thrown: unknown) => thrown);
	if (error instanceof UserError && error.exitCode === 2) return error.message.split('\n');
	throw new Error('The file was not refused as usage.');
}

const PATH = '~/.config/sendwatch/config.toml';

test('fields may be a list', async () => {
	const args = await withFile('fields = ["id", "stauts"]');
	expect(get({args: {...args, command: 'emails'}, env: {}}, 'fields')).toEqual({
		text: 'id,stauts',
		from: `${PATH}:1:1: fields`,
	});
});

describe('where the config file is', () => {
	test.each([
		[{HOME: '/home/ada'}, '/home/ada/.config/sendwatch/config.toml'],
		[{HOME: '/home/ada', XDG_CONFIG_HOME: '/etc/mine'}, '/etc/mine/sendwatch/config.toml'],
		[{HOME: '/home/ada', XDG_CONFIG_HOME: 'relative'}, '/home/ada/.config/sendwatch/config.toml'],
		[{HOME: '/home/ada', XDG_CONFIG_HOME: ''}, '/home/ada/.config/sendwatch/config.toml'],
		[{HOME: ''}, `${userInfo().homedir}/.config/sendwatch/config.toml`],
		[{HOME: '.'}, `${userInfo().homedir}/.config/sendwatch/config.toml`],
		[{HOME: '', XDG_CONFIG_HOME: '.'}, `${userInfo().homedir}/.config/sendwatch/config.toml`],
		[{}, `${userInfo().homedir}/.config/sendwatch/config.toml`],
	])('%o → %s', (env, path) => {
		expect(configPath(env)).toBe(path);
	});

	test('nowhere is fine', async () => {
		expect(
			await readConfigFile({command: 'watch', operands: [], flags: {}}, {HOME: home.path}, checkKeys),
		).toBeUndefined();
	});
});

const FILE = `
interval = 5
page_size = 100
tag = ["campaign:spring", "team:growth"]
color = false

[profile.staging]
interval = "10s"
base-url = "https://staging.example.com/v1"
`;

describe('a file that others may write to', () => {
	const open = (toml: string, mode: number) =>
		withFile(toml, {}, {}, mode).then(
			() => 'taken',
			(error: unknown) => (error instanceof UserError ? error.message : String(error)),
		);

	test.each<readonly [string, string]>([
		['credentials_command = "pass show x"', 'credentials_command'],
		['[profile.x]\ncredentials-command = "pass show x"', 'credentials_command'],
		['on_complete = "say done"', 'on_complete'],
		['[profile.x]\non-stall = "say stalled"', 'on_stall'],
	])('is refused where it names a command: %j', async (toml, name) => {
		const refusal = `${PATH} names a command (${name}), and others may write to it. Close it: chmod go-w ${PATH}`;
		for (const mode of [0o666, 0o664, 0o620, 0o602]) expect(await open(toml, mode)).toBe(refusal);
		for (const mode of [0o644, 0o640, 0o600, 0o755]) expect(await open(toml, mode)).toBe('taken');
	});

	test('is refused in a folder that others may write to, where it names a command', async () => {
		const command = 'on_complete = "say done"';
		await withFile(command);
		const folder = dirname(configPath({HOME: home.path}));
		const refusal = `${PATH} names a command (on_complete), and others may write to its folder. Close it: chmod go-w ${dirname(PATH)}`;
		for (const mode of [0o777, 0o775, 0o702]) {
			chmodSync(folder, mode);
			expect(await open(command, 0o600)).toBe(refusal);
			expect(await open('interval = 5', 0o600)).toBe('taken');
		}
		for (const mode of [0o700, 0o755, 0o1777]) {
			chmodSync(folder, mode);
			expect(await open(command, 0o600)).toBe('taken');
		}
	});

	test('is taken where it names none', async () => {
		expect(await open('interval = 5', 0o666)).toBe('taken');
	});

	test.each([
		[{mode: 0o600, uid: 1001}, 1000, /belongs to another user, who could change it: chown it to yourself\.$/u],
		[{mode: 0o600, uid: 1000}, 0, /belongs to another user/u],
		[{mode: 0o644, uid: 0}, 1000, undefined],
		[{mode: 0o666, uid: 0}, 1000, /others may write to it/u],
		[{mode: 0o666, uid: 0}, undefined, undefined],
	])('of %o, read by %s', (ownership, user, sentence) => {
		const command = {texts: ['x'], from: PATH, place: PATH};
		const said = refusalOfOpenFile({top: {'credentials-command': command}, profiles: {}}, ownership, PATH, user);
		if (sentence === undefined) expect(said).toBeUndefined();
		else expect(said).toMatch(sentence);
	});
});

describe('what it sets', () => {
	test('goes before the defaults', async () => {
		expect(readAppConfig(await withFile(FILE), {})).toMatchObject({
			intervalMs: 5000,
			pageSize: 100,
			filter: {
				tags: [
					{key: 'campaign', value: 'spring'},
					{key: 'team', value: 'growth'},
				],
			},
			theme: 'none',
		});
	});

	test('gives way to a variable, and that to a flag', async () => {
		const env = {SENDWATCH_INTERVAL: '7', SENDWATCH_TAG: 'a:1', SENDWATCH_NO_COLOR: '0'};
		expect(readAppConfig(await withFile(FILE), env)).toMatchObject({
			intervalMs: 7000,
			filter: {tags: [{key: 'a', value: '1'}], statuses: [], domains: [], reasons: []},
			theme: 'auto',
		});
		const flags = {interval: '9', tag: ['b:2'], 'no-color': true};
		expect(readAppConfig(await withFile(FILE, flags), env)).toMatchObject({
			intervalMs: 9000,
			filter: {tags: [{key: 'b', value: '2'}], statuses: [], domains: [], reasons: []},
			theme: 'none',
		});
	});

	test('a profile goes before the top level, whether a flag or a variable names it', async () => {
		const byFlag = await withFile(FILE, {profile: 'staging'});
		const byVariable = await withFile(FILE, {}, {SENDWATCH_PROFILE: 'staging'});
		for (const args of [byFlag, byVariable]) {
			expect(readAppConfig(args, {})).toMatchObject({intervalMs: 10_000, pageSize: 100});
			expect(readBaseUrl(args, {})).toBe('https://staging.example.com/v1');
		}
	});

	test('a name that two commands share takes what either of them takes', async () => {
		const {file} = await withFile('status = ["FAILED", "UNDELIVERED"]\n');
		expect(file?.values.status?.texts).toEqual(['FAILED', 'UNDELIVERED']);
	});

	test('where a command means something else by a name, only its flag is read', async () => {
		const args = await withFile('status = "FAILED"\n');
		const env = {SENDWATCH_UNTIL: '2h', SENDWATCH_STATUS: 'FAILED'};
		expect(givenOf({args: {...args, command: 'wait'}, env}, 'wait-until')).toBeUndefined();
		expect(givenOf({args: {...args, command: 'operations'}, env}, 'operation-status')).toBeUndefined();
		const flags = {until: 'completed'};
		expect(get({args: {...args, command: 'wait', flags}, env}, 'wait-until')).toBe('completed');
		expect(givenOf({args: {...args, command: 'wait', flags}, env: {}}, 'until')).toBeUndefined();
		expect(get({args, env}, 'until')?.text).toBe('2h');
		expect(get({args, env: {}}, 'status')).toEqual(['FAILED']);
	});

	test('a switch may be said without its no-', async () => {
		const {file} = await withFile('record = false\n');
		expect(file?.values['no-record']?.texts).toEqual(['true']);
		expect((await withFile('color = true\nno-color = false\n')).file?.values['no-color']?.texts).toEqual(['false']);
	});

	test('an impossible value is refused with its place', async () => {
		const [sentence] = await mistakesIn('ascii = true\n  interval = 0.1\n');
		expect(sentence).toContain(`${PATH}:2:3: interval is “0.1”; it must be from 0.5 to 3600`);
	});
});

describe('mistakes are named with their places, all at once', () => {
	test.each<readonly [string, string, readonly string[]]>([
		['a word too many', 'interval = 5 seconds', [`${PATH}:1:14: invalid TOML: `]],
		['an unknown key', 'intervall = 5', [`${PATH}:1:1: intervall is not a setting. Did you mean interval?`]],
		['a key like no other', 'zebra = 5', [`${PATH}:1:1: zebra is not a setting.`]],
		['a wrong type', 'interval = true', [`${PATH}:1:1: interval must be a string or a number.`]],
		['a switch that is a text', 'ascii = "yes"', [`${PATH}:1:1: ascii must be true or false.`]],
		[
			'a list with a switch in it',
			'tag = ["a:1", true]',
			[`${PATH}:1:1: tag must be a string, or a list of strings such as ["a", "b"].`],
		],
		['a profile that is no table', '[profile]\nx = 1', [`${PATH}:2:1: profile.x must be a table.`]],
		[
			'several',
			'interval = true\n\n[profile.x]\n  asci = true\npage_size = [1]\n',
			[
				`${PATH}:1:1: interval must be a string or a number.`,
				`${PATH}:4:3: profile.x.asci is not a setting. Did you mean ascii?`,
				`${PATH}:5:1: profile.x.page-size must be a string or a number.`,
			],
		],
		[
			'a theme by its name and as a table, and what else is wrong',
			'theme = "dark"\npage_sise = 5\n[theme]\nfailed = "red"',
			[
				`${PATH}:1:1: theme stands beside a table [theme]. Name the theme in the table: [theme] with base = "dark".`,
				`${PATH}:2:1: page-sise is not a setting. Did you mean page-size?`,
				`${PATH}:4:1: theme.failed is “red”; it must be a colour such as "#4fd1bd" or a number from 0 to 255.`,
			],
		],
		[
			'an option of the command line alone',
			'summary = true',
			[`${PATH}:1:1: summary cannot be set in the config file, only as --summary.`],
		],
		[
			'an option of one run, in a profile, too',
			'[profile.a]\nlimit = 5',
			[`${PATH}:2:1: profile.a.limit cannot be set in the config file, only as --limit or SENDWATCH_LIMIT.`],
		],
		['an option of one run', 'profile = "x"', [`${PATH}:1:1: profile must be tables: [profile.name].`]],
	])('%s', async (_, toml, sentences) => {
		const found = await mistakesIn(toml);
		expect(found).toHaveLength(sentences.length);
		for (const [index, sentence] of sentences.entries()) expect(found[index]).toContain(sentence);
	});

	test('of every kind: types, names, values, keys, colours, profiles, in the order of the file', async () => {
		const toml = [
			'interval = 0.1',
			'intervall = 5',
			'fault = "gzip"',
			'format = "xml"',
			'theme = "drak"',
			'[keys]',
			'next-pages = "x"',
			'find = "hyper-x"',
			'note = 5',
			'[profile.staging]',
			'base-url = "http://example.com"',
			'ascii = "yes"',
			'tag = ["a"]',
			'[profile.fine]',
			'interval = 5',
		].join('\n');
		const sentences = (await mistakesIn(toml)).map((sentence) => sentence.replace(PATH, '').slice(0, 45));
		expect(sentences).toEqual([
			':1:1: interval is “0.1”; it must be from 0.5 ',
			':2:1: intervall is not a setting. Did you mea',
			':3:1: fault: There is no fault "gzip": --list',
			':4:1: format is “xml”; it must be table, json',
			':5:1: theme is “drak”. Did you mean dark? It ',
			':7:1: keys.next-pages is not a command. Did y',
			':8:1: keys.find is “hyper-x”; a key is one ch',
			':9:1: keys.note must be a key such as "x", or',
			':11:1: profile.staging.base-url is “http://ex',
			':12:1: profile.staging.ascii must be true or ',
			':13:1: profile.staging.tag “a”: at character ',
		]);
	});

	test('a key that two commands have is reported once, beside the other mistakes', async () => {
		expect(await mistakesIn('[keys]\nnext-pages = "x"\ncopy = "q"\n')).toEqual([
			expect.stringContaining(':2:1: keys.next-pages is not a command.'),
			`${PATH}:3:1: keys.copy is “q”, which is quit in the list; give quit another key.`,
		]);
	});

	test('a flag does not hide a mistake of the file', async () => {
		expect(await mistakesIn('interval = 0.1\n', {interval: '5'})).toHaveLength(1);
	});

	test.each(['TWILIO_API_KEY', 'twilio_auth_token', 'api-secret', 'password'])(
		'credentials have no place in it: %s',
		async (name) => {
			const [sentence, ...more] = await mistakesIn(`${name} = "s3cret"`);
			expect(more).toEqual([]);
			expect(sentence).toContain('credentials do not belong in a file');
			expect(sentence).toContain('credentials_command');
			expect(sentence).not.toContain('s3cret');
		},
	);

	test('a syntax error does not repeat the line, which may hold a secret', async () => {
		const [sentence] = await mistakesIn('token = s3cret');
		expect(sentence).not.toContain('s3cret');
	});

	test('a profile that is not there is answered with those that are', async () => {
		const [sentence] = await mistakesIn(FILE, {profile: 'prod'});
		expect(sentence).toBe(`--profile is “prod”, which is not a profile in ${PATH}: it has staging.`);
		const [misspelt] = await mistakesIn(FILE, {profile: 'stagign'});
		expect(misspelt).toMatch(/: it has staging\. Did you mean staging\?$/u);
	});

	test('a profile without a file is answered with the path of the file', async () => {
		const args: Arguments = {command: 'watch', operands: [], flags: {profile: 'prod'}};
		await expect(readConfigFile(args, {HOME: home.path}, checkKeys)).rejects.toThrow(`there is no config file ${PATH}`);
	});

	test('control characters in it are shown, not run', async () => {
		const [sentence] = await mistakesIn('"\\u001b[2J" = 1');
		expect(sentence).toContain('␛[2J');
		expect(sentence).not.toContain('\u001B');
	});
});

describe('[keys] puts commands on other keys', () => {
	test('which the app then has', async () => {
		const args = await withFile('[keys]\nfind = ["/", "ctrl-s"]\nnext_page = ">"\n');
		expect(readAppConfig(args, {}).keys).toEqual({find: ['/', 'ctrl-s'], 'next-page': ['>']});
	});

	test('keys may be exchanged', async () => {
		const args = await withFile('[keys]\nnext-page = "p"\nprevious-page = "n"\n');
		expect(readAppConfig(args, {}).keys).toEqual({'next-page': ['p'], 'previous-page': ['n']});
	});

	test('a command may have none', async () => {
		expect(readAppConfig(await withFile('[keys]\nnote = []\n'), {}).keys).toEqual({note: []});
	});

	test.each([
		[
			'an unknown command',
			'next-pages = "x"',
			'keys.next-pages is not a command. Did you mean next-page? sendwatch help keys lists',
		],
		['an unknown key', 'find = "hyper-x"', 'keys.find is “hyper-x”; a key is one character, ctrl-a to ctrl-z, or up'],
		['a key that never arrives', 'find = "ctrl-i"', 'keys.find is “ctrl-i”, which terminals send as Tab.'],
		['text where text is typed', 'apply = "x"', 'keys.apply is “x”, which is text in a prompt'],
		['text to edit with', 'delete_word = "w"', 'keys.delete-word is “w”, which is text in a prompt'],
		['an editing key that is taken', 'complete = "ctrl-w"', 'keys.complete is “^W”, which is delete-word in a prompt'],
		[
			'a key that is taken',
			'find = "n"',
			'keys.find is “n”, which is next-page in the list; give next-page another key.',
		],
		['the key that always quits', 'interrupt = "x"', 'keys.interrupt: ^C always quits'],
		['its key for something else', 'find = "ctrl-c"', 'keys.find is “^C”, which always quits; use another key.'],
		['no key at all', 'find = 5', 'keys.find must be a key such as "x"'],
	])('%s is refused with its place', async (_, line, sentence) => {
		const [first] = await mistakesIn(`[keys]\n${line}\n`);
		expect(first).toContain(`${PATH}:2:1: ${sentence}`);
	});
});

describe('the theme', () => {
	test('is a word', async () => {
		const args = await withFile('theme = "Light"\n[profile.night]\ntheme = "dark"\n');
		expect(readAppConfig(args, {})).toMatchObject({theme: 'light'});
		expect(readAppConfig(args, {NO_COLOR: '1'})).toMatchObject({theme: 'light'});
		expect(readAppConfig(await withFile('theme = 16\n'), {})).toMatchObject({theme: '16'});
	});

	test('or a table of colours, on top of the theme that is its base', async () => {
		const args = await withFile('[theme]\nbase = "dark"\ndelivered = "#00FF00"\nfailed = 160\nqueued = "7"\n');
		expect(readAppConfig(args, {})).toMatchObject({
			theme: 'dark',
			colours: {delivered: '#00ff00', failed: 160, queued: 7},
		});
		expect(readAppConfig(await withFile('[theme]\naccent = 4\n'), {})).toMatchObject({
			theme: 'auto',
			colours: {accent: 4},
		});
	});

	test('a flag goes before its base, and the colours stay', async () => {
		const args = await withFile('[theme]\nbase = "dark"\nfailed = 160\n', {theme: 'light'});
		expect(readAppConfig(args, {})).toMatchObject({theme: 'light', colours: {failed: 160}});
	});

	test('a profile goes before its base', async () => {
		const args = await withFile('[theme]\nbase = "dark"\n[profile.day]\ntheme = "light"\n', {profile: 'day'});
		expect(readAppConfig(args, {})).toMatchObject({theme: 'light'});
	});

	test('an impossible base is refused with its place', async () => {
		expect(await mistakesIn('[theme]\nbase = "purple"\n')).toEqual([
			`${PATH}:2:1: theme.base is “purple”; it must be auto, dark, light, 16 or none.`,
		]);
	});

	test.each([
		['an unknown token', 'deliverd = 3', 'theme.deliverd is not a colour of the theme. Did you mean delivered?'],
		['a token like no other', 'zebra = 3', 'theme.zebra is not a colour of the theme. The colours are text, muted,'],
		[
			'the name of a colour',
			'failed = "red"',
			'theme.failed is “red”; it must be a colour such as "#4fd1bd" or a number',
		],
		['a short colour', 'failed = "#f00"', 'theme.failed is “#f00”; it must be a colour'],
		['a number too large', 'failed = 256', 'theme.failed is “256”; it must be a colour'],
		['a number too small', 'failed = -1', 'theme.failed is “-1”; it must be a colour'],
		['a fraction', 'failed = 1.5', 'theme.failed is “1.5”; it must be a colour'],
		['a switch', 'failed = true', 'theme.failed must be a string or a number.'],
	])('%s is refused with its place', async (_, line, sentence) => {
		const [first, ...more] = await mistakesIn(`[theme]\n${line}\n`);
		expect(more).toEqual([]);
		expect(first).toContain(`${PATH}:2:1: ${sentence}`);
	});

	test('all its mistakes are named at once, and a theme of no kind is refused', async () => {
		expect(await mistakesIn('[theme]\nfailed = "red"\nzebra = 3\n')).toHaveLength(2);
		expect(await mistakesIn('theme = true')).toEqual([`${PATH}:1:1: theme must be a string or a number.`]);
		expect(await mistakesIn('[profile.x.theme]\nfailed = 3')).toEqual([
			`${PATH}:1:1: profile.x.theme must be a string or a number.`,
		]);
	});
});

describe('the place of a key', () => {
	const toml = 'a = 1\n[profile.x]\n  b_c = 2\n[ profile . "y" ]\nb-c = 3\nd.e = 4\n';
	test.each<readonly [readonly string[], readonly [number, number] | undefined]>([
		[['a'], [1, 1]],
		[
			['profile', 'x', 'b-c'],
			[3, 3],
		],
		[
			['profile', 'y', 'b-c'],
			[5, 1],
		],
		[
			['profile', 'y', 'd', 'e'],
			[6, 1],
		],
		[
			['profile', 'y', 'not-there'],
			[4, 1],
		],
		[['z'], undefined],
	])('%o is at %o', (path, place) => {
		expect(placeOf(toml, path)).toEqual(place && {line: place[0], column: place[1]});
	});
});

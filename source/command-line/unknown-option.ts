import {UsageError} from '../core/errors.ts';
import {nearest} from '../core/text/nearest.ts';
import {say, untrusted} from '../core/text/text.ts';
import type {CommandKind} from './commands.ts';
import {CREDENTIALS_HINT} from './options/base-url.ts';
import {listed} from './options/types.ts';
import {OPTIONS, optionsOf} from './options.ts';

/** Options of other tools, and what does the same here. */
const SYNONYMS: readonly {readonly flags: readonly string[]; readonly use: string}[] = [
	{
		flags: ['api-key', 'api-secret', 'account-sid', 'auth-token', 'token', 'user', 'password', 'u'],
		use: CREDENTIALS_HINT,
	},
	{flags: ['region', 'edge', 'url', 'host', 'endpoint'], use: '--base-url sets the URL of the API.'},
	{flags: ['n', 'count', 'max', 'per-page'], use: 'sendwatch emails and sendwatch operations take --limit.'},
	{flags: ['list', 'ls'], use: 'sendwatch history lists the recordings, sendwatch operations the sends.'},
	{flags: ['csv', 'ndjson', 'table'], use: 'sendwatch emails and sendwatch operations take --format.'},
	{flags: ['output', 'o'], use: 'Lists and reports go to standard output: redirect it with > to a file.'},
	{flags: ['failed', 'failures', 'only-failed'], use: '--status FAILED --status UNDELIVERED selects the failures.'},
	{flags: ['filter', 'where', 'query'], use: '--status, --tag, --domain, --reason, --since and --until select emails.'},
	{flags: ['debug', 'log-level'], use: 'sendwatch doctor checks the settings and the API.'},
	{flags: ['config', 'config-file'], use: '--profile selects a profile of the config file.'},
];

/** What does the same in a command as an option of another one. */
const INSTEAD: Readonly<Record<string, string>> = {format: 'json', json: 'format'};

/** The error for an option that a command does not have, with what to type instead. */
export function unknownOption(command: CommandKind, typed: string, name: string): UsageError {
	const flags = optionsOf(command).map(({flag}) => flag);
	const elsewhere = OPTIONS.filter(({flag}) => flag === name).flatMap(({commands}) => commands);
	if (elsewhere.length > 0) {
		const instead = flags.find((flag) => flag === INSTEAD[name]);
		const hint = instead === undefined ? '' : ` Here it is ${instead === 'format' ? '--format json' : '--json'}.`;
		const owners = listed(elsewhere.map(calledBy), 'and');
		return new UsageError(say`${untrusted(typed)} is an option of ${owners} only.${hint}`);
	}
	const bare = typed.replace(/^-+/u, '').toLowerCase();
	const meant = nearest(bare, flags);
	const joined = meant !== undefined && isWord(typed) ? undefined : joinedValue(typed);
	const synonym = SYNONYMS.find((one) => one.flags.includes(bare)) ?? joined;
	const shown = untrusted(shownOption(typed));
	if (synonym !== undefined) return new UsageError(say`There is no option ${shown}. ${synonym.use}`);
	const hint = meant === undefined ? '' : ` Did you mean --${meant}?`;
	const help = command === 'watch' ? 'sendwatch --help' : `sendwatch ${command} --help`;
	return new UsageError(say`There is no option ${shown}.${hint} ${help} lists them.`);
}

/** The other tool's short option that a value follows without a space, as in `-uname:secret` or `-usecret`. */
function joinedValue(typed: string): (typeof SYNONYMS)[number] | undefined {
	const [, letter] = /^-(?<letter>[a-z])./iu.exec(typed) ?? [];
	return isName(typed) ? undefined : SYNONYMS.find((one) => one.flags.some((flag) => flag === letter));
}

/** An option as it was typed, without what may be a value, and a secret. */
function shownOption(typed: string): string {
	if (isName(typed)) return typed;
	return typed.startsWith('--') ? '--…' : `${typed.slice(0, 2)}…`;
}

/** Whether a text can be the name of an option, and no value. Behind one hyphen a value may follow the first letter, unless the whole is a name. */
function isName(typed: string): boolean {
	if (!isWord(typed)) return false;
	return typed.startsWith('--') || typed.length === 2 || NAMES.has(typed.slice(1).toLowerCase());
}

/** Every name that sendwatch knows, its own and those of other tools. */
const NAMES: ReadonlySet<string> = new Set([...OPTIONS.map(({flag}) => flag), ...SYNONYMS.flatMap(({flags}) => flags)]);

/** Whether a text looks like the name of an option: a value has digits, capitals or signs. */
function isWord(typed: string): boolean {
	return /^-(?:[a-z\d]|-?[a-z]+(?:-[a-z]+)*\d?)$/iu.test(typed) && typed.length <= LONGEST_NAME;
}

/** The longest text that is repeated as the name of an option. */
const LONGEST_NAME = 30;

/** How a command is called, in a message. */
export function calledBy(command: CommandKind): string {
	return `sendwatch ${command === 'watch' ? '<operation>' : command}`;
}

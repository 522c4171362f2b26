import {CREDENTIAL_VARIABLES} from '../../api/credentials.ts';
import {EXIT_MEANINGS} from '../../core/exit-codes.ts';
import {COMMANDS, type CommandSpec} from '../commands.ts';
import {DEFAULT_BASE_URL} from '../options/base-url.ts';
import {helpOf, usageOf} from '../options/describe.ts';
import {OPTIONS, type Option, variableOf} from '../options.ts';
import {roffLines, roffText, section, term, verbatim} from './roff.ts';

const [KEY, ACCOUNT, OAUTH] = CREDENTIAL_VARIABLES;

/** The environment variables that are not options. */
const VARIABLES = [
	[`${KEY.user}, ${KEY.password}`, 'The credentials: an API key and its secret.'],
	[`${ACCOUNT.user}, ${ACCOUNT.password}`, 'The credentials if no API key is set.'],
	[OAUTH.token, 'An OAuth token, if neither is set.'],
	[
		'SENDWATCH_*',
		`Options, but not those that OPTIONS calls flag only: --page-size is ${variableOf('page-size')}. The flag takes precedence.`,
	],
	['NO_COLOR', 'No colours, unless a theme is named.'],
	['COLORFGBG', 'Whether the background is dark or light, if the terminal does not answer.'],
	['LC_ALL, LC_CTYPE, LANG', 'In a locale that is not UTF-8, or without one, only ASCII is drawn.'],
	['HTTPS_PROXY, NO_PROXY', 'How the API is reached. Loopback never goes through a proxy.'],
	['NODE_EXTRA_CA_CERTS', 'A file with additional certificates to trust.'],
] as const;

/** FILES of the man page. */
const FILES = [
	[
		'$XDG_CONFIG_HOME/sendwatch/config.toml',
		'Options by name, profiles, keys, credentials_command. Default: ~/.config.',
	],
	['$XDG_STATE_HOME/sendwatch/', 'Recordings of watches. Default: ~/.local/state.'],
] as const;

/** The example of a config file. */
const CONFIG_EXAMPLE = [
	'interval = 5',
	'',
	'[profile.staging]',
	'base-url = "https://staging.example.com/v1"',
	'credentials_command = "pass show twilio/staging"',
];

/** DESCRIPTION of the man page. */
const DESCRIPTION =
	'sendwatch polls an operation of the Twilio Email API and shows the state of its emails. You can go through all of them by keyboard. It only reads. Without a terminal it prints a line per change and ends with the verdict as its exit code.';

/** CONFIGURATION of the man page. */
const CONFIGURATION =
	'The config file sets options by their names, but not those that OPTIONS calls flag only, or flag or variable only. A flag overrides a variable, a variable the chosen profile, and the profile the rest of the file. Credentials never go in the file: credentials_command names a shell command that prints id:secret or JSON; it runs if the environment has none.';

/** A line of the key table, as it is printed. */
export type PrintedKey = {readonly keys: string; readonly label: string};

/** The man page sendwatch(1) in roff, from the tables that the help is made of. The caller passes the key table. */
export function manPage(version: string, keys: readonly PrintedKey[]): string {
	const lines = [
		`.TH SENDWATCH 1 "2026-11-23" "sendwatch ${roffText(version)}" "User Commands"`,
		...section('NAME', ['sendwatch \\- watch a Twilio Email send live in the terminal']),
		...section('SYNOPSIS', synopsis()),
		...section('DESCRIPTION', roffLines(DESCRIPTION)),
		...section('COMMANDS', commandLines()),
		...section('OPTIONS', OPTIONS.flatMap(optionLines)),
		...section(
			'KEYS',
			keys.flatMap(({keys: names, label}) => term(names, `${label}.`)),
		),
		...section('CONFIGURATION', [...roffLines(CONFIGURATION), ...verbatim(CONFIG_EXAMPLE)]),
		...section(
			'ENVIRONMENT',
			VARIABLES.flatMap(([name, text]) => term(name, text)),
		),
		...section(
			'FILES',
			FILES.flatMap(([name, text]) => term(name, text)),
		),
		...section(
			'EXIT STATUS',
			EXIT_MEANINGS.flatMap(([codes, text]) => term(codes, `${text}.`)),
		),
		...section('EXAMPLES', [
			...verbatim(['sendwatch demo']),
			...verbatim([
				`curl -s ${DEFAULT_BASE_URL}/Emails -u "$${KEY.user}:$${KEY.password}" \\`,
				"  -H 'Content-Type: application/json' -d @send.json | sendwatch -",
			]),
			...roffLines('send.json is the body of a send; docs/send.json in the package is one to adapt.'),
		]),
	];
	return `${lines.join('\n')}\n`;
}

/** SYNOPSIS of the man page. */
function synopsis(): readonly string[] {
	return Object.values(COMMANDS)
		.flatMap(({usage}) => [`\\fB${roffText(usage)}\\fR [\\fIoptions\\fR]`, '.br'])
		.slice(0, -1);
}

/** Notes about how a shell is set up keep their lines; the others are sentences. */
function commandLines(): readonly string[] {
	return Object.values<CommandSpec>(COMMANDS).flatMap(({usage, help, notes, isTable}) => {
		const said = isTable ? verbatim(notes) : ['.IP', ...roffLines(notes.join(' '))];
		return [...term(usage, `${help.join(' ')}.`), ...said];
	});
}

/** One option in the man page. */
function optionLines(option: Option): readonly string[] {
	const often = option.type.isRepeatable ? ' Can be given several times.' : '';
	return term(usageOf(option), `${helpOf(option)}. Commands: ${option.commands.join(', ')}.${often}${limitOf(option)}`);
}

/** Where an option cannot be set. */
function limitOf({setBy}: Option): string {
	if (setBy === 'flag') return ' Flag only.';
	return setBy === 'flag-or-variable' ? ' Flag or variable only.' : '';
}

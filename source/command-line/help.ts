import {type CommandKind, optionsOf, variableOf} from './options.ts';

const USAGE: Readonly<Record<CommandKind, readonly string[]>> = {
	watch: [
		'sendwatch <operation>     watch a send: its id, its operationLocation, or - for the',
		'                          202 answer on standard input (curl … | sendwatch -)',
		'sendwatch demo            watch one in the embedded sandbox: no account, no network',
		"sendwatch sandbox         serve the local stand-in for Twilio's Email API",
	],
	demo: ['sendwatch demo            watch a send in the embedded sandbox: no account, no network'],
	sandbox: ["sendwatch sandbox         serve the local stand-in for Twilio's Email API until it is stopped"],
};

const NOTES: Readonly<Record<CommandKind, readonly string[]>> = {
	watch: [
		'Credentials come from TWILIO_API_KEY and TWILIO_API_SECRET, or from',
		'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN. In the app, ? lists the keys.',
		'Without a terminal it prints a line per change and ends with the verdict:',
		'0 good, 1 emails failed, 2 usage, 3 credentials, 4 no such operation,',
		'5 gave up, 7 canceled. sendwatch only reads; it never changes anything.',
	],
	demo: ['It never reads credentials and never leaves this machine. In the app, ? lists the keys.'],
	sandbox: ['It listens on 127.0.0.1 only and takes any credentials.'],
};

const OPTION_WIDTH = 36;

/** The help of a command, from the option table. */
export function helpText(command: CommandKind): string {
	const options = optionsOf(command).map(({name, value, help}) => {
		const flag = `--${name}${value === undefined ? '' : ` ${value}`}`;
		return `  ${flag.padEnd(OPTION_WIDTH - 2)}${help}`;
	});
	return [
		'Usage',
		...USAGE[command].map((line) => `  ${line}`),
		'',
		'Options',
		...options,
		`  Each is also a variable, such as ${variableOf('interval')}; the flag wins.`,
		'',
		...NOTES[command],
	].join('\n');
}

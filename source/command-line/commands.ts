import {CREDENTIAL_VARIABLES} from '../api/credentials.ts';
import {SIGNAL_EXIT, WORST_FIRST} from '../core/exit-codes.ts';

const [API_KEY, ACCOUNT, OAUTH] = CREDENTIAL_VARIABLES;

/** The shells that completions are written for. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** What a shell completes: words that are known now, or a list that `sendwatch completion <list>` prints when it is asked. */
export type Completions = {readonly words?: readonly string[]; readonly list?: 'ids' | 'profiles'};

/** One command: it feeds the help, the completions and the man page. */
export type CommandSpec = {
	/** How it is called. */
	readonly usage: string;
	/** What it does, in lines short enough for the help. */
	readonly help: readonly string[];
	/** What else its own help says. */
	readonly notes: readonly string[];
	/** Whether the notes are rows of a table, which keep their lines. */
	readonly isTable?: true;
	/** What a shell completes as operands. */
	readonly operands?: Completions & {readonly hasFiles?: true};
};

/** Every command of sendwatch, in the order of the help; `watch` is the one without a word, which runs when an operation is named. */
export const COMMANDS = {
	watch: {
		usage: 'sendwatch [operation …]',
		operands: {list: 'ids'},
		help: [
			'watch a send: its id, its operationLocation, or - for the',
			'202 answer on standard input (curl … | sendwatch -);',
			'several, or none, open the board of all sends of the account',
		],
		notes: [
			`Credentials come from ${API_KEY.user} and ${API_KEY.password}, else from`,
			`${ACCOUNT.user} and ${ACCOUNT.password}, else from ${OAUTH.token}.`,
			'A base URL on this machine needs none. The last line of the screen names the keys.',
			'On the board --since, --status (of operations) and --tag say which sends it shows;',
			'it asks once a poll for up to 1,000 of them. Without credentials it lists recordings.',
			'Without a terminal it prints a line per change and ends with the verdict:',
			'0 good, 1 emails failed, 2 usage, 3 credentials, 4 no such operation,',
			'5 gave up, 7 canceled. sendwatch only reads; it never changes anything.',
		],
	},
	replay: {
		usage: 'sendwatch replay <operation|file>',
		operands: {list: 'ids', hasFiles: true},
		help: ['play the recording of a watch, the newest of the operation'],
		notes: [
			'Needs no credentials and no network. The last line of the screen names the keys.',
			'Without a terminal it prints what was recorded, without waiting.',
		],
	},
	history: {
		usage: 'sendwatch history',
		help: ['list the recorded watches, newest first'],
		notes: ['Recordings are removed after 30 days. sendwatch replay plays one.'],
	},
	demo: {
		usage: 'sendwatch demo',
		help: ['watch one in the embedded sandbox: no account, no network'],
		notes: ['It never reads credentials and never leaves this machine.', 'The last line of the screen names the keys.'],
	},
	wait: {
		usage: 'sendwatch wait <operation> …',
		operands: {list: 'ids'},
		help: ['block until it has ended; the exit code is the verdict,', 'of several the worst'],
		notes: [
			"A threshold adds counters up and compares: 'failed+undelivered > 2%', a share being",
			'one of total or recipients, whichever is more. delivered counts opened emails too.',
			'Emails still merely sent 15 minutes after COMPLETED count as ended.',
			'0 good, 1 --fail-if holds, 2 usage, 3 credentials, 4 no such operation, 5 no good answer',
			'for 10 minutes, 6 time is up, 7 canceled, 8 not certain, such as an email that nothing',
			`accounts for, ${SIGNAL_EXIT.SIGINT} and ${SIGNAL_EXIT.SIGTERM} ended by a signal.`,
			'Of several sends there is a line each, or with --json one array, in the order named. The',
			`code is the worst: ${WORST_FIRST.join(', ')}. With - their ids come from`,
			'standard input, one a line.',
		],
	},
	emails: {
		usage: 'sendwatch emails [operation]',
		operands: {list: 'ids'},
		help: ['list or export emails: table, json, ndjson, csv'],
		notes: [
			'Fields: id, status, to, to_name, from, from_name, subject, tags, created_at,',
			'updated_at, operation_id, scheduled_for, deleted_at, related. A table has four of',
			'them, the others have all.',
		],
	},
	operations: {
		usage: 'sendwatch operations',
		help: ['list the operations of the account, newest first'],
		notes: [
			'Fields: id, status, total, scheduled, queued, sent, delivered, opened, undelivered,',
			'failed, canceled, created_at, updated_at, recipients, attempts.',
			'Several --status list the operations of each together, newest first.',
			'--summary writes what they come to together, such as a campaign of --since 2h.',
		],
	},
	sandbox: {
		usage: 'sendwatch sandbox',
		help: ["serve the local stand-in for Twilio's Email API"],
		notes: ['It listens on 127.0.0.1 only and takes any credentials.'],
	},
	doctor: {
		usage: 'sendwatch doctor',
		help: ['what a watch would use, and whether the API answers'],
		notes: [
			'It asks the API once. Values of credentials are never shown. Exit codes: 0 all well,',
			'2 a mistake in options or config file, 3 credentials missing or refused, 5 not reached.',
		],
	},
	completion: {
		usage: 'sendwatch completion <shell>',
		operands: {words: SHELLS},
		help: ['the completion script of bash, zsh, fish or powershell'],
		notes: [
			'bash        in ~/.bashrc:    eval "$(sendwatch completion bash)"',
			'zsh         in ~/.zshrc:     source <(sendwatch completion zsh)',
			'fish        once:            sendwatch completion fish > ~/.config/fish/completions/sendwatch.fish',
			'powershell  in $PROFILE:     sendwatch completion powershell | Out-String | Invoke-Expression',
		],
		isTable: true,
	},
} as const satisfies Readonly<Record<string, CommandSpec>>;

/** The name of a command. */
export type CommandKind = keyof typeof COMMANDS;

/** The word of each command that is called by one; an operation is watched without. */
export const COMMAND_WORDS = (Object.keys(COMMANDS) as CommandKind[]).filter((kind) => kind !== 'watch');

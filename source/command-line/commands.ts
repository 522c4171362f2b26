import {CREDENTIAL_VARIABLES} from '../api/credentials.ts';
import {SIGNAL_EXIT, WORST_FIRST} from '../core/exit-codes.ts';

const [API_KEY, ACCOUNT, OAUTH] = CREDENTIAL_VARIABLES;

/** The shells that completions are written for. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

/**
 * What a shell completes: words that are known now, each with what it means in one short phrase where that helps; or a list that
 * `sendwatch completion <list>` prints when it is asked; or words that only the rooms above know.
 */
export type Completions = {
	readonly words?: readonly string[];
	readonly meanings?: Readonly<Record<string, string>>;
	readonly list?: 'ids' | 'profiles';
	readonly fromAbove?: 'fields' | 'topics';
	/** Whether a value is several of them, separated by commas. */
	readonly isList?: true;
};

/** A document in `docs/` on using sendwatch. */
export type DocumentName = 'guide' | 'scripts' | 'recordings' | 'sandbox' | 'configuration';

/** One command: it feeds the help, the completions and the man page. */
export type CommandSpec = {
	/** How it is called. */
	readonly usage: string;
	/** What it does, in lines short enough for the help. */
	readonly help: readonly string[];
	/** What else its own help says. */
	readonly notes: readonly string[];
	/** The document in `docs/` that says more. */
	readonly document: DocumentName;
	/** Whether the notes are rows of a table, which keep their lines. */
	readonly isTable?: true;
	/** What a shell completes as operands. */
	readonly operands?: Completions & {readonly hasFiles?: true};
};

/** Every command of sendwatch, in the order of the help; `watch` is the one without a word, which runs when an operation is named. */
export const COMMANDS = {
	/** The help of `sendwatch`. */
	watch: {
		usage: 'sendwatch [operation …]',
		document: 'guide',
		operands: {list: 'ids'},
		help: [
			'watch a send: its id, its operationLocation, or - for the',
			'202 answer on standard input (curl … | sendwatch -);',
			'several, or none, open the board of all sends of the account',
		],
		notes: [
			`Credentials come from ${API_KEY.user} and ${API_KEY.password}, else from`,
			`${ACCOUNT.user} and ${ACCOUNT.password}, else from ${OAUTH.token}.`,
			'A base URL on this machine needs none. The last line of the screen shows the keys.',
			'On the board, --since, --status (of operations) and --tag choose the sends to show.',
			'A poll of up to 1,000 sends is one request. Without credentials the board lists recordings.',
			'Without a terminal it prints a line per change and ends with the verdict as its exit code:',
			'0 good, 1 emails failed, 2 usage, 3 credentials, 4 no such operation,',
			'5 gave up, 7 canceled. sendwatch only reads; it never changes anything.',
		],
	},
	/** The help of `sendwatch replay`. */
	replay: {
		usage: 'sendwatch replay <operation|file>',
		document: 'recordings',
		operands: {list: 'ids', hasFiles: true},
		help: ['play a recorded watch: a file, or the newest of an operation'],
		notes: [
			'Needs no credentials and no network. The last line of the screen shows the keys.',
			'Without a terminal it prints the recorded changes at once.',
		],
	},
	/** The help of `sendwatch history`. */
	history: {
		usage: 'sendwatch history',
		document: 'recordings',
		help: ['list the recorded watches, newest first'],
		notes: [
			'Recordings are deleted after 30 days. sendwatch replay plays the newest of an operation, or the one',
			'in a file; sendwatch report makes a page of it. --json names the file of each.',
		],
	},
	/** The help of `sendwatch demo`. */
	demo: {
		usage: 'sendwatch demo',
		document: 'sandbox',
		help: ['watch a send in the embedded sandbox: no account, no network'],
		notes: ['It never reads credentials and never leaves this machine.', 'The last line of the screen shows the keys.'],
	},
	/** The help of `sendwatch wait`. */
	wait: {
		usage: 'sendwatch wait <operation> …',
		document: 'scripts',
		operands: {list: 'ids'},
		help: ['wait for a send to end; the exit code is the verdict,', 'of several the worst'],
		notes: [
			"A threshold adds up counters and compares the sum: 'failed+undelivered > 2%'. A percentage",
			'is a share of total or recipients, whichever is larger. delivered includes opened emails.',
			'15 minutes after COMPLETED, emails that are still SENT count as ended.',
			'Exit codes: 0 good, 1 --fail-if holds, 2 usage, 3 credentials, 4 no such operation, 5 no good answer',
			'for 10 minutes, 6 timed out, 7 canceled, 8 not certain (emails are unaccounted for),',
			`${SIGNAL_EXIT.SIGINT} and ${SIGNAL_EXIT.SIGTERM} ended by a signal.`,
			'Several sends get a line each, or with --json one array, in the order named. The exit',
			`code is the worst of them: ${WORST_FIRST.join(', ')}. With - their ids come from`,
			'standard input, one per line.',
		],
	},
	/** The help of `sendwatch emails`. */
	emails: {
		usage: 'sendwatch emails [operation]',
		document: 'scripts',
		operands: {list: 'ids'},
		help: ['list or export emails: table, json, ndjson, csv'],
		notes: [
			'Fields: id, status, to, to_name, from, from_name, subject, tags, created_at,',
			'updated_at, operation_id, scheduled_for, deleted_at, related, reason_code, reason.',
			'A table shows four of them, the other formats all.',
		],
	},
	/** The help of `sendwatch operations`. */
	operations: {
		usage: 'sendwatch operations',
		document: 'scripts',
		help: ['list the operations of the account, newest first'],
		notes: [
			'Fields: id, status, total, scheduled, queued, sent, delivered, opened, undelivered,',
			'failed, canceled, created_at, updated_at, recipients, attempts.',
			'With several --status the operations are merged, newest first.',
			'--summary prints their sums, such as those of a campaign with --since 2h.',
		],
	},
	/** The help of `sendwatch report`. */
	report: {
		usage: 'sendwatch report <operation|recording>',
		document: 'scripts',
		operands: {list: 'ids', hasFiles: true},
		help: ['one HTML page on a send, with charts; two of them are compared'],
		notes: [
			'The page needs no script and loads nothing. It goes to standard output if that is',
			'a file or a pipe, else to a file in this directory. A recording needs no credentials.',
		],
	},
	/** The help of `sendwatch sandbox`. */
	sandbox: {
		usage: 'sendwatch sandbox',
		document: 'sandbox',
		help: ["serve the local stand-in for Twilio's Email API"],
		notes: ['It listens on 127.0.0.1 only and accepts any credentials.'],
	},
	/** The help of `sendwatch doctor`. */
	doctor: {
		usage: 'sendwatch doctor',
		document: 'configuration',
		help: ['check settings, terminal and credentials, and whether the API answers'],
		notes: [
			'It sends the API one request. Credentials are never shown. Exit codes: 0 all well,',
			'2 a mistake in options or config file, 3 credentials missing or refused, 5 not reached.',
		],
	},
	/** The help of `sendwatch completion`. */
	completion: {
		usage: 'sendwatch completion <shell>',
		document: 'configuration',
		operands: {words: SHELLS},
		help: ['print the completion script for bash, zsh, fish or powershell'],
		notes: [
			'bash, in ~/.bashrc:',
			'  eval "$(sendwatch completion bash)"',
			'zsh, in ~/.zshrc, after compinit:',
			'  source <(sendwatch completion zsh)',
			'fish, once:',
			'  sendwatch completion fish > ~/.config/fish/completions/sendwatch.fish',
			'powershell, in $PROFILE:',
			'  sendwatch completion powershell | Out-String | Invoke-Expression',
		],
		isTable: true,
	},
	/** The help of `sendwatch help`. */
	help: {
		usage: 'sendwatch help [command]',
		document: 'guide',
		operands: {fromAbove: 'topics'},
		help: ['help on a command, or on keys: the names for [keys]'],
		notes: [
			'sendwatch help keys lists all key commands with their keys; sendwatch help',
			'next-failure describes one. [keys] in the config file changes their keys.',
			'sendwatch help fail-if describes an option, sendwatch help exit-codes the exit codes.',
		],
	},
} as const satisfies Readonly<Record<string, CommandSpec>>;

/** The name of a command. */
export type CommandKind = keyof typeof COMMANDS;

/** The word of each command that is called by one; an operation is watched without. */
export const COMMAND_WORDS = (Object.keys(COMMANDS) as CommandKind[]).filter((kind) => kind !== 'watch');

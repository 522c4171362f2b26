/** The commands there are so far; `watch` is what runs when an operation is named. */
export type CommandKind =
	| 'watch'
	| 'replay'
	| 'history'
	| 'demo'
	| 'wait'
	| 'emails'
	| 'operations'
	| 'sandbox'
	| 'doctor'
	| 'completion';

/** One option: it feeds the parser, the help, the environment and the README. */
export type OptionSpec = {
	/** The long name without its dashes. */
	readonly name: string;
	/** How its value is written in the help; a switch has none. */
	readonly value?: string;
	readonly isRepeatable?: true;
	readonly commands: readonly CommandKind[];
	readonly help: string;
};

const APP = ['watch', 'demo'] as const;
const SERVER = ['demo', 'sandbox'] as const;
const HEADLESS = ['watch', 'demo', 'wait'] as const;
const LISTS = ['emails', 'operations'] as const;
const FILTERED = [...APP, 'emails'] as const;
const CONFIGURED = ['watch', 'replay', 'demo', 'wait', ...LISTS, 'sandbox', 'doctor'] as const;
const SHOWN = ['watch', 'replay', 'demo', 'doctor'] as const;
const SAID = [...SHOWN, 'wait', ...LISTS] as const;
const ALL = [...CONFIGURED, 'history', 'completion'] as const;

/** Every option of sendwatch. */
export const OPTIONS: readonly OptionSpec[] = [
	{
		name: 'interval',
		value: '<seconds>',
		commands: HEADLESS,
		help: 'the fastest pace of polling, 0.5 to 3600 (default 2)',
	},
	{
		name: 'tag',
		value: '<key:value>',
		isRepeatable: true,
		commands: FILTERED,
		help: 'only emails with this tag; all given must match',
	},
	{
		name: 'status',
		value: '<STATUS>',
		isRepeatable: true,
		commands: FILTERED,
		help: 'only emails with this status, such as FAILED; any of those given',
	},
	{
		name: 'domain',
		value: '<domain>',
		isRepeatable: true,
		commands: FILTERED,
		help: 'only emails to this domain, such as example.com; any of those given',
	},
	{
		name: 'since',
		value: '<time>',
		commands: FILTERED,
		help: 'only emails created since: 2h, yesterday, 14:05, 2026-11-20',
	},
	{name: 'until', value: '<time>', commands: FILTERED, help: 'only emails created until: a day is meant to its end'},
	{name: 'status', value: '<STATUS>', commands: ['operations'], help: 'only operations with this status'},
	{
		name: 'page-size',
		value: '<1-1000>',
		commands: [...APP, ...LISTS],
		help: 'how many to a page (default 50; emails and operations 200)',
	},
	{
		name: 'format',
		value: '<table|json|ndjson|csv>',
		commands: LISTS,
		help: 'how they are written (default table)',
	},
	{name: 'fields', value: '<name,…>', commands: LISTS, help: 'which fields, in this order, such as id,to,status'},
	{name: 'limit', value: '<number>', commands: LISTS, help: 'at most so many (default 100)'},
	{name: 'all', commands: LISTS, help: 'all there are'},
	{name: 'page-token', value: '<token>', commands: LISTS, help: 'go on from here, with the same filters'},
	{
		name: 'until',
		value: '<completed|settled|threshold>',
		commands: ['wait'],
		help: "what to wait for (default settled), such as 'delivered >= 95%'",
	},
	{
		name: 'fail-if',
		value: '<threshold>',
		commands: HEADLESS,
		help: "what makes a bad end (default 'failed+undelivered > 0')",
	},
	{name: 'min-sample', value: '<number>', commands: HEADLESS, help: 'emails that end before --fail-if is judged early'},
	{name: 'fail-fast', commands: ['wait'], help: 'end as soon as --fail-if holds'},
	{name: 'timeout', value: '<duration>', commands: ['wait'], help: 'end with code 6 after this'},
	{
		name: 'stall-timeout',
		value: '<duration>',
		commands: ['wait'],
		help: 'end with code 6 when nothing has moved for so long',
	},
	{
		name: 'wait-for',
		value: '<duration>',
		commands: ['wait'],
		help: 'how long it may not be there yet (default 30s if it is new)',
	},
	{name: 'on-complete', value: '<command>', commands: HEADLESS, help: 'run at the end, with JSON on standard input'},
	{name: 'on-stall', value: '<command>', commands: HEADLESS, help: 'run when nothing moves any more'},
	{name: 'on-threshold', value: '<command>', commands: HEADLESS, help: 'run once --fail-if holds'},
	{
		name: 'base-url',
		value: '<url>',
		commands: ['watch', 'wait', ...LISTS, 'doctor'],
		help: 'where the API is (default https://comms.twilio.com/v1)',
	},
	{name: 'profile', value: '<name>', commands: CONFIGURED, help: 'the profile of the config file to use'},
	{name: 'no-color', commands: SHOWN, help: 'no colours; NO_COLOR does the same'},
	{name: 'ascii', commands: SAID, help: 'no characters beyond ASCII'},
	{
		name: 'stall-after',
		value: '<duration>',
		commands: HEADLESS,
		help: 'how long nothing may move before that is said (default 60s)',
	},
	{
		name: 'mask',
		commands: [...FILTERED, 'replay'],
		help: 'hide recipients on screen and in all that is copied or written',
	},
	{
		name: 'no-record',
		commands: ['watch', 'wait'],
		help: 'writes nothing down; sendwatch replay has nothing to play then',
	},
	{name: 'record-full', commands: ['watch', 'wait'], help: 'recipients are written down as they are, not masked'},
	{name: 'record', commands: ['demo'], help: 'writes the watch down for sendwatch replay'},
	{name: 'bell', commands: APP, help: 'ring the bell once when the send has settled'},
	{
		name: 'notify',
		commands: APP,
		help: 'tell the end by a notification also over SSH; SENDWATCH_NOTIFY=0: never',
	},
	{name: 'port', value: '<number>', commands: SERVER, help: 'port of the sandbox (default: a free one)'},
	{name: 'seed', value: '<number>', commands: SERVER, help: 'the same seed gives the same send (default 1)'},
	{name: 'recipients', value: '<0-10000>', commands: SERVER, help: 'emails in the send (default 10000)'},
	{name: 'duration', value: '<seconds>', commands: SERVER, help: 'how long the send takes (default 60)'},
	{
		name: 'dialect',
		value: '<guide|reference>',
		commands: SERVER,
		help: 'which documented shape is served (default guide)',
	},
	{
		name: 'counters',
		value: '<exclusive|cumulative>',
		commands: SERVER,
		help: 'how the operation counts its emails (default exclusive)',
	},
	{name: 'scenario', value: '<name>', commands: SERVER, help: 'the story that is told (default steady)'},
	{name: 'list-scenarios', commands: SERVER, help: 'the scenarios and the faults there are'},
	{
		name: 'speed',
		value: '<factor>',
		commands: ['replay', ...SERVER],
		help: 'how many times faster everything goes (default 1)',
	},
	{
		name: 'fault',
		value: '<name[:probability][@from-to]>',
		isRepeatable: true,
		commands: SERVER,
		help: 'what goes wrong, how often, and when (seconds)',
	},
	{name: 'latency', value: '<ms>', commands: SERVER, help: 'added to every answer (default 0)'},
	{name: 'rate-limit', value: '<per second>', commands: SERVER, help: 'more requests get 429 with Retry-After'},
	{name: 'verbose', commands: ['sandbox'], help: 'a line on stderr for every request'},
	{name: 'json', commands: HEADLESS, help: 'an event a line as JSON, without the screen; wait: the last one'},
	{name: 'json', commands: ['doctor', 'history'], help: 'JSON instead of lines'},
	{name: 'ids', commands: ['history'], help: 'only the ids of the operations watched lately'},
	{name: 'purge', commands: ['history'], help: 'remove all recordings'},
	{name: 'help', commands: ALL, help: 'this help'},
	{name: 'version', commands: ALL, help: 'the version'},
];

/** The environment variable of an option: `page-size` → `SENDWATCH_PAGE_SIZE`. */
export function variableOf(name: string): string {
	return `SENDWATCH_${name.replaceAll('-', '_').toUpperCase()}`;
}

/** The options of one command, in the order of the table. */
export function optionsOf(command: CommandKind): readonly OptionSpec[] {
	return OPTIONS.filter(({commands}) => commands.includes(command));
}

const ONLY_TYPED: readonly string[] = [
	'profile',
	'since',
	'until',
	'limit',
	'all',
	'page-token',
	'list-scenarios',
	'ids',
	'purge',
	'help',
	'version',
];

/** The options that the config file may set: all but those that only make sense for one run. */
export function fileOptions(): readonly OptionSpec[] {
	return OPTIONS.filter(({name}) => !ONLY_TYPED.includes(name));
}

/**
 * Whether a command means something else by a name than the first in the table does, such as the `--until` of a wait. Then
 * only its flag is read: the variable and the config file mean the first.
 */
export function hasOwnMeaning(command: CommandKind, name: string): boolean {
	const specs = OPTIONS.filter((option) => option.name === name);
	const own = specs.find(({commands}) => commands.includes(command));
	return own !== undefined && own !== specs[0];
}

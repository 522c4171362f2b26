import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {main} from '../../source/app/main.ts';
import {twoColumns} from '../../source/command-line/columns.ts';
import {COMMANDS, type CommandKind} from '../../source/command-line/commands.ts';
import {helpText, widthOf} from '../../source/command-line/help.ts';
import {usageOf} from '../../source/command-line/options/describe.ts';
import {optionsOf} from '../../source/command-line/options.ts';
import {COMMAND_NAMES} from '../../source/ui/keys/names.ts';
import {temporaryHome} from '../helpers/environment.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const EMAIL = 'comms_email_01h2xcejqtf2nbrexx3vqjhp41';
/** In the form of an API key. */
const PRIVATE_KEY = `SK${'a1b2c3d4'.repeat(4)}`;
const URL_OF_IT = `https://comms.twilio.com/v1/Emails/Operations/${ID}`;

const said = {out: '', error: ''};
const home = temporaryHome();
const env = {HOME: home.path, XDG_STATE_HOME: `${home.path}/state`};

beforeEach(() => {
	said.out = '';
	said.error = '';
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
		said.out += String(text);
		return true;
	});
	vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
		said.error += String(text);
		return true;
	});
});

afterEach(() => {
	vi.restoreAllMocks();
	home.remove();
});

describe('what a new user types is answered with what to type instead', () => {
	const STATUSES = 'SCHEDULED, QUEUED, SENT, DELIVERED, OPENED, UNDELIVERED, FAILED, CANCELED, INBOUND';
	test.each<readonly [string, string]>([
		[
			`status ${ID}`,
			`There is no command “status”. sendwatch ${ID} watches a send; sendwatch wait ${ID} prints how it ends.`,
		],
		[
			'watch',
			'There is no command “watch”. sendwatch <operation> watches a send; sendwatch wait <operation> prints how it ends.',
		],
		[
			'list',
			'There is no command “list”. sendwatch operations lists the sends of the account, sendwatch emails <operation> the emails of one.',
		],
		[`list ${ID}`, `There is no command “list”. sendwatch emails ${ID} lists the emails of a send.`],
		['list --all', 'There is no command “list”. sendwatch operations lists'],
		[
			`export ${ID}`,
			`There is no command “export”. sendwatch emails ${ID} lists and exports emails, with --status FAILED those that failed.`,
		],
		['waitt', 'There is no command “waitt”. Did you mean wait? sendwatch help lists the commands.'],
		['Demo', 'There is no command “Demo”. Did you mean demo?'],
		[
			'frobnicate',
			'There is no command “frobnicate”. sendwatch help lists the commands; a send is watched by its id: sendwatch comms_operation_…',
		],
		['version', 'There is no command “version”. sendwatch --version prints the version.'],
		[EMAIL, `${EMAIL} is the id of an email: use the id of its operation, comms_operation_…`],
		[`wait ${EMAIL}`, `${EMAIL} is the id of an email`],
		[
			'watch.ndjson',
			'“watch.ndjson” is not an operation id. To play a recording: sendwatch replay <file>; sendwatch history --json names the files.',
		],
		['help wiat', 'There is no help topic “wiat”. Did you mean wait? The topics are watch, replay,'],
		['help list', 'There is no help topic “list”. sendwatch operations lists the sends of the account,'],
		['help fail-iff', 'There is no help topic “fail-iff”. Did you mean fail-if?'],
		['help wait demo', 'One topic at a time: sendwatch help <command>.'],
		['emails --status bounced', `--status is “bounced”. Did you mean UNDELIVERED? It must be one of ${STATUSES}.`],
		['emails --status faild', `--status is “faild”. Did you mean FAILED? It must be one of ${STATUSES}.`],
		['emails --status lost', `--status is “lost”; it must be one of ${STATUSES}.`],
		[
			'operations --status cancelled',
			'--status is “cancelled”. Did you mean CANCELED? It must be one of SCHEDULED, PROCESSING, COMPLETED, CANCELED.',
		],
		['operations --status running', '--status is “running”. Did you mean PROCESSING?'],
		[
			'demo --scenario boune-storm',
			'--scenario is “boune-storm”. Did you mean bounce-storm? It must be one of steady,',
		],
		[
			'demo --fault gzip',
			'--fault: There is no fault "gzip": --list-scenarios and GET /__sandbox/faults list all faults. Did you mean gzip-bomb?',
		],
		['demo --scenario boune', '--scenario is “boune”. Did you mean bounce-storm? It must be one of steady,'],
		['demo --theme drak', '--theme is “drak”. Did you mean dark? It must be auto, dark, light, 16 or none.'],
		['operations --format jsno', '--format is “jsno”. Did you mean json? It must be table, json, ndjson or csv.'],
		[
			'emails --fields id,stauts',
			'--fields: there is no field “stauts”. Did you mean status? The fields are id, status,',
		],
		[
			'emails --fields to,nope,id2',
			'--fields: there is no field “nope”. Also, there is no field “id2”. Did you mean id? The fields are id, status,',
		],
		['operations --fields creatd', 'there is no field “creatd”. Did you mean created_at? The fields are'],
		[
			'operations --status completed -n 5',
			'There is no option -n. sendwatch emails and sendwatch operations take --limit.',
		],
		['replay --list', 'There is no option --list. sendwatch history lists the recordings,'],
		[`${ID} -help`, 'There is no option -help. Did you mean --help?'],
		[`${ID} --intervall 2`, 'There is no option --intervall. Did you mean --interval? sendwatch --help lists them.'],
		[`wait ${ID} --timout 2`, 'There is no option --timout. Did you mean --timeout? sendwatch wait --help lists them.'],
		[`${ID} --seed 3`, '--seed is an option of sendwatch demo and sendwatch sandbox only.'],
		[
			`wait ${ID} --timeout soon`,
			'--timeout is “soon”; it must be a duration such as 90, 90s, 10m or 1h30m, at most 480h.',
		],
		[`${ID} --profile x`, '--profile is “x”, but there is no config file ~/.config/sendwatch/config.toml.'],
		[
			'completion zhs',
			'There is no completion for “zhs”. Did you mean zsh? The shells are bash, zsh, fish and powershell.',
		],
		[
			`wait ${ID} --format json`,
			'--format is an option of sendwatch emails and sendwatch operations only. Here it is --json.',
		],
		['emails --json', 'sendwatch doctor and sendwatch history only. Here it is --format json.'],
		[`${ID} --region us1`, 'There is no option --region. --base-url sets the URL of the API.'],
		[`${ID} --api-key SK12`, 'There is no option --api-key. Credentials never go on the command line'],
		[`-u a:b ${ID}`, 'There is no option -u. Credentials never go on the command line'],
		[`SK${'0123456789abcdef'.repeat(2)}`, 'That is not an operation id. Credentials never go on the command line'],
		['--api-key private', 'There is no option --api-key. Credentials never go on the command line'],
		['--interval 1 --api-key private', 'There is no option --api-key. Credentials never go on the command line'],
		['--apikey private', 'There is no option --apikey. sendwatch --help lists them.'],
		[`-usecret ${ID}`, 'There is no option -u…. Credentials never go on the command line'],
		[`-psecret ${ID}`, 'There is no option -p…. sendwatch --help lists them.'],
		[`-statuss ${ID}`, 'There is no option -s…. Did you mean --status?'],
		[`-uprivate:pass ${ID}`, 'There is no option -u…. Credentials never go on the command line'],
		[`--${PRIVATE_KEY} ${ID}`, 'There is no option --…. sendwatch --help lists them.'],
		[`help ${PRIVATE_KEY}`, 'There is no help topic “[redacted]”.'],
		[`emails --status ${PRIVATE_KEY.slice(2)}`, '--status is “[redacted]”; it must be one of'],
		['emails --csv', 'There is no option --csv. sendwatch emails and sendwatch operations take --format.'],
		['emails --failed', 'There is no option --failed. --status FAILED --status UNDELIVERED selects the failures.'],
		[
			'emails --where x',
			'There is no option --where. --status, --tag, --domain, --reason, --since and --until select emails.',
		],
		[`wait emails ${ID}`, '“emails” is not an operation id but a command: give one command at a time.'],
		['01h2xcejqtf2nbrexx3vqjhp41', `is not an operation id. Did you mean ${ID}?`],
		[`wait ${ID},${ID}`, 'is not an operation id but several: separate them with spaces.'],
		['wait <operation>', 'lowercase letters and digits (no i, l, o or u). sendwatch operations lists them.'],
		[`wait ${ID} --fail-if failed`, "an operator is missing, as in 'failed > 2%' (a shell needs the quotes)."],
		['emails --limit all', '--limit is “all”. Did you mean --all? It must be a whole number.'],
		[`replay ${URL_OF_IT}`, `There is no recording of ${ID} on this machine.`],
	])('%s', async (line, answer) => {
		expect(await main(line.split(' '), env)).toBe(2);
		expect(said.error).toContain(answer);
		expect(said.error).not.toMatch(/private|a1b2/iu);
		expect(said.error).toMatch(/^[^\n]+\n$/u);
		expect(said.out).toBe('');
	});
});

describe('valid input is accepted: only credentials are missing', () => {
	test.each<[string, readonly string[]]>([
		['an id', [ID]],
		['an id in quotes, with a comma', [`"${ID}",`]],
		['an id in typographic quotes', [`“${ID}”`]],
		['an id with spaces', [` ${ID} `]],
		['an operationLocation', [URL_OF_IT]],
		['an operationLocation in quotes', [`'${URL_OF_IT}',`]],
		['a duration of two units', ['wait', ID, '--timeout', '1m30s']],
		['a duration in hours and minutes', ['wait', ID, '--stall-timeout', '1h30m']],
		['a duration of hours, which is no -h', ['wait', ID, '--timeout', '2h']],
		['a format in capitals', ['operations', '--format', 'CSV']],
		['statuses in small letters', ['emails', ID, '--status', 'failed', '--status', 'Undelivered']],
		['the status of operations', ['operations', '--status', 'completed']],
		['fields in capitals', ['emails', ID, '--fields', 'ID, Status']],
		['a theme in capitals', [ID, '--theme', 'Dark']],
	])('%s', async (_, argv) => {
		expect(await main(argv, env)).toBe(3);
		expect(said.error).toMatch(/^No credentials: /u);
	});
});

describe('help', () => {
	test.each<[readonly string[], string]>([
		[['help'], 'sendwatch help [command]'],
		[['--help'], 'sendwatch help [command]'],
		[['-h'], 'sendwatch help [command]'],
		[['help', 'watch'], 'sendwatch help [command]'],
		[['help', 'wait'], '--timeout <duration>'],
		[['wait', '-h'], '--timeout <duration>'],
		[['help', 'help'], 'sendwatch help [command]'],
		[['help', 'fail-if'], '--fail-if <threshold>'],
		[['help', 'exit', 'codes'], '  6 '],
		[['help', 'exit-codes'], '  6 '],
		[['help', 'next-failure'], '  [keys]\n  next-failure = ["e"]\n'],
		[['help', 'screen-up'], 'screen-up = ["pageup", "ctrl-u", "ctrl-b"]\n'],
	])('%j', async (argv, text) => {
		expect(await main(argv, env)).toBe(0);
		expect(said.out).toContain(text);
		expect(said.error).toBe('');
	});

	test('lists all key commands, with the keys it has', async () => {
		expect(await main(['help', 'keys'], env)).toBe(0);
		const listed = [...said.out.matchAll(/^ {2}(?<name>[a-z-]+) {2,}\S/gmu)].map(({groups}) => groups?.name);
		expect(listed).toEqual(COMMAND_NAMES);
	});

	test.each(['-v', '-V', '--version'])('%s is the version', async (flag) => {
		expect(await main([flag], env)).toBe(0);
		expect(said.out).toMatch(/^\d+\.\d+\.\d+\n$/u);
	});

	const kinds = Object.keys(COMMANDS) as CommandKind[];
	describe.each([60, 80, 100, 160])('in %d columns', (width) => {
		test.each(kinds)('of %s keeps its columns apart', (kind) => {
			const lines = helpText(kind, width).split('\n');
			const table = lines.slice(0, lines.indexOf('', lines.indexOf('Options')));
			for (const line of lines) if (kind !== 'completion') expect(line.length).toBeLessThanOrEqual(width);
			const starts = new Set<number>();
			for (const typed of optionsOf(kind).map(usageOf)) {
				const index = table.findIndex((line) => line === `  ${typed}` || line.startsWith(`  ${typed}  `));
				expect(index).toBeGreaterThan(0);
				const [own = '', next = ''] = table.slice(index);
				const row = own === `  ${typed}` ? next : `${' '.repeat(typed.length + 2)}${own.slice(typed.length + 2)}`;
				starts.add(row.search(/\S/u));
			}
			expect(starts.size).toBe(1);
		});
	});

	test('is as wide as the terminal, and 80 columns without one', () => {
		expect(widthOf({isTTY: true, columns: 61})).toBe(61);
		expect(widthOf({isTTY: false, columns: 61})).toBe(80);
		expect(widthOf({isTTY: true, columns: 0})).toBe(80);
	});

	test('breaks no word, and gives a long first column its own line', () => {
		const rows = [
			['-a', 'one two three four'],
			['--a-very-long-option <value>', 'five'],
		] as const;
		expect(twoColumns(rows, 20)).toEqual([
			'  -a  one two three',
			'      four',
			'  --a-very-long-option <value>',
			'      five',
		]);
	});
});

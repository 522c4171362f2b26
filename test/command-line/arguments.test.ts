import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {main} from '../../source/app/main.ts';
import {checkArguments, splitCommand} from '../../source/command-line/check-arguments.ts';
import {COMMANDS, type CommandKind} from '../../source/command-line/commands.ts';
import {optionsOf, variableOf} from '../../source/command-line/options.ts';
import {UsageError} from '../../source/core/errors.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const OTHER_ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp42';

test.each<[readonly string[], string, readonly string[]]>([
	[[], 'watch', []],
	[[ID], 'watch', [ID]],
	[['-'], 'watch', ['-']],
	[['demo'], 'demo', []],
	[['sandbox', '--port', '0'], 'sandbox', ['--port', '0']],
	[['--seed', '7', 'demo'], 'demo', ['--seed', '7']],
	[['--seed=7', 'demo'], 'demo', ['--seed=7']],
	[['--ascii', 'demo'], 'demo', ['--ascii']],
	[['--tag', 'demo', ID], 'watch', ['--tag', 'demo', ID]],
	[['help', 'wait'], 'help', ['wait']],
	[[ID, 'demo'], 'watch', [ID, 'demo']],
	[['demo', 'demo'], 'demo', ['demo']],
])('%o is the command %s', (argv, command, rest) => {
	expect(splitCommand(argv)).toEqual({command, rest});
});

describe('before anything is parsed', () => {
	test.each<[readonly string[]]>([
		[[]],
		[[ID, '--interval', '2', '--ascii']],
		[['--interval=2', ID]],
		[[ID, '--tag', 'a:b', '--tag=c:d']],
		[[ID, '--interval', '-5']],
		[['-']],
		[['-h']],
		[['--version']],
		[['--', '--no-such-option']],
	])('%o passes', (argv) => {
		expect(() => checkArguments('watch', argv)).not.toThrow();
	});

	test.each<[string, readonly string[], string]>([
		['an unknown option', ['--colour'], 'There is no option --colour. sendwatch --help lists them.'],
		['one with a slip in it', ['--intervall', '2'], 'Did you mean --interval?'],
		['one in another style', ['--pageSize', '2'], 'Did you mean --page-size?'],
		['an unknown short one', ['-x'], 'There is no option -x.'],
		[
			'an option of another command',
			['--port', '1'],
			'--port is an option of sendwatch demo and sendwatch sandbox only.',
		],
		['one given twice', ['--interval', '2', '--interval=3'], '--interval was given twice; give it once.'],
		['a switch given twice', ['--ascii', '--ascii'], '--ascii was given twice'],
		['no value at the end', [ID, '--interval'], '--interval needs a value: --interval <seconds>.'],
		['an empty value', ['--interval='], '--interval needs a value'],
		['an empty word', ['--interval', ''], '--interval needs a value'],
		['another option for a value', ['--tag', '--ascii'], '--tag needs a value: --tag <key:value>.'],
		['one behind a value of its own', ['--interval=2', '--colour'], 'There is no option --colour'],
		['one that is like no other', ['--frobnicate'], 'There is no option --frobnicate. sendwatch'],
		['a value for a switch', ['--ascii=yes'], '--ascii takes no value.'],
	])('%s is refused', (_, argv, words) => {
		expect(() => checkArguments('watch', argv)).toThrow(UsageError);
		expect(() => checkArguments('watch', argv)).toThrow(words);
	});

	test('an option of the app only is refused by the sandbox', () => {
		expect(() => checkArguments('sandbox', ['--interval', '2'])).toThrow('sendwatch <operation>');
		expect(() => checkArguments('sandbox', ['--base-url', 'x'])).toThrow(
			'an option of sendwatch <operation>, sendwatch wait, sendwatch emails, sendwatch operations, sendwatch report and sendwatch doctor only',
		);
	});

	test.each(['--\u001b[2J', '--x\u0007=1', '-\u009b'])('an option that is an attack is shown, not run', (word) => {
		let sentence = '';
		try {
			checkArguments('watch', [word]);
		} catch (error) {
			sentence = String(error);
		}
		expect(sentence).toContain('There is no option');
		expect(sentence).not.toMatch(/\p{Cc}/u);
	});
});

test('every option of a command has its own variable, and every command its options', () => {
	expect(variableOf('page-size')).toBe('SENDWATCH_PAGE_SIZE');
	for (const command of Object.keys(COMMANDS) as CommandKind[]) {
		const options = optionsOf(command);
		expect(new Set(options.map(({flag}) => variableOf(flag))).size).toBe(options.length);
	}
	expect(optionsOf('sandbox').map(({flag}) => flag)).not.toContain('interval');
});

describe('the program, given something bad, says one sentence and nothing else', () => {
	const said = {out: '', error: ''};

	beforeEach(() => {
		said.out = '';
		said.error = '';
		for (const name of ['TWILIO_API_KEY', 'TWILIO_API_SECRET', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'])
			vi.stubEnv(name, undefined);
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
		vi.unstubAllEnvs();
		vi.restoreAllMocks();
	});

	test.each<[string, readonly string[], number, readonly string[]]>([
		['nothing to watch', [], 2, ['Name the operation', 'sendwatch demo']],
		['two operations without a terminal', [ID, OTHER_ID], 2, ['needs a terminal', 'sendwatch wait']],
		['two operations for a list', ['emails', ID, OTHER_ID], 2, ['One operation at a time']],
		['a malformed id', ['comms_operation_short'], 2, ['“comms_operation_short”', 'comms_operation_ followed by']],
		['an email’s id', ['comms_email_01h2xcejqtf2nbrexx3vqjhp41'], 2, ['is the id of an email', 'id of its operation']],
		['an unknown flag', [ID, '--colour'], 2, ['no option --colour']],
		['a repeated flag', [ID, '--interval', '2', '--interval', '3'], 2, ['--interval was given twice']],
		['a flag without its value', [ID, '--interval'], 2, ['--interval needs a value']],
		['a bad tag filter', [ID, '--tag', 'bad key!:x'], 2, ['--tag', 'character 1']],
		['a bad tag among good ones', [ID, '--tag', 'a:b', '--tag', 'c'], 2, ['“c” has no value']],
		['a page size out of range', [ID, '--page-size', '0'], 2, ['--page-size', '1 to 1000']],
		['a negative page size', [ID, '--page-size', '-1'], 2, ['--page-size', '1 to 1000']],
		['an interval out of range', [ID, '--interval', '0.1'], 2, ['--interval', '0.5 to 3600']],
		['an interval of nonsense', [ID, '--interval=fast'], 2, ['“fast”', '0.5 to 3600']],
		['an unknown status', [ID, '--status', 'LOST'], 2, ['“LOST”', 'FAILED']],
		['http to another machine', [ID, '--base-url', 'http://example.com/v1'], 2, ['http:', 'example.com', 'https:']],
		['another host’s operation', [`https://other.example/v1/${ID}`], 2, ['other.example', 'comms.twilio.com']],
		['no credentials', [ID], 3, ['TWILIO_API_KEY', 'TWILIO_AUTH_TOKEN', 'sendwatch demo']],
		[
			'no credentials, every option in place',
			[ID, '--page-size=5', '--no-color', '--ascii', '--tag', 'a:b'],
			3,
			['No credentials'],
		],
		['an operation for the demo', ['demo', ID], 2, ['demo takes no operation']],
		['an operand for the sandbox', ['sandbox', 'x'], 2, ['sandbox takes no operand']],
		['a dialect nobody speaks', ['sandbox', '--dialect', 'french'], 2, ['guide or reference']],
	])('%s', async (_, argv, exitCode, words) => {
		expect(await main(argv, {})).toBe(exitCode);
		for (const word of words) expect(said.error).toContain(word);
		expect(said.error).toMatch(/^[^\n]+\.\n$/u);
		expect(said.out).toBe('');
	});

	test('and, asked for help or its version, gives it on standard output', async () => {
		expect(await main(['demo', '--help'], {})).toBe(0);
		expect(said.out).toContain('--recipients');
		said.out = '';
		expect(await main(['--version'], {})).toBe(0);
		expect(said.out).toMatch(/^\d+\.\d+\.\d+\n$/u);
		expect(said.error).toBe('');
	});
});

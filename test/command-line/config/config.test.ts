import {describe, expect, test} from 'vitest';
import type {Arguments} from '../../../source/command-line/arguments.ts';
import {readAppConfig, readBaseUrl, readCredentials} from '../../../source/command-line/config/config.ts';
import {readSandboxConfig} from '../../../source/command-line/config/sandbox-config.ts';
import {operationIn, readOperand} from '../../../source/command-line/operand.ts';
import {UserError} from '../../../source/core/errors.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const TWILIO = 'https://comms.twilio.com/v1';

function given(flags: Arguments['flags'] = {}): Arguments {
	return {command: 'watch', operands: [], flags};
}

/** The sentence and the exit code that something wrong ends in. */
function refusalOf(read: () => unknown): {readonly sentence: string; readonly exitCode: number} {
	try {
		read();
	} catch (error) {
		if (error instanceof UserError) return {sentence: error.message, exitCode: error.exitCode};
		throw error;
	}
	throw new Error('It was not refused.');
}

/** Expects one sentence with these words in it, and the exit code of a usage error. */
function expectUsage(read: () => unknown, ...words: readonly string[]): void {
	const {sentence, exitCode} = refusalOf(read);
	expect(exitCode).toBe(2);
	for (const word of words) expect(sentence).toContain(word);
	expect(sentence).toMatch(/\.$/u);
	expect(sentence).not.toMatch(/\p{Cc}/u);
}

describe('the app', () => {
	test('has defaults', () => {
		expect(readAppConfig(given(), {XDG_STATE_HOME: '/state', LANG: 'C.UTF-8'})).toEqual({
			intervalMs: 2000,
			pageSize: 50,
			filter: {tags: [], statuses: [], domains: [], reasons: []},
			theme: 'auto',
			isAscii: false,
			isSpoken: false,
			hasMouse: false,
			stallAfterMs: 60_000,
			terms: {},
			isMasked: false,
			recording: {folder: '/state/sendwatch', isFull: false, isDemo: false},
			hasBell: false,
			hasNotifications: true,
		});
	});

	const variables = {
		SENDWATCH_INTERVAL: '10s',
		SENDWATCH_PAGE_SIZE: '200',
		SENDWATCH_TAG: 'a=1, b=2',
		SENDWATCH_STATUS: 'failed',
		SENDWATCH_NO_COLOR: 'yes',
		SENDWATCH_ASCII: '1',
		SENDWATCH_STALL_AFTER: '10m',
		SENDWATCH_FAIL_IF: 'failed > 2',
		SENDWATCH_MIN_SAMPLE: '100',
		SENDWATCH_MASK: '1',
		SENDWATCH_NO_RECORD: '1',
		SENDWATCH_BELL: '1',
		SENDWATCH_NOTIFY: '0',
	};

	test('takes its variables', () => {
		const tags = [
			{key: 'a', value: '1'},
			{key: 'b', value: '2'},
		];
		expect(readAppConfig(given(), variables)).toEqual({
			intervalMs: 10_000,
			pageSize: 200,
			filter: {tags, statuses: ['FAILED'], domains: [], reasons: []},
			theme: 'none',
			isAscii: true,
			isSpoken: false,
			hasMouse: false,
			stallAfterMs: 600_000,
			terms: {failIf: {counters: ['failed'], relation: '>', amount: 2, isShare: false}, minSample: 100},
			isMasked: true,
			hasBell: true,
			hasNotifications: false,
		});
	});

	test.each([
		['over SSH', {SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22'}, {}, false],
		['over SSH when asked to', {SSH_TTY: '/dev/pts/1'}, {notify: true}, true],
		['when a variable is empty', {SSH_TTY: ''}, {}, true],
	])('notifies %s: only with --notify', (_, env, flags, hasNotifications) => {
		expect(readAppConfig(given(flags), env)).toMatchObject({hasNotifications});
	});

	test('takes a flag before its variable', () => {
		const flags = {interval: '0.5', 'page-size': '1000', tag: ['c:3', 'd:4'], status: ['Opened', 'failed']};
		expect(readAppConfig(given(flags), variables)).toMatchObject({
			intervalMs: 500,
			pageSize: 1000,
			filter: {
				tags: [
					{key: 'c', value: '3'},
					{key: 'd', value: '4'},
				],
				statuses: ['FAILED', 'OPENED'],
			},
		});
	});

	test('takes its variable when no flag was given', () => {
		expect(readAppConfig(given({tag: []}), {SENDWATCH_TAG: 'a:1'}).filter.tags).toEqual([{key: 'a', value: '1'}]);
	});

	test('takes an empty variable for none', () => {
		const empty = Object.fromEntries(Object.keys(variables).map((name) => [name, '']));
		expect(readAppConfig(given(), empty)).toEqual(readAppConfig(given(), {}));
	});

	test.each([
		[{}, {}, true],
		[{'no-color': true}, {}, false],
		[{}, {NO_COLOR: '1'}, false],
		[{}, {NO_COLOR: ''}, true],
		[{}, {SENDWATCH_NO_COLOR: '0'}, true],
		[{}, {NO_COLOR: '1', SENDWATCH_NO_COLOR: '0'}, true],
		[{}, {SENDWATCH_NO_COLOR: 'False'}, true],
		[{}, {SENDWATCH_NO_COLOR: 'TRUE'}, false],
		[{'no-color': true}, {SENDWATCH_NO_COLOR: '0'}, false],
	] as const)('has colours with %o and %o: %s', (flags, env, hasColours) => {
		expect(readAppConfig(given(flags), env).theme).toBe(hasColours ? 'auto' : 'none');
	});

	test.each([
		[{theme: 'dark'}, {}, 'dark'],
		[{theme: 'Light'}, {}, 'light'],
		[{theme: 'NONE'}, {}, 'none'],
		[{}, {SENDWATCH_THEME: '16'}, '16'],
		[{theme: 'dark'}, {NO_COLOR: '1'}, 'dark'],
		[{}, {NO_COLOR: '1', SENDWATCH_THEME: 'light'}, 'light'],
		[{theme: 'dark'}, {SENDWATCH_NO_COLOR: '1'}, 'dark'],
		[{theme: 'dark', 'no-color': true}, {}, 'none'],
		[{'no-color': true}, {SENDWATCH_THEME: 'light'}, 'none'],
		[{}, {SENDWATCH_THEME: 'light', SENDWATCH_NO_COLOR: '1'}, 'none'],
	] as const)('with %o and %o has the theme %s', (flags, env, theme) => {
		expect(readAppConfig(given(flags), env).theme).toBe(theme);
	});

	test('takes no other theme', () => {
		expectUsage(
			() => readAppConfig(given({theme: 'Purple'}), {}),
			'--theme',
			'“Purple”',
			'auto, dark, light, 16 or none',
		);
	});

	test.each([
		[{}, true],
		[{LANG: '', LC_ALL: ''}, true],
		[{TERM_PROGRAM: 'tmux'}, true],
		[{TERM_PROGRAM: 'Apple_Terminal'}, false],
		[{TERM_PROGRAM: 'vscode', LANG: 'C'}, true],
		[{OS: 'Windows_NT'}, false],
		[{LANG: 'en_GB.UTF-8'}, false],
		[{LANG: 'C.utf8'}, false],
		[{LC_CTYPE: 'UTF-8'}, false],
		[{LANG: 'C'}, true],
		[{LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8'}, true],
		[{LC_CTYPE: 'de_DE.ISO-8859-1'}, true],
		[{LANG: 'de_DE@euro'}, true],
		[{LC_ALL: '', LANG: 'en_GB.UTF-8'}, false],
		[{LC_ALL: 'en_GB.UTF-8', LANG: 'C'}, false],
		[{TERM: 'linux', LANG: 'en_GB.UTF-8'}, true],
		[{LANG: 'C', SENDWATCH_ASCII: '0'}, false],
	])('with %o is ASCII alone: %s', (env, isAscii) => {
		expect(readAppConfig(given(), env)).toMatchObject({isAscii});
	});

	test.each([
		['interval', '3600', 3_600_000],
		['interval', '10m', 600_000],
		['interval', '1h', 3_600_000],
		['interval', '500ms', 500],
	])('takes --%s %s', (name, text, ms) => {
		expect(readAppConfig(given({[name]: text}), {}).intervalMs).toBe(ms);
	});

	test('takes several domains in lower case, in a flag each or in one variable; an internationalised one stays as typed', () => {
		const domainsOf = (flags: Readonly<Record<string, readonly string[]>>, env = {}) =>
			readAppConfig(given(flags), env).filter.domains;
		expect(domainsOf({domain: ['Example.COM', 'b.example', 'b.example']})).toEqual(['example.com', 'b.example']);
		expect(domainsOf({}, {SENDWATCH_DOMAIN: 'a.example, B.example'})).toEqual(['a.example', 'b.example']);
		const international = ['xn--mller-kva.example', 'müller.example', '[192.0.2.1]', '[ipv6:2001:db8::1]'];
		expect(domainsOf({domain: international})).toEqual(international);
	});

	test.each([
		['user@Example.org', '--domain is “user@Example.org”, which is an email address; use its domain: example.org.'],
		['@example.org', '--domain is “@example.org”, which is an email address; use its domain: example.org.'],
		['user@', '--domain is “user@”; it must be a domain such as example.com.'],
		['-x.example', '--domain is “-x.example”; it must be a domain such as example.com.'],
		['*.example.org', '--domain is “*.example.org”; it must be a domain such as example.com.'],
		[`${'a'.repeat(256)}`, `--domain is “${'a'.repeat(239)}…”; it must be a domain such as example.com.`],
	])('refuses --domain %s', (word, sentence) => {
		expect(() => readAppConfig(given({domain: [word]}), {})).toThrow(sentence);
	});

	test('takes several statuses, in a flag each or in one variable, and a range of time', () => {
		const env = {SENDWATCH_STATUS: 'failed, undelivered  FAILED', SENDWATCH_SINCE: '2h'};
		const now = Date.UTC(2026, 3, 5, 12);
		const filter = {tags: [], statuses: ['FAILED', 'UNDELIVERED'], domains: [], reasons: [], since: now - 7_200_000};
		expect(readAppConfig(given(), env, now).filter).toEqual(filter);
		expect(readAppConfig(given({status: ['FAILED', 'undelivered']}), {}).filter.statuses).toEqual(filter.statuses);
		const dates = {since: '2026-04-01T00:00Z', until: '2026-04-02T00:00Z'};
		expect(readAppConfig(given(dates), env, now).filter).toMatchObject({
			since: Date.UTC(2026, 3, 1),
			until: Date.UTC(2026, 3, 2),
		});
		expectUsage(() => readAppConfig(given({...dates, until: '3d'}), {}, Date.UTC(2026, 3, 2)), 'before it begins');
	});

	test.each<[string, string, readonly string[]]>([
		['interval', '0.4', ['--interval', '“0.4”', '0.5 to 3600 seconds']],
		['interval', '3601', ['“3601”', '0.5 to 3600 seconds']],
		['interval', '2h', ['“2h”', '0.5 to 3600 seconds']],
		['interval', '-1', ['“-1”', '0.5 to 3600']],
		['interval', 'fast', ['“fast”', '0.5 to 3600']],
		['page-size', '0', ['--page-size', '“0”', 'whole number from 1 to 1000']],
		['page-size', '1001', ['“1001”', '1 to 1000']],
		['page-size', '2.5', ['“2.5”', 'whole number']],
		['page-size', '1e2', ['“1e2”', 'whole number']],
		['page-size', '\u001b[2J', ['“␛[2J”']],
		['status', 'SEMT', ['--status', '“SEMT”', 'DELIVERED', 'FAILED']],
		['status', 'PROCESSING', ['“PROCESSING”', 'must be one of']],
		['status', '', ['must be one of']],
		['tag', 'bad key!:x', ['--tag', '“bad key!:x”', 'character 1', 'write bad:value']],
		['tag', 'key!:x', ['character 4', '“!”', 'letters, digits']],
		['tag', 'a:b c:', ['character 7', 'a value is missing']],
		['since', 'soon', ['--since', '“soon”', 'character 1', 'is not a time']],
		['since', '2999-01-01', ['--since', 'in the future']],
		['until', '2026-13-01', ['--until', 'character 6', 'not a valid month']],
	])('--%s %s is refused', (name, text, words) => {
		const flags = {[name]: name === 'tag' || name === 'status' ? [text] : text};
		expectUsage(() => readAppConfig(given(flags), {}), ...words);
	});

	test.each([
		['SENDWATCH_INTERVAL', 'soon'],
		['SENDWATCH_PAGE_SIZE', '5000'],
		['SENDWATCH_STATUS', 'LOST'],
		['SENDWATCH_SINCE', 'soon'],
		['SENDWATCH_ASCII', 'perhaps'],
		['SENDWATCH_NO_COLOR', '2'],
		['SENDWATCH_TAG', 'nonsense'],
	])('a variable is named where it is at fault: %s', (name, text) => {
		expectUsage(() => readAppConfig(given(), {[name]: text}), name, `“${text}”`);
	});
});

describe('the sandbox', () => {
	test('has defaults', () => {
		expect(readSandboxConfig(given(), {})).toEqual({
			port: 0,
			seed: 1,
			recipients: 10_000,
			durationMs: 60_000,
			dialect: 'guide',
			counters: 'exclusive',
			scenario: 'steady',
			speed: 1,
			latencyMs: 0,
			faults: [],
		});
	});

	test('takes flag, variable, default, in this order', () => {
		const env = {SENDWATCH_PORT: '4010', SENDWATCH_SEED: '7', SENDWATCH_DIALECT: 'reference', SENDWATCH_SPEED: '2.5'};
		const flags = {seed: '8', counters: 'cumulative', duration: '2m', recipients: '10000', 'rate-limit': '5'};
		expect(readSandboxConfig(given(flags), env)).toMatchObject({
			port: 4010,
			seed: 8,
			recipients: 10_000,
			durationMs: 120_000,
			dialect: 'reference',
			counters: 'cumulative',
			speed: 2.5,
			rateLimit: 5,
		});
	});

	test.each<[string, string, readonly string[]]>([
		['port', '70000', ['--port', '“70000”', '0 to 65535']],
		['port', '-1', ['“-1”']],
		['seed', 'x', ['--seed', 'whole number']],
		['recipients', '10001', ['--recipients', '0 to 10000']],
		['duration', '0.5', ['--duration', '1 to 86400 seconds']],
		['dialect', 'french', ['--dialect', '“french”', 'guide or reference']],
		['counters', 'both', ['--counters', 'exclusive or cumulative']],
		['scenario', 'calm', ['--scenario', '“calm”', 'steady']],
		['scenario', 'toString', ['--scenario', '“toString”']],
		['speed', '0', ['--speed', '0.01 to 1000']],
		['speed', 'fast', ['--speed', '“fast”']],
		['latency', '60001', ['--latency', '0 to 60000']],
		['rate-limit', '0', ['--rate-limit', '1 to 100000']],
	])('--%s %s is refused', (name, text, words) => {
		expectUsage(() => readSandboxConfig(given({[name]: text}), {}), ...words);
	});

	test('an unknown fault is refused', () => {
		expectUsage(() => readSandboxConfig(given({fault: ['no-such-fault']}), {}), '--fault', 'no-such-fault');
	});
});

describe('the base URL', () => {
	test('is the flag, else the variable, else Twilio', () => {
		const env = {SENDWATCH_BASE_URL: 'https://proxy.example.com/twilio/v1/'};
		expect(readBaseUrl(given(), {})).toBe(TWILIO);
		expect(readBaseUrl(given(), env)).toBe('https://proxy.example.com/twilio/v1');
		expect(readBaseUrl(given({'base-url': 'https://other.example.com'}), env)).toBe('https://other.example.com');
	});

	test.each([
		['http://127.0.0.1:4010/v1', 'http://127.0.0.1:4010/v1'],
		['http://127.9.8.7/v1', 'http://127.9.8.7/v1'],
		['http://localhost:4010/v1///', 'http://localhost:4010/v1'],
		['http://[::1]:4010/v1', 'http://[::1]:4010/v1'],
		['HTTPS://Example.COM:443/v1', 'https://example.com/v1'],
	])('may be %s', (text, baseUrl) => {
		expect(readBaseUrl(given({'base-url': text}), {})).toBe(baseUrl);
	});

	test.each([
		'http://comms.twilio.com/v1',
		'http://127.0.0.1.example.com/v1',
		'http://localhost.example.com/v1',
		'http://0.0.0.0:4010/v1',
		'http://10.0.0.1/v1',
		'http://[::2]/v1',
	])('may not be %s: credentials never go over plain http to another machine', (text) => {
		expectUsage(() => readBaseUrl(given({'base-url': text}), {}), `“${text}”`, new URL(text).hostname, 'https:');
	});

	test.each<[string, readonly string[]]>([
		['comms.twilio.com/v1', ['“comms.twilio.com/v1”', TWILIO]],
		['localhost:4010/v1', ['“localhost:4010/v1”', TWILIO]],
		['ftp://example.com', ['“ftp://example.com”', TWILIO]],
		['https://', [TWILIO]],
		['https://example.com/v1?x=1', ['without ?']],
		['https://example.com/v1#x', ['#']],
	])('may not be %s', (text, words) => {
		expectUsage(() => readBaseUrl(given({'base-url': text}), {}), '--base-url', ...words);
	});

	test.each([
		'https://SK01:s3cret@example.com/v1',
		'http://SK01:s3cret@example.com/v1',
		'ftp://SK01:s3cret@example.com/v1',
	])('may not hold credentials, and they are not printed: %s', (text) => {
		expectUsage(() => readBaseUrl(given({'base-url': text}), {}));
		expect(refusalOf(() => readBaseUrl(given({'base-url': text}), {})).sentence).not.toContain('s3cret');
	});
});

describe('credentials', () => {
	const key = {TWILIO_API_KEY: 'SK01', TWILIO_API_SECRET: 'key-secret'};
	const account = {TWILIO_ACCOUNT_SID: 'AC01', TWILIO_AUTH_TOKEN: 'token'};

	test.each([
		['an API key', key, 'SK01:key-secret', 'TWILIO_API_KEY and TWILIO_API_SECRET'],
		['the account', account, 'AC01:token', 'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN'],
		['a key before the account', {...account, ...key}, 'SK01:key-secret', 'TWILIO_API_KEY and TWILIO_API_SECRET'],
		[
			'the account beside a secret without its key',
			{...account, TWILIO_API_SECRET: 'x'},
			'AC01:token',
			'TWILIO_ACCOUNT_SID',
		],
		['the account beside an empty key', {...account, TWILIO_API_KEY: ''}, 'AC01:token', 'TWILIO_ACCOUNT_SID'],
	])('are %s', (_, env, pair, source) => {
		const credentials = readCredentials(env, TWILIO);
		expect(credentials.authorization()).toBe(`Basic ${Buffer.from(pair).toString('base64')}`);
		expect(credentials.source).toContain(source);
	});

	const oauth = {TWILIO_OAUTH_TOKEN: 'eyJ.t0k3n'};
	test('are an OAuth token where there is nothing else', () => {
		expect(readCredentials(oauth, TWILIO).authorization()).toBe('Bearer eyJ.t0k3n');
		expect(readCredentials(oauth, TWILIO).source).toBe('TWILIO_OAUTH_TOKEN');
		expect(readCredentials({...oauth, ...account}, TWILIO).source).toContain('TWILIO_ACCOUNT_SID');
		expect(readCredentials({...oauth, ...key}, TWILIO).source).toContain('TWILIO_API_KEY');
	});

	test.each(['http://127.0.0.1:4010/v1', 'http://localhost/v1', 'http://[::1]:80'])(
		'are not needed for %s',
		(baseUrl) => {
			expect(readCredentials({}, baseUrl).source).toBeUndefined();
			expect(readCredentials(key, baseUrl).source).toContain('TWILIO_API_KEY');
		},
	);

	test.each(['https://127.0.0.1/v1', 'https://localhost/v1', TWILIO])('are needed for %s', (baseUrl) => {
		expect(refusalOf(() => readCredentials({}, baseUrl)).exitCode).toBe(3);
	});

	test.each<[string, Record<string, string>, readonly string[]]>([
		['nothing is set', {}, ['TWILIO_API_KEY and TWILIO_API_SECRET', 'TWILIO_ACCOUNT_SID', 'sendwatch demo']],
		['all are empty', {TWILIO_API_KEY: '', TWILIO_API_SECRET: '', TWILIO_ACCOUNT_SID: ''}, ['TWILIO_API_KEY']],
		['the secret is missing', {TWILIO_API_KEY: 'SK01'}, ['TWILIO_API_SECRET is not']],
		['the secret is missing, though the account is there', {...account, TWILIO_API_KEY: 'SK01'}, ['TWILIO_API_SECRET']],
		['the token is missing', {TWILIO_ACCOUNT_SID: 'AC01'}, ['TWILIO_AUTH_TOKEN']],
		['an OAuth token is none', {TWILIO_OAUTH_TOKEN: 'a b'}, ['TWILIO_OAUTH_TOKEN is not a valid token']],
	])('end it with 3 when %s', (_, env, words) => {
		const {sentence, exitCode} = refusalOf(() => readCredentials(env, TWILIO));
		expect(exitCode).toBe(3);
		for (const word of words) expect(sentence).toContain(word);
		expect(sentence).not.toMatch(/SK01|AC01|token$/u);
	});
});

describe('the operand', () => {
	test.each([
		[ID, TWILIO],
		[`${TWILIO}/Emails/Operations/${ID}`, TWILIO],
		[`https://comms.twilio.com/v1/Emails/Operations/${ID}?x=1`, TWILIO],
		[`http://127.0.0.1:4010/v1/Emails/Operations/${ID}`, 'http://127.0.0.1:4010/v1'],
		[`${ID}\n`, TWILIO],
		[` "${ID}", `, TWILIO],
		[`“${ID}”`, TWILIO],
		[`'${TWILIO}/Emails/Operations/${ID}/',`, TWILIO],
	])('%s names the operation', (operand, baseUrl) => {
		expect(readOperand(operand, baseUrl)).toBe(ID);
	});

	test.each([
		'',
		'comms_operation_short',
		ID.toUpperCase(),
		`${ID} ${ID}`,
		`ftp://comms.twilio.com/${ID}`,
		'\u001b]0;x\u0007',
	])('“%s” is not an operation id, and is told what one looks like', (operand) => {
		expectUsage(() => readOperand(operand, TWILIO), 'not an operation id', 'comms_operation_ followed by 26 to 35');
	});

	test('the id of an email is distinguished from that of an operation', () => {
		const email = 'comms_email_01h2xcejqtf2nbrexx3vqjhp41';
		expectUsage(() => readOperand(`"${email}"`, TWILIO), `${email} is the id of an email`, 'id of its operation');
	});

	test('where nothing is asked, a URL names its operation on any host', () => {
		expect(operationIn(`http://127.0.0.1:4010/v1/Emails/Operations/${ID}`)).toBe(ID);
		expect(operationIn(`"${ID}",`)).toBe(ID);
		expect(operationIn('recording.ndjson')).toBeUndefined();
	});

	test('one with credentials in it is refused without printing them', () => {
		const operand = 'https://AC01:t0ken@comms.twilio.com/v1/Emails/Operations/short';
		expectUsage(() => readOperand(operand, TWILIO), 'contains credentials', 'TWILIO_API_KEY');
		expect(refusalOf(() => readOperand(operand, TWILIO)).sentence).not.toContain('t0ken');
	});

	test('a long one is still told what one looks like', () => {
		expectUsage(() => readOperand('x'.repeat(5000), TWILIO), 'comms_operation_ followed by 26 to 35');
	});

	test.each([
		[`http://127.0.0.1:4010/v1/Emails/Operations/${ID}`, TWILIO, '127.0.0.1:4010', 'comms.twilio.com'],
		[`${TWILIO}/Emails/Operations/${ID}`, 'http://127.0.0.1:4010/v1', 'comms.twilio.com', '127.0.0.1:4010'],
		[
			`http://127.0.0.1:4011/v1/Emails/Operations/${ID}`,
			'http://127.0.0.1:4010/v1',
			'127.0.0.1:4011',
			'127.0.0.1:4010',
		],
		[
			`https://comms.twilio.com.evil.example/v1/${ID}`,
			TWILIO,
			'comms.twilio.com.evil.example',
			'is on comms.twilio.com',
		],
	])('%s is on another host than %s: both are named', (operand, baseUrl, theirs, ours) => {
		expectUsage(() => readOperand(operand, baseUrl), `is on ${theirs},`, ours, '--base-url');
	});

	test.each([`${TWILIO}/Emails/Operations`, `${TWILIO}/Emails/Operations/short`])(
		'%s ends in no operation id',
		(operand) => {
			expectUsage(() => readOperand(operand, TWILIO), 'does not end in an operation id', 'comms_operation_');
		},
	);
});

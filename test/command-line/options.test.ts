import {describe, expect, expectTypeOf, test} from 'vitest';
import type {Arguments} from '../../source/command-line/arguments.ts';
import type {CommandKind} from '../../source/command-line/commands.ts';
import {helpText} from '../../source/command-line/help.ts';
import {defaultOf, get, type Source} from '../../source/command-line/option-values.ts';
import {helpOf, usageOf} from '../../source/command-line/options/describe.ts';
import {option} from '../../source/command-line/options/option.ts';
import {choice, toggle, wholeNumber} from '../../source/command-line/options/types.ts';
import {OPTIONS, type OptionName} from '../../source/command-line/options.ts';
import type {EmailStatus} from '../../source/core/operation/status.ts';

function given(command: CommandKind, flags: Arguments['flags'] = {}, env: Source['env'] = {}): Source {
	return {args: {command, operands: [], flags}, env};
}

describe('the compiler knows the options', () => {
	test('a misspelt name does not compile', () => {
		// @ts-expect-error There is no such option.
		expect(() => get(given('watch'), 'page-sise')).toThrow();
	});

	test('a value has its type', () => {
		expectTypeOf(get(given('watch'), 'page-size')).toEqualTypeOf<number>();
		expectTypeOf(get(given('watch'), 'ascii')).toEqualTypeOf<boolean>();
		expectTypeOf(get(given('watch'), 'status')).toEqualTypeOf<readonly EmailStatus[]>();
		expectTypeOf(get(given('emails'), 'format')).toEqualTypeOf<'table' | 'json' | 'ndjson' | 'csv'>();
		expectTypeOf(get(given('wait'), 'timeout')).toEqualTypeOf<number | undefined>();
	});

	test('a default of another type, or outside its choices, does not compile', () => {
		const common = {commands: ['watch'], help: ''} as const;
		// @ts-expect-error A number is no text.
		option({type: wholeNumber({from: 1, to: 9}), default: '5', ...common});
		// @ts-expect-error It is none of the two.
		option({type: choice(['guide', 'reference']), default: 'french', ...common});
	});
});

describe('a default', () => {
	test.each<[OptionName, CommandKind, unknown]>([
		['page-size', 'watch', 50],
		['page-size', 'demo', 50],
		['page-size', 'emails', 200],
		['page-size', 'operations', 200],
		['interval', 'watch', 2000],
		['min-sample', 'wait', 1],
		['timeout', 'wait', undefined],
		['tag', 'emails', []],
		['dialect', 'sandbox', 'guide'],
	])('of --%s of %s is %j', (name, command, value) => {
		expect(get(given(command), name)).toEqual(value);
	});

	test('of --notify depends on where the terminal is', () => {
		expect(get(given('watch'), 'notify')).toBe(true);
		expect(get(given('watch', {}, {SSH_TTY: '/dev/pts/1'}), 'notify')).toBe(false);
	});

	const valued = OPTIONS.flatMap((one) => {
		const value = defaultOf(one, 'watch', {});
		return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [{...one, value}];
	});
	test.each(valued)('of --$flag could be typed as it is printed', ({type, value}) => {
		const text = type === toggle ? String(value) : type.format(value);
		expect(type.read({texts: [text], from: ''})).toEqual(value);
	});
});

describe('the help says', () => {
	test.each([
		['page-size', undefined, 'items per page (default 50; emails and operations 200)'],
		['page-size', 'emails', 'items per page (default 200)'],
		['page-size', 'watch', 'items per page (default 50)'],
		['port', 'sandbox', 'port to listen on (default: a free one)'],
		[
			'fail-if',
			'wait',
			"what counts as a failed send; in the app, what is called FAILING (default 'failed+undelivered > 0')",
		],
		[
			'fail-if',
			'watch',
			"what counts as a failed send; in the app, what is called FAILING (default 'failed+undelivered > 0'; in the app 5 % of what has ended, or over half of it within a minute)",
		],
		['min-sample', 'wait', 'how many emails must have ended before --fail-if is judged early (default 1)'],
		[
			'min-sample',
			undefined,
			'how many emails must have ended before --fail-if is judged early (default 1; in the app 20)',
		],
		['ascii', 'watch', 'only ASCII characters (default: on if the locale is not UTF-8, and on the Linux console)'],
		['timeout', 'wait', 'exit with 6 this long after the start'],
	] as const)('of --%s of %s: %s', (name, command, text) => {
		const found = OPTIONS.find((one) => one.name === name);
		expect(found && helpOf(found, command)).toBe(text);
	});

	test('a value by its label, and for a choice what it can be', () => {
		const usages = OPTIONS.map(usageOf);
		expect(usages).toEqual(
			expect.arrayContaining(['--dialect <guide|reference>', '--interval <seconds>', '--limit <number>', '--ascii']),
		);
	});

	test('which options no variable sets, and which the config file does not, command by command', () => {
		expect(helpText('wait').replaceAll('\n', ' ')).toContain(
			'a flag takes precedence. Flag only: --until, --quiet, --help, --version. Flag or variable only: --profile.',
		);
		expect(helpText('operations').replaceAll('\n', ' ')).toContain(
			'Flag only: --status, --no-header, --summary, --help, --version. Flag or variable only: --since, --until, --limit,',
		);
	});

	test('each option of a command on its own line', () => {
		expect(helpText('wait', 120)).toMatch(/^ {2}--until <completed\|settled\|threshold> +what to wait for/mu);
		expect(helpText('emails')).toMatch(/^ {2}--until <time> +only what was created at or before/mu);
	});
});

test('every wrong fault is named, with the one that was meant', () => {
	const typed = given('sandbox', {fault: ['tiemout', 'token-lop', '503']});
	expect(() => get(typed, 'fault')).toThrow(
		/^--fault: There is no fault "tiemout": .* Did you mean no-headers\?\n--fault: There is no fault "token-lop": .* Did you mean token-loop\?$/u,
	);
});

test('of two options that share a flag, a command reads its own', () => {
	const wait = given('wait', {until: 'completed'});
	expect([get(wait, 'wait-until'), get(wait, 'until')]).toEqual(['completed', undefined]);
	const emails = given('emails', {until: 'yesterday'});
	expect([get(emails, 'wait-until'), get(emails, 'until')?.text]).toEqual(['settled', 'yesterday']);
	const doctor = given('doctor', {json: true});
	expect([get(doctor, 'report-json'), get(doctor, 'json')]).toEqual([true, false]);
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {optionsBesides} from '../../source/app/command-view.ts';
import {readListing} from '../../source/app/headless/lists/listing.ts';
import type {Arguments} from '../../source/command-line/arguments.ts';
import {checkArguments, splitCommand} from '../../source/command-line/check-arguments.ts';
import {readBaseUrl} from '../../source/command-line/config/config.ts';
import {readFilter} from '../../source/command-line/config/filter-options.ts';
import {OPTIONS} from '../../source/command-line/options.ts';
import {parseArguments} from '../../source/command-line/parse-arguments.ts';
import {type Filter, NO_FILTER, sortedStatuses} from '../../source/core/emails/filter.ts';
import {EMAIL_STATUSES} from '../../source/core/operation/status.ts';
import {type CarriedOption, type CommandView, commandFor} from '../../source/output/command-for.ts';
import {EMAIL_FIELDS} from '../../source/output/fields/email-fields.ts';
import {OPERATION_ID} from '../helpers/builders.ts';
import {check} from '../helpers/check.ts';
import {shellWords} from '../helpers/shell-words.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);
const CLOCK = {now: NOW, offsetAt: () => 120};

/** The view that our own command line makes of the words of a command. */
function viewOf([program, ...words]: readonly string[]): CommandView {
	expect(program).toBe('sendwatch');
	const {command, rest} = splitCommand(words);
	checkArguments(command, rest);
	const args = parseArguments(command, rest);
	const source = {args, env: {}};
	const [operationId] = args.operands;
	const isList = command === 'emails';
	return {
		command: command as CommandView['command'],
		filter: readFilter(source, CLOCK),
		endpoint: {baseUrl: readBaseUrl(args, {}), profile: String(args.flags.profile)},
		pageToken: isList ? readListing(source, EMAIL_FIELDS, 'id').token : null,
		options: optionsBesides(args, [
			'status',
			'tag',
			'domain',
			'reason',
			'since',
			'until',
			'base-url',
			'profile',
			'page-token',
		]),
		...(operationId === undefined ? {} : {operationId}),
	};
}

const tagText = fc.string({unit: fc.constantFrom(...'aZ0._~-'), minLength: 1, maxLength: 9});
const domain = fc.oneof(fc.domain(), fc.constantFrom('xn--mller-kva.example', 'müller.example', '[192.0.2.1]'));
const time = fc.integer({min: Date.UTC(2026, 0, 1), max: NOW});
const filter: fc.Arbitrary<Filter> = fc
	.record({
		statuses: fc.uniqueArray(fc.constantFrom(...EMAIL_STATUSES)).map(sortedStatuses),
		tags: fc.uniqueArray(fc.record({key: tagText, value: tagText}), {
			maxLength: 10,
			selector: ({key, value}) => `${key}:${value}`,
		}),
		domains: fc.uniqueArray(
			domain.map((text) => text.toLowerCase()),
			{maxLength: 3},
		),
		reasons: fc.uniqueArray(
			fc.oneof(
				fc.constantFrom('none', 'The mailbox is full'),
				fc.integer({min: 1}).map(String),
				fc.integer({min: 1}).map((code) => `${code} It's “full”, ${code}`),
			),
			{maxLength: 3},
		),
		times: fc.uniqueArray(time, {maxLength: 2}),
	})
	.map(({times, ...rest}) => {
		const [since, until] = times.toSorted((a, b) => a - b);
		return {...rest, ...(since === undefined ? {} : {since}), ...(until === undefined ? {} : {until})};
	});
const token = fc.oneof(
	fc.base64String({minLength: 1}),
	fc.string({minLength: 1, maxLength: 1200, unit: fc.constantFrom(...`-_=+/.%~!#'"\\$\`& aZ9é`)}),
	fc.string({minLength: 1, maxLength: 5}).map((text) => `-${text}`),
	fc.base64String({minLength: 1025, maxLength: 1500}),
);
const endpoint = fc.record({
	baseUrl: fc.constantFrom('https://comms.twilio.com/v1', 'http://127.0.0.1:4010/v1', "https://proxy.example/it's/v1"),
	profile: fc.constantFrom('work', 'my team', '-x', "it's", '"quoted"'),
});
const listOptions = fc.record({
	format: fc.constantFrom('csv', 'json'),
	limit: fc.constant('7'),
	mask: fc.constant(true),
});
const watchView = fc.record({
	command: fc.constant('watch' as const),
	operationId: fc.constant<string>(OPERATION_ID),
	filter,
	endpoint,
	pageToken: fc.constant(null),
	options: fc.constant({}),
});
const emailsView = fc.record(
	{
		command: fc.constant('emails' as const),
		operationId: fc.constant<string>(OPERATION_ID),
		filter,
		endpoint,
		pageToken: fc.option(token),
		options: listOptions,
	},
	{requiredKeys: ['command', 'filter', 'endpoint', 'pageToken', 'options']},
);

describe('the command for a view', () => {
	test('gives the same view again, read by a shell and by our own command line', () => {
		check(
			fc.property(fc.array(fc.oneof(watchView, emailsView), {minLength: 30, maxLength: 40}), (views) => {
				expect(shellWords(views.map(commandFor)).map(viewOf)).toEqual(views);
			}),
			20,
		);
	});

	test.each<[string, CommandView, string]>([
		['a bare watch', {command: 'watch', operationId: OPERATION_ID}, `sendwatch ${OPERATION_ID}`],
		[
			'every part of a filter',
			{
				command: 'emails',
				filter: {
					statuses: ['FAILED', 'UNDELIVERED'],
					tags: [{key: '-a', value: 'b'}],
					domains: ['a.example'],
					reasons: ['30003', '20001 The mailbox is full'],
					since: NOW,
					until: NOW + 1,
				},
			},
			"sendwatch emails --status FAILED --status UNDELIVERED --tag=-a:b --domain a.example --reason 30003 --reason '20001 The mailbox is full' --since 2026-04-05T06:20:42Z --until 2026-04-05T06:20:42.001Z",
		],
		[
			'the API that was asked',
			{command: 'operations', endpoint: {baseUrl: 'http://127.0.0.1:4010/v1', profile: 'my team'}},
			"sendwatch operations --base-url http://127.0.0.1:4010/v1 --profile 'my team'",
		],
		[
			'a page token that begins with a dash, and options',
			{command: 'operations', options: {all: true, ascii: false, format: 'csv'}, pageToken: '-x y'},
			"sendwatch operations --all --format csv --page-token='-x y'",
		],
		[
			'a domain that no option can name is left out',
			{command: 'watch', filter: {...NO_FILTER, domains: ['', 'a\n```', 'b.example']}},
			'sendwatch --domain b.example',
		],
		[
			'a reason that nobody can type is left out',
			{command: 'watch', filter: {...NO_FILTER, reasons: ['1 a\n```', ' ', '1 2', '30003']}},
			'sendwatch --reason 30003',
		],
	])('carries %s', (_, view, command) => {
		expect(commandFor(view)).toBe(command);
	});
});

describe('a misspelt option does not compile', () => {
	const args: Arguments = {command: 'emails', operands: [], flags: {status: ['FAILED'], limit: '3'}};

	test('among those that a view carries', () => {
		const carried: readonly CarriedOption[] = ['status', 'page-token'];
		expect(optionsBesides(args, carried)).toEqual({limit: '3'});
		// @ts-expect-error: it is status.
		expect(optionsBesides(args, ['statuz'])).toEqual({status: ['FAILED'], limit: '3'});
		// @ts-expect-error: a view does not carry it.
		expect(optionsBesides(args, ['limit'])).toEqual({status: ['FAILED']});
	});

	test('nor one that the command line does not know', () => {
		// @ts-expect-error: it is page-token.
		const name: CarriedOption = 'token';
		expect(OPTIONS.some((option) => option.name === name)).toBe(false);
	});
});

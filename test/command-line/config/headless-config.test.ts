import {describe, expect, test} from 'vitest';
import type {Arguments} from '../../../source/command-line/arguments.ts';
import {readHeadlessConfig} from '../../../source/command-line/config/headless-config.ts';
import {readListConfig} from '../../../source/command-line/config/list-config.ts';
import {formatThreshold} from '../../../source/core/operation/threshold.ts';

type Flags = Arguments['flags'];

function headless(flags: Flags, env: Record<string, string> = {}, command: Arguments['command'] = 'wait') {
	return readHeadlessConfig({command, operands: [], flags}, env);
}

function list(flags: Flags, env: Record<string, string> = {}) {
	return readListConfig({args: {command: 'emails', operands: [], flags}, env});
}

describe('what wait ends with', () => {
	test('unless said otherwise: settled, and not one email failed or undelivered', () => {
		const {limits, commands, isJson} = headless({});
		expect(limits.terms).toMatchObject({until: 'settled', minSample: 1, isFailFast: false});
		expect(formatThreshold(limits.terms.failIf)).toBe('failed+undelivered > 0');
		expect([limits.timeoutMs, limits.stallTimeoutMs, commands, isJson]).toEqual([undefined, undefined, {}, false]);
	});

	test('all of it said', () => {
		const flags = {
			until: 'delivered>=95%',
			'fail-if': 'failed > 2',
			'min-sample': '100',
			'fail-fast': true,
			timeout: '10m',
			'stall-timeout': '90',
			'on-complete': 'echo "$HOME" | cat',
			json: true,
		};
		const {limits, commands, isJson} = headless(flags);
		expect(limits).toMatchObject({
			terms: {minSample: 100, isFailFast: true, failIf: {amount: 2}, until: {amount: 95, isShare: true}},
			timeoutMs: 600_000,
			stallTimeoutMs: 90_000,
		});
		expect(commands).toEqual({complete: 'echo "$HOME" | cat'});
		expect(isJson).toBe(true);
	});

	test('--until is a threshold of wait only: elsewhere it is a date, and so is its variable', () => {
		expect(headless({until: 'yesterday'}, {}, 'watch').limits.terms.until).toBe('settled');
		expect(headless({}, {SENDWATCH_UNTIL: 'yesterday'}).limits.terms.until).toBe('settled');
		expect(headless({until: ' Completed '}).limits.terms.until).toBe('completed');
	});

	test.each<[Flags, string]>([
		[{until: 'delivered'}, '--until “delivered”: at character 10, an operator is missing'],
		[
			{until: 'setled'},
			"--until is “setled”. Did you mean settled? It must be completed, settled or a threshold such as 'delivered",
		],
		[{until: 'setled > 2'}, '--until “setled > 2”: at character 1, “setled” is not a counter'],
		[
			{'fail-if': 'failed > 2 percent'},
			'--fail-if “failed > 2 percent”: at character 10, “2 percent” must be a number',
		],
		[{timeout: 'soon'}, '--timeout is “soon”; it must be a duration such as 90, 90s, 10m or 1h30m'],
		[{timeout: '1000h'}, 'at most 480h'],
		[{'min-sample': '-1'}, '--min-sample is “-1”; it must be a whole number'],
	])('%o is refused', (flags, sentence) => {
		expect(() => headless(flags)).toThrow(sentence);
	});
});

describe('what is listed', () => {
	test('unless said otherwise: a table, the first 100', () => {
		const {format, fields, limit, pageSize, token} = list({});
		expect([format, fields, limit, pageSize, token]).toEqual(['table', undefined, 100, 200, null]);
	});

	test('all, or another number', () => {
		expect(list({all: true}).limit).toBe(Number.POSITIVE_INFINITY);
		expect(list({limit: '7'}).limit).toBe(7);
		expect(list({all: true}, {SENDWATCH_LIMIT: '7'}).limit).toBe(Number.POSITIVE_INFINITY);
	});

	test.each<[Flags, string]>([
		[{all: true, limit: '7'}, '--all and --limit cannot be combined'],
		[{limit: '0'}, '--limit is “0”; it must be a whole number from 1'],
		[{format: 'xml'}, '--format is “xml”; it must be table, json, ndjson or csv'],
	])('%o is refused', (flags, sentence) => {
		expect(() => list(flags)).toThrow(sentence);
	});
});

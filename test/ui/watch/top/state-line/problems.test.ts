import {expect, test} from 'vitest';
import type {Asked} from '../../../../../source/api/asked.ts';
import {heavyError, networkError, nonsenseError, refusalError} from '../../../../../source/api/errors.ts';
import {NETWORK} from '../../../../../source/api/network-reasons.ts';
import {ProxyError} from '../../../../../source/api/proxy-errors.ts';
import {isRefusal, type Problem, problemForms} from '../../../../../source/core/network/problem.ts';
import {widthOf} from '../../../../../source/core/text/drawing/width.ts';
import {safe} from '../../../../../source/core/text/text.ts';
import {NOTHING_KNOWN, receiveOperation} from '../../../../../source/state/watch/operation.ts';
import type {Connection} from '../../../../../source/state/watch/select/connection.ts';
import {createTheme} from '../../../../../source/ui/theme/theme.ts';
import {stateLineSpans} from '../../../../../source/ui/watch/top/state-line/state-line.tsx';
import {operation} from '../../../../helpers/emails.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 21);
const THEME = createTheme({depth: 'none', isAscii: false});
const ASKED: Asked = {
	subject: {noun: 'operation', id: 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41'},
	credentials: {source: 'TWILIO_API_KEY and TWILIO_API_SECRET', advice: 'check both'},
	baseUrl: 'https://comms.twilio.com/v1',
};
const UNSET: Asked = {...ASKED, credentials: {advice: ''}};
const PROXY = {url: 'http://proxy.example:3128/', host: 'proxy.example:3128', variable: 'HTTPS_PROXY', noProxy: ''};
const STATUSES = [
	302, 400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 421, 422, 423, 425, 429, 500, 501, 502, 503, 504,
];
const ERRORS = [
	{code: '20001', message: 'A message of the server that is longer than a line has room for', context: '$.pageSize'},
];

function failure(code: string): Error {
	return Object.assign(new Error(code), {code});
}

const PROBLEMS: readonly (readonly [string, Problem])[] = [
	...STATUSES.flatMap((status) => {
		const answer = {status, retryAfterMs: undefined, errors: []};
		return [
			[`${status}`, refusalError(answer, ASKED).problem] as const,
			[
				`${status} with errors`,
				refusalError({...answer, errors: ERRORS}, {...ASKED, requestId: 'RQ0123'}).problem,
			] as const,
		];
	}),
	['401 without credentials', refusalError({status: 401, retryAfterMs: undefined, errors: []}, UNSET).problem],
	['403 without credentials', refusalError({status: 403, retryAfterMs: undefined, errors: []}, UNSET).problem],
	...Object.keys(NETWORK).map((code) => [code, networkError(failure(code), ASKED).problem] as const),
	['an unknown error', networkError(new Error('bad header'), ASKED).problem],
	['too many open files', networkError(failure('EMFILE'), ASKED).problem],
	['a long answer', networkError(new DOMException('', 'TimeoutError'), ASKED).problem],
	['no proxy', networkError(new ProxyError('', {cause: failure('ECONNREFUSED')}), {...ASKED, proxy: PROXY}).problem],
	[
		'a proxy with a password',
		networkError(new Error('Proxy response (407) !== 200'), {...ASKED, proxy: PROXY}).problem,
	],
	['a proxy that refuses', networkError(new Error('Proxy response (502) !== 200'), {...ASKED, proxy: PROXY}).problem],
	['an invalid answer', nonsenseError('it has none of the documented shapes', ASKED).problem],
	['an enormous answer', heavyError(32 * 1024 * 1024, ASKED).problem],
];

/** How the connection can stand with each problem, and the words that say what comes next or what to do. */
function connectionsOf(problem: Problem): readonly (readonly [Connection, RegExp])[] {
	if (isRefusal(problem))
		return [
			[{kind: 'refused', problem}, /^ \S \d{3} · .*(?:check|not accepted)/u],
			// Credentials may be renewed, so a watch asks again.
			[{kind: 'stale', next: NOW + 1000, problem}, startingWithFact(problem)],
		];
	const [next, later] = [NOW + 7500, NOW + 3_599_000];
	return [
		[{kind: 'stale', next, problem}, /(?:next try|retry) in 8 s/u],
		[{kind: 'stale', problem}, /trying now/u],
		[{kind: 'waiting', isPause: true, next: later, problem}, /(?:next try|retry) in 59 min 59 s/u],
	];
}

/** A line that starts with one of the forms of a problem, and ends with what comes next. */
function startingWithFact(problem: Problem): RegExp {
	const forms = problemForms(problem).map((form) => form.replaceAll(/[.?+*^$(){}|[\]\\]/gu, String.raw`\$&`));
	return new RegExp(String.raw`^ \S (?:${forms.join('|')}) · (?:next try|retry) in 1 s`, 'u');
}

test.each(PROBLEMS)(
	'the state line says what happened and what comes next, without cutting a word: %s',
	(_, problem) => {
		const watch = receiveOperation(NOTHING_KNOWN, operation('PROCESSING', {total: 100, queued: 100}), NOW - 2000);
		for (const [connection, next] of connectionsOf(problem)) {
			for (const columns of [40, 60, 80, 100]) {
				const facts = {
					watch,
					connection,
					columns,
					now: NOW,
					theme: THEME,
					badge: 'stale',
					keyOf: () => safe`r`,
				} as const;
				const spans = stateLineSpans({...facts, stallAfterMs: 60_000, lag: undefined, badLines: 0});
				const line = spans.map(({text}) => text).join('');
				expect(line).not.toContain('…');
				expect(widthOf(line)).toBeLessThanOrEqual(columns);
				expect(line).toMatch(next);
				const said = problemForms(problem).filter((form) => line.includes(form));
				if (connection.kind !== 'refused') expect(said, `${columns}: ${line}`).not.toEqual([]);
				const [sentence] = problemForms(problem);
				const isFull = widthOf(line) > columns - widthOf(safe` r`);
				if (sentence !== undefined && !line.includes(sentence) && !isFull) expect(line).toMatch(/r(?: shows all)?$/u);
			}
		}
	},
);

import {readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {ProblemError} from '../../source/core/errors.ts';
import type {Event} from '../../source/state/watch/event.ts';
import {json, onServer} from '../api/server.ts';
import {inTurns} from '../helpers/in-turns.ts';
import {runHere} from '../helpers/run-here.ts';
import {OPERATION_ID} from '../monitor/watching.ts';
import {NOW, openAppWith, turn} from '../ui/open-app.tsx';
import {answersDocument, SECTIONS} from './answers/document.ts';
import type {Answer, Expected, Row} from './answers/row.ts';
import {SCREENS} from './answers/screens.ts';

const DOCUMENT = new URL('../../docs/answers.md', import.meta.url);
const ROWS = SECTIONS.flatMap(([, rows]) => rows);
const ERROR_CODES: Readonly<Record<number, number>> = {400: 20001, 401: 20003, 404: 20404, 408: 20408};
const MINUTE = 60_000;

/** A server that gives the row's answers, the last one again and again. */
function serverOf(answers: readonly Answer[]): Parameters<typeof onServer>[0] {
	let asked = 0;
	return (request, response) => {
		if (request.url?.includes('/Operations/') !== true)
			return json({emails: [], pagination: {self: null, next: null}})(request, response);
		const answer = answers[Math.min(asked, answers.length - 1)];
		asked += 1;
		if (answer === undefined) throw new Error('A row has no answer.');
		if ('error' in answer) {
			const error = {code: ERROR_CODES[answer.error], message: 'No'};
			return json({errors: [error]}, answer.error)(request, response);
		}
		// The `Date` of an answer has whole seconds.
		const now = Math.floor(Date.now() / 1000) * 1000;
		const ago = (minutes: number) => new Date(now - minutes * MINUTE).toISOString();
		const {status, stats, ageMinutes, omitted} = answer;
		const operation = {id: OPERATION_ID, status, stats, createdAt: ago(120), updatedAt: ago(ageMinutes)};
		const kept = Object.entries(operation).filter(([name]) => !omitted.includes(name));
		return json(Object.fromEntries(kept), 200, {date: new Date(now).toUTCString()})(request, response);
	};
}

/** What the app shows once it has had all of the row's answers, 2 s apart. */
function screenOf({answers}: Row): Promise<string> {
	return onServer(serverOf(answers), async ({client}) => {
		const events: Event[] = [];
		for (const index of answers.keys()) {
			const at = NOW - (answers.length - 1 - index) * 2000;
			try {
				const operation = await client.fetchOperation(OPERATION_ID, AbortSignal.timeout(20_000));
				events.push({type: 'received-operation', at, operation});
			} catch (error) {
				if (!(error instanceof ProblemError)) throw error;
				events.push({type: 'failed-operation', at, problem: error.problem});
			}
		}
		const app = openAppWith({size: {columns: 300, rows: 40}}, ...events);
		await turn();
		const lines = app.frame().split('\n');
		const {fatal} = app.store.getState();
		app.close();
		if (fatal !== undefined) return `the app ends: ${steady(fatal.sentence)}`;
		const bar = (lines[1] ?? '').replaceAll(/[^\w %,–?]/gu, '').trim();
		// The counters are below their title, and above it what there is to say of the state.
		const counters = lines.findIndex((line) => line.startsWith('── Ended'));
		const state = lines.slice(2, counters).join(' ').trim();
		const [badge = ''] = (lines[0] ?? '').trim().split(/ {2,}/u);
		return [badge, bar, numbersIn(lines.slice(counters + 1, counters + 7)), steady(state)]
			.join(' | ')
			.replaceAll(/ +/gu, ' ')
			.trim();
	});
}

/** The counters that are not 0: those with a number, then those with a dash. */
function numbersIn(lines: readonly string[]): string {
	const found = lines.flatMap((line) => [...line.matchAll(/\S (?<name>[a-z]+) +(?<number>[\d,]+\??|–)/gu)]);
	const shown = new Map(found.map(({groups: {name = '', number = ''} = {}}) => [name, number] as const).toReversed());
	const cells = ON_SCREEN.map((name) => ({name, number: shown.get(name) ?? '0'}));
	const known = cells
		.filter(({number}) => number !== '0' && number !== '–')
		.map(({name, number}) => `${name} ${number}`);
	return [
		...known,
		...listed(
			'–',
			cells.filter(({number}) => number === '–').map(({name}) => name),
		),
	].join(', ');
}

function listed(sign: string, names: readonly string[]): readonly string[] {
	return names.length === 0 ? [] : [`${sign} ${names.join(', ')}`];
}

/** What differs from run to run, and what the server's own words add. */
function steady(text: string): string {
	return text
		.replace(/since \d\d:\d\d/u, 'since TIME')
		.replace(/(?<=Timed out after )\d+ s/u, 'TIME')
		.replace(/ettled after [\d a-z]+?(:| ·)/u, 'ettled after SOME TIME$1')
		.replace(/(?<=There is no operation|The credentials were refused|The server did not accept the request).*/u, ' …');
}

/** What `wait --json` prints of the row, and its exit code. */
function waitOn({answers, args, expected}: Row): Promise<Expected> {
	return onServer(serverOf(answers), async ({baseUrl}) => {
		// Where the time is what ends it, all answers have to arrive within that; nothing else is to end by it.
		const timeout = !expected.wait.startsWith('6 ') ? '2m' : answers.length > 1 ? '8s' : '4s';
		const ended = await runHere({
			args: ['wait', OPERATION_ID, '--json', '--interval', '0.5', '--base-url', baseUrl, '--timeout', timeout, ...args],
		});
		const {reason, message, exit_code: exitCode, operation} = JSON.parse(ended.stdout);
		expect(exitCode).toBe(ended.code);
		return {wait: `${ended.code} ${reason}: ${steady(message)}`, counts: countsIn(operation?.counts)};
	});
}

function countsIn(counts: Readonly<Record<string, number | null>> | undefined): string {
	if (counts === undefined) return 'nothing';
	const known = ON_SCREEN.filter((name) => counts[name] !== 0 && counts[name] !== null);
	const unknown = ON_SCREEN.filter((name) => counts[name] === null);
	return [...known.map((name) => `${name} ${counts[name]}`), ...listed('null', unknown)].join(', ');
}

/** The counters in the order in which the screen has them. */
const ON_SCREEN = ['delivered', 'sent', 'opened', 'queued', 'undelivered', 'scheduled', 'failed', 'canceled'] as const;

describe('what sendwatch makes of an answer', () => {
	test('the app shows what is known, and no more', async () => {
		const shown: Record<string, string> = {};
		for (const row of ROWS) shown[row.what] = await screenOf(row);
		expect(shown).toEqual(SCREENS);
	}, 120_000);

	test('wait ends with what is certain', async () => {
		const found: Record<string, Expected> = {};
		await inTurns(ROWS, 8, async (row) => {
			found[row.what] = await waitOn(row);
		});
		const expected = ROWS.map(({what, expected: {wait, counts}}) => [what, {wait, counts}]);
		expect(found).toEqual(Object.fromEntries(expected));
	}, 120_000);

	test('there are at least 60 of them, each with its own name', () => {
		expect(new Set(ROWS.map(({what}) => what)).size).toBe(ROWS.length);
		expect(ROWS.length).toBeGreaterThanOrEqual(60);
	});

	test('none that ends well has an email that nothing accounts for', () => {
		const isThreshold = ({args}: Row) => args.includes('--until') && !args.includes('completed');
		const good = ROWS.filter((row) => row.expected.wait.startsWith('0 ') && !isThreshold(row));
		expect(good.length).toBeGreaterThan(10);
		for (const {expected} of good)
			expect(expected.wait + expected.counts).not.toMatch(/in no counter|unaccounted|unknown|never sent|null/u);
	});

	test('they are written down', () => {
		if (process.env.UPDATE === '1') writeFileSync(DOCUMENT, answersDocument());
		expect(readFileSync(DOCUMENT, 'utf8')).toBe(answersDocument());
	});
});

import {expect, test} from 'vitest';
import type {ReasonPage} from '../../../source/core/emails/failure.ts';
import type {ProblemKind} from '../../../source/core/network/problem.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {createExplainer} from '../../../source/monitor/lists/explain-emails.ts';
import {email} from '../../helpers/emails.ts';
import {problemError} from '../problems.ts';

const {signal} = new AbortController();

/** An explainer on a server with these pages of reasons, and the tokens it was asked with. */
function explainerOn(pages: Readonly<Record<string, ReasonPage>>) {
	const asked: (string | null)[] = [];
	const explainer = createExplainer(async (token) => {
		asked.push(token);
		return pages[token ?? ''] ?? {reasons: [], next: null};
	});
	return {...explainer, asked};
}

function reason(number: number, message: string) {
	return {emailId: email(number).id.raw, message: untrusted(message)};
}

test('the server is asked once, when the first failure comes, page after page', async () => {
	const {explain, asked} = explainerOn({
		'': {reasons: [reason(1, 'content')], next: 'more'},
		more: {reasons: [reason(2, 'limit')], next: null},
	});
	expect(await explain([email(1, 'DELIVERED')], signal)).toEqual([email(1, 'DELIVERED')]);
	expect(asked).toEqual([]);
	const [first, second, third] = await explain(
		[1, 2, 3].map((number) => email(number, 'FAILED')),
		signal,
	);
	expect([first, second, third].map((one) => one?.reason?.message.safe)).toEqual(['content', 'limit', undefined]);
	await explain([email(4, 'UNDELIVERED')], signal);
	expect(asked).toEqual([null, 'more']);
});

test('reasons whose pages lead in a circle are kept as far as they came, with a warning that there may be more', async () => {
	const {explain, problem, asked} = explainerOn({
		'': {reasons: [reason(1, 'content')], next: 'more'},
		more: {reasons: [reason(2, 'limit')], next: 'more'},
	});
	const [, second] = await explain(
		[1, 2].map((number) => email(number, 'FAILED')),
		signal,
	);
	expect(second?.reason?.message.safe).toBe('limit');
	expect(asked).toEqual([null, 'more']);
	expect(problem()?.sentence).toMatch(/^The server sent the same page token twice/u);
});

test('a server that sends the same reasons for ever, each page with a new token, is asked for 50 pages more', async () => {
	let asked = 0;
	const {explain, problem, reasons} = createExplainer(async () => {
		asked += 1;
		// A server without an end would keep the test from ending, too.
		if (asked > 200) throw new Error('There was no end.');
		return {reasons: [reason(1, 'content')], next: `token ${asked}`};
	});
	const [first] = await explain([email(1, 'FAILED')], signal);
	expect(first?.reason?.message.safe).toBe('content');
	expect(asked).toBe(51);
	expect(reasons()).toHaveLength(1);
	expect(problem()?.sentence).toMatch(/^The server sent 50 pages in a row with nothing new/u);
});

test.each<[ProblemKind, boolean]>([
	['absent', false],
	['refused', false],
	['malformed', false],
	['unreachable', true],
	['broken', true],
])('where the reasons are %s, the emails go without: that something is missing is said: %s', async (kind, isSaid) => {
	const {explain, problem} = createExplainer(() => Promise.reject(problemError(kind)));
	expect(await explain([email(1, 'FAILED')], signal)).toEqual([email(1, 'FAILED')]);
	expect(problem() !== undefined).toBe(isSaid);
});

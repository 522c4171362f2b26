import {expect, test} from 'vitest';
import type {EmailQuery} from '../../../source/api/client.ts';
import type {ProblemKind} from '../../../source/core/network/problem.ts';
import {askPage} from '../../../source/monitor/lists/ask-page.ts';
import {page} from '../../helpers/emails.ts';
import {problemError} from '../problems.ts';

const {signal} = new AbortController();

/** Asks a server that accepts only pages of these sizes for one of `pageSize`, after a first one of 50. */
async function ask(pageSize: number, accepted: readonly number[], kind: ProblemKind = 'malformed') {
	const sizes: number[] = [];
	const listEmails = async (query: EmailQuery) => {
		sizes.push(query.pageSize);
		if (!accepted.includes(query.pageSize)) throw problemError(kind);
		return page([0]);
	};
	const result = askPage({listEmails}, {filter: {tags: []}, token: 'second', pageSize}, 50, signal);
	const outcome = await result.then(
		({largestSize}) => largestSize ?? 'answered',
		(error: {problem: {kind: ProblemKind}}) => error.problem.kind,
	);
	return {outcome, sizes};
}

test.each<[string, number, readonly number[], ProblemKind, string | number, readonly number[]]>([
	['is answered', 1000, [50, 1000], 'malformed', 'answered', [1000]],
	['whose size is refused is requested with a smaller one', 1000, [50, 100, 200], 'malformed', 200, [1000, 500, 200]],
	['smaller than most is requested with what is smaller still', 150, [50, 100], 'malformed', 100, [150, 100]],
	['of which no size is accepted but the first', 1000, [50], 'malformed', 50, [1000, 500, 200, 100, 50]],
	['smaller than the first is requested with the first', 30, [50], 'malformed', 50, [30, 50]],
	['whose token is refused is refused with every size', 1000, [], 'malformed', 'malformed', [1000, 500, 200, 100, 50]],
	['of the first size is asked for once', 50, [], 'malformed', 'malformed', [50]],
	['that fails otherwise says nothing of its size', 1000, [50], 'broken', 'broken', [1000]],
])('a page that %s', async (_, pageSize, accepted, kind, outcome, sizes) => {
	expect(await ask(pageSize, accepted, kind)).toEqual({outcome, sizes});
});

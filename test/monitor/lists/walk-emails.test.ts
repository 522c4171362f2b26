import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {EmailQuery} from '../../../source/api/client.ts';
import type {EmailPage} from '../../../source/core/emails/email.ts';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import {ProblemError} from '../../../source/core/errors.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {walkEmails} from '../../../source/monitor/lists/walk-emails.ts';
import {pageOf} from '../../helpers/builders.ts';
import {email} from '../../helpers/emails.ts';
import {FAULTY_LIST, serveFaultyList} from '../../helpers/faulty-list.ts';
import {OPERATION_ID} from '../watching.ts';

type Answer = (query: EmailQuery) => EmailPage;

/** A walk over a server that answers so; `asked` are the tokens asked for so far. */
function walkOver(answer: Answer, statuses: readonly ('FAILED' | 'UNDELIVERED')[] = []) {
	const asked: (string | null)[] = [];
	const listEmails = async (query: EmailQuery) => {
		asked.push(query.token);
		return answer(query);
	};
	const {signal} = new AbortController();
	const filter = {...NO_FILTER, statuses};
	const walk = walkEmails({client: {listEmails}, operationId: OPERATION_ID, filter, pageSize: 2, signal});
	return {asked, walk};
}

async function idsOf(walk: AsyncIterable<EmailPage['emails']>): Promise<readonly string[]> {
	const ids: string[] = [];
	for await (const emails of walk) ids.push(...emails.map(({id}) => id.raw));
	return ids;
}

const PAGES: Readonly<Record<string, EmailPage>> = {
	null: pageOf(['a', 'b'], '1'),
	1: pageOf([], '2'),
	2: pageOf(['b', 'c']),
};

test('brings every email of every page once, past an empty page', async () => {
	const {walk, asked} = walkOver(({token}) => PAGES[String(token)] ?? pageOf([]));
	expect(await idsOf(walk)).toEqual(['a', 'b', 'c']);
	expect(asked).toEqual([null, '1', '2']);
});

test('asks for the next page while the one before is worked on', async () => {
	const {walk, asked} = walkOver(({token}) => PAGES[String(token)] ?? pageOf([]));
	await walk.next();
	expect(asked).toEqual([null, '1']);
});

test('lists one status after the other; an email that moved meanwhile comes once', async () => {
	const {walk} = walkOver(
		({filter}) => pageOf(filter.status === 'FAILED' ? ['x', 'y'] : ['y', 'z']),
		['UNDELIVERED', 'FAILED'],
	);
	expect(await idsOf(walk)).toEqual(['y', 'z', 'x']);
});

test('keeps to the domain of the filter, which the server knows nothing of', async () => {
	const emails = ['a@one.example', 'b@two.example', 'c@ONE.example'].map((address, number) =>
		email(number, 'FAILED', {to: [{address: untrusted(address)}]}),
	);
	const {signal} = new AbortController();
	const client = {listEmails: async () => ({emails, next: null})};
	const filter = {...NO_FILTER, domains: ['one.example', 'three.example']};
	const walk = walkEmails({client, operationId: OPERATION_ID, filter, pageSize: 9, signal});
	expect(await idsOf(walk)).toEqual([emails[0]?.id.raw, emails[2]?.id.raw]);
});

test('goes on with the next status where the list of one breaks off, and says so at the end', async () => {
	const {walk} = walkOver(
		({filter}) =>
			filter.status === 'FAILED'
				? {...pageOf(['x']), brokenBy: 'missing-pagination', unreadable: 2}
				: {...pageOf(['y']), unreadable: 3, foreign: 1},
		['FAILED', 'UNDELIVERED'],
	);
	const ids: string[] = [];
	const reading = (async () => {
		for await (const emails of walk) ids.push(...emails.map(({id}) => id.raw));
	})();
	await expect(reading).rejects.toThrow(
		'5 emails could not be read. 1 email belongs to another operation and was left out. The server sent a page without pagination, so the list may be incomplete.',
	);
	expect(ids).toEqual(['x', 'y']);
});

test('whatever a list is like, brings what can be read once, in order, and calls it complete only where the server did', async () => {
	const property = fc.asyncProperty(FAULTY_LIST, async (spec) => {
		const {page, readable, unreadable, foreign} = serveFaultyList(spec);
		const ids: string[] = [];
		let said = '';
		try {
			for await (const emails of walkOver(({token}) => page(token)).walk) ids.push(...emails.map(({id}) => id.raw));
		} catch (error) {
			if (!(error instanceof ProblemError)) throw error;
			said = error.message;
		}
		expect(ids).toEqual(readable);
		expect(Number(/^([\d,]+) emails? could/u.exec(said)?.[1] ?? 0)).toBe(unreadable);
		expect(Number(/([\d,]+) emails? belongs?/u.exec(said)?.[1] ?? 0)).toBe(foreign);
		expect(said.includes('the list may be incomplete')).toBe(spec.end !== 'end');
	});
	await fc.assert(property, {seed: 20_260_406, numRuns: 300});
});

test.each<[string, Answer]>([
	['round in circles', ({token}) => pageOf(['a'], token === '1' ? '2' : '1')],
	['from nothing to nothing', ({token}) => pageOf([], String(Number(token) + 1))],
])('ends with a sentence where tokens lead %s', async (_, answer) => {
	await expect(idsOf(walkOver(answer).walk)).rejects.toMatchObject({problem: {kind: 'broken'}});
});

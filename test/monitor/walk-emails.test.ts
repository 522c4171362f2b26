import {expect, test} from 'vitest';
import type {EmailQuery} from '../../source/api/client.ts';
import type {EmailPage} from '../../source/core/emails/email.ts';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import {untrusted} from '../../source/core/text/text.ts';
import {walkEmails} from '../../source/monitor/walk-emails.ts';
import {pageOf} from '../helpers/builders.ts';
import {email} from '../helpers/emails.ts';
import {OPERATION_ID} from './watching.ts';

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

test.each<[string, Answer]>([
	['round in circles', ({token}) => pageOf(['a'], token === '1' ? '2' : '1')],
	['from nothing to nothing', ({token}) => pageOf([], String(Number(token) + 1))],
])('ends with a sentence where tokens lead %s', async (_, answer) => {
	await expect(idsOf(walkOver(answer).walk)).rejects.toMatchObject({problem: {kind: 'broken'}});
});

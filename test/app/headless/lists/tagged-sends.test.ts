import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import type {EmailQuery} from '../../../../source/api/client.ts';
import {createTaggedSends} from '../../../../source/app/headless/lists/tagged-sends.ts';
import {openKeptNames} from '../../../../source/app/kept-names.ts';
import {ProblemError} from '../../../../source/core/errors.ts';
import type {ProblemKind} from '../../../../source/core/network/problem.ts';
import {say, untrusted} from '../../../../source/core/text/text.ts';
import {pageOf} from '../../../helpers/builders.ts';
import {email} from '../../../helpers/emails.ts';
import {listed, NOW, sendId} from '../../../state/board/boards.ts';

const SPRING = [{key: 'campaign', value: 'spring'}];

type First = 'spring' | 'autumn' | 'none' | ProblemKind;

/** Sends 1, 2, 3 …, whose first email is so; `asked` are those that were requested, `most` how many at once. */
function reader(firsts: readonly First[], folder?: string) {
	const asked: string[] = [];
	let [open, most] = [0, 0];
	const listEmails = async ({operationId = sendId(0), pageSize}: EmailQuery) => {
		asked.push(operationId);
		open += 1;
		most = Math.max(most, open);
		await Promise.resolve();
		open -= 1;
		const first = firsts[Number(operationId.slice(-4)) - 1001] ?? 'none';
		if (first === 'none') return pageOf([]);
		if (first !== 'spring' && first !== 'autumn')
			throw new ProblemError({kind: first, sentence: say`No list of ${operationId}.`});
		expect(pageSize).toBe(1);
		const tags = [{key: untrusted('campaign'), value: untrusted(first)}];
		return {...pageOf([]), emails: [email(1, 'DELIVERED', {tags})]};
	};
	const where = {baseUrl: 'http://127.0.0.1:1/v1', now: () => NOW, serverNow: () => NOW};
	const kept = folder === undefined ? undefined : openKeptNames({...where, folder});
	const sends = createTaggedSends({tags: SPRING, client: {listEmails}, kept, onAnswer() {}});
	const items = firsts.map((_, index) => listed(index + 1, 'COMPLETED', {total: 1}));
	const {signal} = new AbortController();
	return {
		asked,
		sends,
		most: () => most,
		async wanted() {
			const page = await sends.told(async () => ({items, next: null}))(null, 1000, signal);
			return page.items.flatMap((one, index) => (sends.isWanted(one) ? [index + 1] : []));
		},
	};
}

test('the sends of a campaign are those whose first email has its tag: one request a send, at most 4 at once', async () => {
	const {wanted, asked, most, sends} = reader(
		Array.from({length: 30}, (_, at) => (at % 3 === 0 ? 'spring' : 'autumn')),
	);
	expect(await wanted()).toEqual([1, 4, 7, 10, 13, 16, 19, 22, 25, 28]);
	expect(asked).toHaveLength(30);
	expect(new Set(asked).size).toBe(30);
	expect(most()).toBe(4);
	expect(sends.missing()).toEqual([]);
	expect(sends.progress()).toBe('tags of 30 of 30 sends read');
	// The same page again, as a listing with a limit requests it.
	await wanted();
	expect(asked).toHaveLength(30);
});

test('what an earlier run has read costs no request', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'sendwatch-test-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	await reader(['spring', 'autumn'], folder).wanted();
	const again = reader(['autumn', 'autumn', 'spring'], folder);
	expect(await again.wanted()).toEqual([1, 3]);
	expect(again.asked).toEqual([sendId(3)]);
});

test('a send whose first email cannot be read is counted and named, and the others are listed', async () => {
	const {wanted, sends} = reader(['spring', 'absent', 'none', 'refused', 'spring']);
	expect(await wanted()).toEqual([1, 5]);
	expect(sends.missing()).toEqual([
		'The tags of 3 sends are unknown, so they are left out.',
		`${sendId(2)}: No list of ${sendId(2)}.`,
		`${sendId(3)}: It has no email that could be read.`,
		`${sendId(4)}: No list of ${sendId(4)}.`,
	]);
});

test('of many, ten are named and the rest is counted', async () => {
	const {wanted, sends} = reader(Array.from({length: 12}, () => 'absent'));
	expect(await wanted()).toEqual([]);
	expect(sends.missing()).toHaveLength(12);
	expect(sends.missing().at(-1)).toBe('… and of 2 more.');
});

test.each(['refused', 'unreachable', 'limited', 'broken'] as const)(
	'reading ends once every list is %s',
	async (kind) => {
		const {wanted, asked} = reader(Array.from({length: 100}, () => kind));
		await expect(wanted()).rejects.toThrow('No list of');
		expect(asked.length).toBeLessThanOrEqual(8);
	},
);

import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {rememberNames} from '../../../../source/app/screen/board/name-memory.ts';
import {untrusted} from '../../../../source/core/text/text.ts';
import {newBoard} from '../../../../source/state/board/board.ts';
import {reduceBoard} from '../../../../source/state/board/reduce.ts';
import {createStoreOf} from '../../../../source/state/store.ts';
import {answer, DAY_MS, listed, NOW, sendId} from '../../../state/board/boards.ts';

const BASE_URL = 'http://127.0.0.1:1/v1';

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'sendwatch-test-'));
	onTestFinished(() => rmSync(path, {recursive: true, force: true}));
	return path;
}

type OpenOptions = {readonly baseUrl?: string; readonly now?: number; readonly serverNow?: number};

/** A board of one send that remembers names in a folder. */
function open(path: string, {baseUrl = BASE_URL, now = NOW, serverNow}: OpenOptions = {}) {
	const board = newBoard({
		...{now, named: [], intervalMs: 2000, isMasked: false, terms: {stallAfterMs: 60_000}},
		query: {since: 0, statuses: [], tags: []},
	});
	const store = createStoreOf(board, reduceBoard);
	const forget = rememberNames(store, {folder: path, baseUrl, now: () => now});
	store.dispatch(answer([listed(1, 'COMPLETED', {total: 1, delivered: 1}, {at: serverNow ?? now})], {at: now}));
	return {store, forget, subject: () => store.getState().sends.get(sendId(1))?.name?.subject?.raw};
}

/** Reads a name on one board and leaves it. */
function rememberOne(path: string): void {
	const {store, forget} = open(path);
	const tags = [{key: untrusted('campaign'), value: untrusted('spring')}];
	store.dispatch({type: 'named-sends', names: [[sendId(1), {subject: untrusted('For jane.doe@example.com'), tags}]]});
	forget();
}

test('the next board knows the name, without the address in it', () => {
	const path = folder();
	rememberOne(path);
	const {subject, store} = open(path);
	expect(subject()).toBe('For j…@example.com');
	expect(store.getState().sends.get(sendId(1))?.name?.tags[0]?.value.raw).toBe('spring');
	expect(statSync(join(path, 'names.json')).mode & 0o777).toBe(0o600);
	expect(readFileSync(join(path, 'names.json'), 'utf8')).not.toContain('jane');
});

test('not on another server, nor after 7 days', () => {
	const path = folder();
	rememberOne(path);
	expect(open(path, {baseUrl: 'http://127.0.0.1:2/v1'}).subject()).toBeUndefined();
	expect(open(path, {now: NOW + 8 * DAY_MS}).subject()).toBeUndefined();
});

test.each([31, -31])('they grow old by the clock of the server, not by ours, which is wrong by %i days', (days) => {
	const path = folder();
	rememberOne(path);
	const {store, forget, subject} = open(path, {now: NOW + days * DAY_MS, serverNow: NOW + DAY_MS});
	expect(subject()).toBe('For j…@example.com');
	const name = {subject: untrusted('Another'), tags: []};
	const both = [1, 2].map((number) => listed(number, 'COMPLETED', {total: 1}, {at: NOW + DAY_MS}));
	store.dispatch(answer(both, {at: NOW + days * DAY_MS}));
	store.dispatch({type: 'named-sends', names: [[sendId(2), name]]});
	forget();
	const kept = JSON.parse(readFileSync(join(path, 'names.json'), 'utf8')) as readonly {id: string; at: number}[];
	expect(kept.map(({id}) => id)).toEqual([sendId(1), sendId(2)]);
	for (const {at} of kept) expect(Math.abs(at - NOW)).toBeLessThan(2 * DAY_MS);
});

test.each(['', 'no JSON', '{}', '[1, {"id": 2}, {"id": "x", "baseUrl": "y", "at": 1, "tags": [[1]]}]'])(
	'a file that says %j is as good as none',
	(text) => {
		const path = folder();
		writeFileSync(join(path, 'names.json'), text);
		expect(open(path).subject()).toBeUndefined();
	},
);

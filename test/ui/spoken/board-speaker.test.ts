import {expect, test} from 'vitest';
import {untrusted} from '../../../source/core/text/text.ts';
import type {Board} from '../../../source/state/board/board.ts';
import type {BoardEvent} from '../../../source/state/board/event.ts';
import {reduceBoard} from '../../../source/state/board/reduce.ts';
import {BOARD_MENUS} from '../../../source/ui/board/overlays/board-menus.ts';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import {rowLine} from '../../../source/ui/spoken/board-lines.ts';
import {boardNews} from '../../../source/ui/spoken/board-speaker.ts';
import {numbered, renumber} from '../../../source/ui/spoken/row-numbers.ts';
import {problemOf} from '../../helpers/builders.ts';
import {answer, boardAfter, listed, NOW, sendId} from '../../state/board/boards.ts';

const FIRST = answer([
	listed(1, 'PROCESSING', {total: 100, delivered: 40, queued: 60}),
	listed(2, 'COMPLETED', {total: 1000, delivered: 990, failed: 10}),
	listed(3, 'CANCELED', {total: 10, canceled: 10}),
]);
const NAMES: BoardEvent = {
	type: 'named-sends',
	names: [
		[sendId(2), {subject: untrusted('Your receipt'), tags: [{key: untrusted('plan'), value: untrusted('free')}]}],
	],
};
const KNOWN = boardAfter([{type: 'moved-on-board', by: 0, at: NOW}, FIRST, NAMES]);

const FACTS = {keys: KEYMAP, now: NOW, numbers: []};

/** What is told after these events. */
function toldAfter(board: Board, ...events: readonly BoardEvent[]) {
	const after = events.reduce(reduceBoard, board);
	return boardNews(board, after, {...FACTS, numbers: renumber(numbered(board), board, after).numbers});
}

test('it begins with how to use it, and tells how the sends stand once that is known', () => {
	const empty = boardAfter([]);
	expect(boardNews(undefined, empty, FACTS)).toEqual([
		'sendwatch. The sends of the account. l reads out every send with its number. ? lists the keys. q quits.',
	]);
	expect(toldAfter(empty, FIRST)).toEqual([
		'3 sends, 1 under way.',
		'1 of 3: ON ITS WAY, …vqj1001, 40 % of 100 ended, no failures.',
	]);
});

test('every row has its number, what became of it and its name', () => {
	expect(KNOWN.rows.map((row) => rowLine(KNOWN, row, numbered(KNOWN)))).toEqual([
		'1 of 3: ON ITS WAY, …vqj1001, 40 % of 100 ended, no failures',
		'2 of 3: SETTLED with failures, Your receipt, 100 % of 1,000 ended, 10 failures, 1 %, in 1 s, plan:free',
		'3 of 3: CANCELED, …vqj1003, 100 % of 10 ended, no failures',
	]);
});

test('of a counter that is unknown it claims nothing', () => {
	const unknown = (counter: 'failed' | 'delivered', counters: Parameters<typeof listed>[2]) => {
		const {stats, ...one} = listed(1, 'PROCESSING', counters);
		const given = Object.fromEntries(Object.entries(stats).filter(([name]) => name !== counter));
		const board = boardAfter([answer([{...one, stats: given}])]);
		return board.rows.map((row) => rowLine(board, row, numbered(board)))[0];
	};
	expect(unknown('failed', {total: 100, delivered: 40})).toMatch(
		/an unknown share of 100 ended, an unknown number of failures$/u,
	);
	expect(unknown('failed', {total: 100, delivered: 40, undelivered: 5})).toMatch(/at least 5 failures/u);
	expect(unknown('failed', {total: 40, delivered: 40})).toMatch(/100 % of 40 ended, no failures/u);
});

test('it announces once what starts failing, is new or settles, and nothing after a poll that changed nothing', () => {
	const failing = answer([listed(1, 'PROCESSING', {total: 100, delivered: 40, failed: 20, queued: 40})], {
		at: NOW + 2000,
		isWhole: false,
	});
	expect(toldAfter(KNOWN, failing)).toEqual([
		expect.stringMatching(/^The send …1001 is failing: 20 failures, 33 %\.$/u),
	]);
	expect(toldAfter(reduceBoard(KNOWN, failing), {...failing, at: NOW + 4000} as BoardEvent)).toEqual([]);
	const begun = answer([listed(0, 'PROCESSING', {total: 100, queued: 100})], {at: NOW + 2000, isWhole: false});
	expect(toldAfter(KNOWN, begun)).toEqual(['A new send: The send …1000, number 4.']);
});

test('it tells of the connection, of what is sorted, filtered, marked and compared, and of the row under the cursor', () => {
	const failed: BoardEvent = {type: 'failed-board', at: NOW, problem: problemOf('broken')};
	expect(toldAfter(KNOWN, failed)).toEqual([problemOf('broken').sentence]);
	expect(toldAfter(reduceBoard(KNOWN, failed), FIRST)).toEqual(['The server answers again.']);
	expect(toldAfter(KNOWN, {type: 'sorted-sends'})).toEqual(['Sorted by failed share.']);
	expect(toldAfter(KNOWN, {type: 'toggled-failing'})[0]).toBe('0 failing sends.');
	expect(toldAfter(KNOWN, {type: 'found-sends', text: 'receipt'})[0]).toBe('1 send with “receipt”.');
	expect(toldAfter(KNOWN, {type: 'toggled-groups'})[0]).toBe('2 campaigns.');
	expect(toldAfter(KNOWN, {type: 'marked-send', id: sendId(1)})).toEqual(['1 marked.']);
	expect(toldAfter(KNOWN, {type: 'moved-on-board', by: 2, at: NOW})).toEqual([
		'3 of 3: CANCELED, …vqj1003, 100 % of 10 ended, no failures.',
	]);
	expect(toldAfter(KNOWN, {type: 'compared-sends', ids: [sendId(1), sendId(2)]})).toEqual([
		'Compare at 1 s: …vqj1001: 40 % ended, 0 % of these failed, pace unknown.',
		'Compare at 1 s: Your receipt …1002: unknown ended, unknown of these failed, pace unknown.',
	]);
	const grouped = reduceBoard(KNOWN, {type: 'toggled-groups'});
	const campaign = grouped.rows.find(({key}) => key.startsWith('group:plan'))?.key ?? '';
	expect(toldAfter(grouped, {type: 'opened-campaign', key: campaign}).slice(0, 2)).toEqual([
		'Campaign plan:free (1).',
		'1 send.',
	]);
});

test('each end of a send has its own words, and a comparison ends with times and domains once the lists have been read', () => {
	const ends = [0, 10, 900].map((failed, index) =>
		listed(4 + index, 'COMPLETED', {total: 1000, delivered: 1000 - failed, failed}),
	);
	const board = boardAfter([answer(ends)]);
	const told = board.rows.map((row) => rowLine(board, row, numbered(board)).split(',')[0]);
	expect(told).toEqual(['1 of 3: SETTLED', '2 of 3: SETTLED with failures', '3 of 3: FAILED']);
	const read = (number: number, failures: number): BoardEvent => ({
		type: 'read-figures',
		id: sendId(number),
		figures: {
			read: 1000,
			records: [
				{
					...{domain: 'example.org', emails: 1000, openedAt: [], endedAt: [NOW]},
					failedAt: Array.from({length: failures}, () => NOW),
					deliveries: [{at: NOW, tookMs: 2000}],
				},
			],
		},
	});
	const compared = [{type: 'compared-sends', ids: [sendId(4), sendId(5)]}, read(4, 500)] as const;
	expect(toldAfter(compared.reduce(reduceBoard, board), read(5, 10))).toEqual([
		expect.stringMatching(/, p50 2 s, p95 2 s\.$/u),
		expect.stringMatching(/, p50 2 s, p95 2 s\.$/u),
		expect.stringMatching(/^example\.org: 50 % failed, p50 2 s, p95 2 s; against 1 % failed, p50 2 s, p95 2 s\.$/iu),
	]);
});

test('it reads what lies over the rows: a menu with its letters, the help line by line, the messages', () => {
	expect(toldAfter(KNOWN, {type: 'opened-board-menu', menu: 'export'})).toEqual([
		'Export to a file here: 3 sends.',
		'c: CSV.',
		'n: NDJSON.',
		'J: JSON.',
	]);
	const [many, line] = toldAfter(KNOWN, {type: 'opened-board-overlay', kind: 'help'});
	expect(many).toMatch(/^\d+ keys\.$/u);
	expect(line).toMatch(/^\S+ or k: up one row\.$/iu);
	expect(toldAfter(KNOWN, {type: 'opened-board-overlay', kind: 'messages'}).join('\n')).toMatch(/1 request every 2 s/u);
});

/** A sentence: it begins with a capital, a number, a key before its colon or a name, and ends with a stop. */
const SENTENCE = /^(?:[\p{Lu}\d…]|sendwatch\.|\S+(?: or \S+)*: ).*[.!?:…]["”)\]]?$/u;

test.each<BoardEvent>([
	...(Object.keys(BOARD_MENUS) as (keyof typeof BOARD_MENUS)[]).map(
		(menu) => ({type: 'opened-board-menu', menu}) as const,
	),
	{type: 'opened-board-overlay', kind: 'help'},
	{type: 'opened-board-overlay', kind: 'messages'},
	{type: 'failed-board', at: NOW, problem: problemOf('broken')},
	{type: 'sorted-sends'},
	{type: 'toggled-failing'},
	{type: 'toggled-groups'},
	{type: 'compared-sends', ids: [sendId(1), sendId(2)]},
	{type: 'moved-on-board', by: 1, at: NOW},
])('every line of the board is a sentence: %o', (event) => {
	const heard = [...boardNews(undefined, KNOWN, {...FACTS, numbers: numbered(KNOWN)}), ...toldAfter(KNOWN, event)];
	expect(heard.length).toBeGreaterThan(3);
	expect(heard.filter((line) => !SENTENCE.test(line))).toEqual([]);
});

import {describe, expect, onTestFinished, test, vi} from 'vitest';
import {untrusted} from '../../../source/core/text/text.ts';
import type {BoardEvent} from '../../../source/state/board/event.ts';
import type {SendName} from '../../../source/state/board/send.ts';
import {BOARD_COMMANDS} from '../../../source/ui/board/board-commands.ts';
import {COMMANDS_ON_BOARD} from '../../../source/ui/board/overlays/board-overlay-commands.ts';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import type {CommandName} from '../../../source/ui/keys/names.ts';
import {rebind} from '../../../source/ui/keys/rebind.ts';
import {problemOf} from '../../helpers/builders.ts';
import {answer, DAY_MS, listed, NOW, numbersOf, sendId} from '../../state/board/boards.ts';
import {ALL_REMAPPED} from '../keys/dealt-keys.ts';
import {builtInKeysOn, isSaidOf, keysOn} from '../keys/seen-keys.ts';
import {ENTER, ESCAPE} from '../open-app.tsx';
import {openBoard} from './open-board.tsx';

function name(subject: string, campaign: string): SendName {
	return {subject: untrusted(subject), tags: [{key: untrusted('campaign'), value: untrusted(campaign)}]};
}

/** A failing send, a stalled one, one on its way, and three that have ended. */
const SENDS: readonly BoardEvent[] = [
	answer(
		[
			listed(1, 'PROCESSING', {
				total: 10_000,
				delivered: 4669,
				opened: 172,
				undelivered: 2249,
				failed: 44,
				sent: 1793,
				queued: 1073,
			}),
			listed(2, 'PROCESSING', {total: 10_000, delivered: 6000, failed: 167, queued: 3833}, {ago: 200}),
			listed(3, 'PROCESSING', {total: 1000, delivered: 120, queued: 880}),
			listed(4, 'COMPLETED', {total: 10_000, delivered: 9730, failed: 270}, {ago: 9000}),
			listed(5, 'COMPLETED', {total: 42, delivered: 42}, {ago: 20_000}),
			listed(6, 'CANCELED', {total: 3200, canceled: 3200}, {ago: 30_000}),
		],
		{at: NOW},
	),
	answer([listed(2, 'PROCESSING', {total: 10_000, delivered: 6000, failed: 167, queued: 3833}, {ago: 200})], {
		at: NOW + 94_000,
		isWhole: false,
	}),
	{
		type: 'named-sends',
		names: [
			[sendId(1), name('Spring is here: your picks', 'spring')],
			[sendId(2), name('We miss you', 'winback')],
			[sendId(3), name('Your monthly summary', 'monthly')],
			[sendId(4), name('Before the leaves fall', 'spring')],
			[sendId(5), name('Your receipt', 'receipts')],
			[sendId(6), name('Product recall', 'recall')],
		],
	},
];

describe('the board', () => {
	test('counts in line 1, and has one line per send: subject, bar, ended, total, failures, time left', () => {
		const {frame} = openBoard({}, ...SENDS);
		const lines = frame().split('\n');
		expect(lines[0]).toMatch(
			/^ {2}✗ 1 FAILING {4}⚠ 1 STALLED {3}3 under way, 6 in 7 days .*1 request every 2 s {2}\S live/u,
		);
		expect(lines[2]).toMatch(/^ {5}SUBJECT +PROGRESS +ENDED +TOTAL FAILURES +PACE LEFT/u);
		expect(lines[3]).toMatch(/^ ❯ ✗ Spring is here: your picks +█+▇?▚+▞▓+░+ +71 % +10,000 {2}2,293 32 %/u);
		expect(lines[4]).toMatch(/^ {3}⚠ We miss you .* 62 % +10,000 +167 +3 % .*stalled 9\d s/u);
		expect(lines[5]).toMatch(/^ {3}● Your monthly summary .* 12 % +1,000 +0 +0 %/u);
		expect(lines[6]).toMatch(/^ {3}▲ Before the leaves fall +━+▞* +100 % +10,000 +270 +3 %/u);
		expect(lines[8]).toMatch(/⊘ Product recall .*canceled/u);
		expect(lines.at(-1)).toMatch(/⏎ watch .* q quit/u);
	});

	test('has thin bars for what has ended wherever colours tell the parts apart', () => {
		const {frame} = openBoard({look: {depth: '16', isAscii: false}}, ...SENDS);
		expect(frame()).toMatch(/▲ Before the leaves fall +━+ +100 %/u);
	});

	test('watches the send under the cursor', async () => {
		const {press, watched, left} = openBoard({}, ...SENDS);
		await press('j', 'j', 'k', ENTER, 'q');
		expect(watched).toEqual([sendId(2)]);
		expect(left).toEqual([0]);
	});

	test('after a watch the cursor is on its send as soon as that is listed, and Esc leads back to the watch once nothing is open', async () => {
		const came: BoardEvent = {type: 'came-from-watch', id: sendId(4), at: NOW};
		const {press, frame, store, returns} = openBoard({isFromWatch: true}, came, ...SENDS);
		expect(frame()).toMatch(/❯ ▲ Before the leaves fall/u);
		expect(frame().split('\n').at(-1)).toContain('Esc back');
		store.dispatch(answer([listed(0, 'PROCESSING', {total: 9, failed: 9})], {at: NOW + 2000, isWhole: false}));
		expect(store.getState().view.cursor).toBe(sendId(4));
		await press('f', ESCAPE);
		expect(returns()).toBe(0);
		await press(ESCAPE);
		expect(returns()).toBe(1);
		// A user who has moved meanwhile is not taken away again.
		store.dispatch({...came, id: sendId(8)});
		await press('k');
		store.dispatch(answer([listed(8, 'PROCESSING', {total: 9, queued: 9})], {at: NOW + 4000, isWhole: false}));
		expect(store.getState().view.cursor).toBe(sendId(1));
	});

	test('finds, shows only what fails, and Esc takes that back one by one', async () => {
		const {press, store} = openBoard({}, ...SENDS);
		await press('f');
		expect(numbersOf(store.getState())).toEqual([1]);
		await press('/', 'p', 'i', 'c', 'k', 's', 'x', ENTER);
		expect(numbersOf(store.getState())).toEqual([]);
		await press(ESCAPE);
		expect(numbersOf(store.getState())).toEqual([1]);
		await press(ESCAPE);
		expect(numbersOf(store.getState())).toHaveLength(6);
		await press('/', 'x', ESCAPE);
		expect(store.getState().view).not.toHaveProperty('prompt');
	});

	test('groups by tag with sums; Enter lists the sends of a campaign', async () => {
		const {press, frame, store} = openBoard({}, ...SENDS);
		await press('\t');
		expect(frame()).toMatch(/❯ ✗ campaign:spring \(2\) .* 86 % +20,000 {2}2,563 15 % +1 under way *$/mu);
		// Its keys are those of a campaign: it is opened, and only sends are marked and compared.
		expect(frame()).toMatch(/^ {5}CAMPAIGN +PROGRESS/mu);
		expect(frame()).toMatch(/campaign:spring \(2\) ─+ ⏎ open it ─/u);
		expect(frame().split('\n').at(-1)).toMatch(/^ ⏎ open {2}\/ find/u);
		await press(ENTER);
		expect(numbersOf(store.getState())).toEqual([1, 4]);
		expect(frame()).toContain('Sends 2 of 6  campaign:spring');
		await press(ESCAPE);
		expect(frame()).toMatch(/Campaigns[\s\S]*❯ ✗ campaign:spring \(2\)/u);
	});

	test('line 1 keeps a trace of what failed and has ended, and is no 0 before anything is known', () => {
		const failed = answer([listed(1, 'COMPLETED', {total: 100, failed: 100})]);
		expect(openBoard({}, failed).frame()).toMatch(/^ {1,2}✗ 1 FAILED {2,}0 under way, 1 in 7 days/u);
		expect(openBoard({}).frame()).toMatch(/^ {1,2}– under way, – in 7 days/u);
	});

	test('sorts by one key, and says by what in the title and over the column', async () => {
		const {press, frame} = openBoard({}, ...SENDS);
		const order = () => frame().split('\n').slice(1, 4).join('\n');
		expect(order()).toMatch(/newest first[\s\S]* FAILURES +PACE LEFT/u);
		await press('s');
		expect(order()).toMatch(/by failed share[\s\S]* FAILURES %↓ +PACE LEFT[\s\S]*Spring is here/u);
		await press('s', 's');
		expect(order()).toMatch(/by name[\s\S]* SUBJECT ↑[\s\S]*Before the leaves/u);
		await press('s');
		expect(order()).toMatch(/by pace[\s\S]* PACE↓/u);
	});

	test('shows how fast the send under the cursor went since the board first saw it', () => {
		const poll = (seconds: number, delivered: number, failed: number) =>
			answer(
				[listed(1, 'PROCESSING', {total: 1000, delivered, failed, queued: 1000 - delivered - failed}, {at: NOW})],
				{at: NOW + seconds * 1000},
			);
		const polls = [poll(0, 0, 0), poll(2, 100, 0), poll(4, 200, 50), poll(6, 250, 50)];
		expect(openBoard({}, ...polls).frame()).toMatch(/○ 700 .*\/s .*[⡀-⣿]+ *$/mu);
		const lines = openBoard({size: {columns: 160, rows: 50}}, ...polls)
			.frame()
			.split('\n');
		const graph = lines.filter((line) => /^ [✓◉↩✗→○] \w+ /u.test(line)).map((line) => /[⠁-⣿]+/u.exec(line)?.[0] ?? '');
		expect(graph).toHaveLength(6);
		expect(graph.filter((cells) => cells !== '').length).toBeGreaterThan(3);
	});

	test('compares two marked sends, and of one mark that one with the one under the cursor', async () => {
		const {press, frame} = openBoard({}, ...SENDS);
		await press('m', 'j', '=');
		expect(frame()).toMatch(/── We miss you against Spring is here: your picks/u);
		expect(frame()).toMatch(/ at 1 s +this +that *\n ended +– +71 % *\n failed +– +32 %/u);
	});

	test('compares domain by domain once the lists have been read, and says how far that is', async () => {
		const {press, frame, store} = openBoard({size: {columns: 160, rows: 50}}, ...SENDS);
		await press('m', 'j', '=');
		expect(frame()).toMatch(/reading …vqj1002: 0 of 10,000 emails/u);
		const records = (failures: number, createdAt: number) => [
			{
				domain: 'mailbox.example.net',
				emails: 10_000,
				failedAt: Array.from({length: failures * 100}, () => createdAt + 500),
				endedAt: Array.from({length: 6000}, () => createdAt + 500),
				openedAt: Array.from({length: 500}, () => createdAt + 9000),
				deliveries: [{at: createdAt + 600, tookMs: 2000}],
			},
		];
		store.dispatch({type: 'read-figures', id: sendId(2), figures: {read: 1000}});
		await press();
		expect(frame()).toMatch(/reading …vqj1002: 1,000 of 10,000 emails/u);
		store.dispatch(
			{type: 'read-figures', id: sendId(2), figures: {read: 100, readAt: NOW, records: records(2, NOW - 200_000)}},
			{type: 'read-figures', id: sendId(1), figures: {read: 100, readAt: NOW, records: records(100, NOW - 1000)}},
		);
		await press();
		expect(frame()).toMatch(/ mailbox\.example\.net +2 % 2 s +100 % 2 s/u);
		// Nobody saw the older one when it was 1 s old; 500 of its emails had arrived at a time that an open hides.
		expect(frame()).toMatch(/ ended +60–65 % /u);
		expect(frame()).not.toContain('reading');
	});

	test('shows where the send under the cursor fails', () => {
		const emails = Array.from({length: 3}, (_, index) => ({
			id: untrusted(`e${index}`),
			status: untrusted('UNDELIVERED'),
			to: [{address: untrusted(`a${index}@${index < 2 ? 'mailbox.example.net' : 'post.example.org'}`)}],
			tags: [],
		}));
		const read: BoardEvent = {type: 'received-board-failures', at: NOW, id: sendId(1), emails, requests: 2};
		const {frame} = openBoard({}, ...SENDS, read);
		expect(frame()).toMatch(/↩ +2 {2}67 % {2}mailbox\.example\.net {2}3 of 2,293 read *$/mu);
		const narrow = openBoard({size: {columns: 60, rows: 20}}, ...SENDS, read).frame();
		expect(narrow).toMatch(/↩ +2 {2}67 % {2}mailbox\.example\.net {2}3 of 2,293 read *$/mu);
		expect(frame()).toMatch(/↩ +1 {2}33 % {2}post\.example\.org/u);
		const large = openBoard({size: {columns: 160, rows: 50}}, ...SENDS, read);
		expect(large.frame()).toMatch(/── Failures 2,293 3 of 2,293 read ──/u);
		const few = answer([listed(1, 'PROCESSING', {total: 30, failed: 2, delivered: 20, queued: 8})], {isWhole: false});
		expect(openBoard({}, ...SENDS, read, few).frame()).toMatch(/mailbox\.example\.net {2}3 in the list *$/mu);
		const same = answer([listed(1, 'PROCESSING', {total: 30, failed: 3, delivered: 20, queued: 7})], {isWhole: false});
		expect(openBoard({}, ...SENDS, read, same).frame()).toMatch(/mailbox\.example\.net {2}all read *$/mu);
	});

	const TROUBLE = [...SENDS, answer([listed(7, 'COMPLETED', {total: 9, failed: 9})], {isWhole: false})];
	test.each([
		[100, /^ {2}✗ 1 FAILING {4}⚠ 1 STALLED {3}✗ 1 FAILED {2}3 under way, 7 in 7 days {2,}.* live$/u],
		[72, /^ {2}✗ 1 FAILING {4}⚠ 1 STALLED {3}✗ 1 FAILED {2}3 under way {2,}\S live$/u],
		[60, /^ {2}✗ 1 FAILING {4}⚠ 1 STALLED {3}✗ 1 FAILED {2}3 live {2,}\S live$/u],
		[56, /^ {2}✗ 1 FAILING {4}⚠ 1 STALLED {3}✗ 1 {2}3 live {2,}\S live$/u],
		[48, /^ {2}✗ 1 FAILING {4}⚠ 1 {3}✗ 1 {2}3 live {2,}\S live$/u],
		[40, /^ {2}✗ 1 FAILING {4}⚠ 1 {3}3 live {2,}\S live$/u],
	] as const)('line 1 keeps what fails, stalls and is under way in %i columns', (columns, line) => {
		const {frame} = openBoard({size: {columns, rows: 20}}, ...TROUBLE);
		expect(frame().split('\n')[0]?.trimEnd()).toMatch(line);
	});

	test.each([
		[100, / We miss you against Spring is here: your picks, [\d:]+ ─+ = close ─$/mu],
		[60, / We miss you against Spring is here: your picks, [\d:]+ ─+$/mu],
		[40, / We miss … against Spring i…, [\d:]+ ─+$/mu],
	] as const)('a comparison in %i columns names both sends, and when the other began', async (columns, title) => {
		const {press, frame} = openBoard({size: {columns, rows: 20}}, ...SENDS);
		await press('m', 'j', '=');
		expect(frame()).toMatch(title);
	});

	test.each<[string, readonly BoardEvent[], RegExp]>([
		['no answer yet', [], /requesting the account's sends[\s\S]*/u],
		['no sends', [answer([])], /no sends in that time/u],
		['the list refused', [{type: 'refused-list', at: NOW, problem: problemOf('refused')}], /It was refused\./u],
		[
			'offline, and when it is tried again, also where the list was refused before',
			[
				...SENDS,
				{type: 'refused-list', at: NOW, problem: problemOf('refused')},
				{type: 'refused-list', at: NOW + 15_000, problem: problemOf('refused')},
				{type: 'refused-list', at: NOW + 30_000, problem: problemOf('refused')},
				{type: 'failed-board', at: NOW, problem: {...problemOf('unreachable'), isOffline: true}},
				{type: 'scheduled-board', at: NOW + 60_000},
			],
			/^(?!.* every )(?!.*live).* offline, \d+ s old . next try in 1 min *$/mu,
		],
		['an old answer', [...SENDS, {type: 'failed-board', at: NOW, problem: problemOf('broken')}], /stale, 0 s old/u],
	])('says what it has: %s', (_, events, says) => {
		expect(openBoard({}, ...events).frame()).toMatch(says);
	});

	test('every key of the board does something, and only these', () => {
		const named = KEYMAP.filter(({contexts}) => contexts.includes('board')).map(({command}) => command);
		expect(named.toSorted()).toEqual(Object.keys(BOARD_COMMANDS).toSorted());
		for (const [context, commands] of Object.entries(COMMANDS_ON_BOARD))
			for (const command of Object.keys(commands))
				expect(
					KEYMAP.some(
						(entry) =>
							entry.command === command &&
							entry.contexts.some((one) => one === context || (context === 'spoken-board' && one === 'board')),
					),
					`${command} in ${context}`,
				).toBe(true);
	});

	test('a key with no meaning says so once', async () => {
		const {press, store} = openBoard({}, ...SENDS);
		const said = () => JSON.stringify(store.getState().view.notice?.text);
		await press('Z');
		expect(said()).toContain('Z does nothing here.');
		store.dispatch({type: 'cleared-board-notice'});
		await press('Z');
		expect(store.getState().view.notice).toBeUndefined();
		await press('k');
		expect(said()).toContain('This is the first line.');
	});
});

describe('the board for a screen reader', () => {
	const open = (...events: readonly BoardEvent[]) => {
		vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
		onTestFinished(() => void vi.useRealTimers());
		const board = openBoard({isSpoken: true}, ...events);
		const heard = async (...keys: readonly string[]) => {
			const from = board.said.length;
			await board.press(...keys);
			vi.advanceTimersByTime(1000);
			return board.said.slice(from);
		};
		return {...board, heard};
	};

	test('a number opens the send that it was read out with, whatever came to the top since, until the sends are read again', async () => {
		const {heard, store, watched} = open(...SENDS);
		await heard();
		expect(await heard('l')).toContainEqual(expect.stringMatching(/^3 of 6: ON ITS WAY, Your monthly summary, /u));
		store.dispatch(answer([listed(0, 'PROCESSING', {total: 5, queued: 5})], {at: NOW + 96_000, isWhole: false}), {
			type: 'named-sends',
			names: [[sendId(0), name('Hello', 'hello')]],
		});
		expect(await heard()).toEqual([expect.stringMatching(/^A new send: “Hello” …1000, number 7\.$/u)]);
		expect(await heard('3')).toEqual([expect.stringMatching(/^3 of 7: ON ITS WAY, Your monthly summary, /u)]);
		expect(await heard('3')).toEqual([expect.stringMatching(/^3 of 7: /u)]);
		await heard(ENTER);
		expect(watched).toEqual([sendId(3)]);
		expect(await heard('9')).toEqual(['No send has the number 9.']);
		expect((await heard('l'))[0]).toMatch(/^1 of 7: /u);
	});

	test('says so when numbers have changed because a send has gone', async () => {
		const {heard, store} = open(...SENDS);
		await heard();
		store.dispatch(
			answer([listed(5, 'COMPLETED', {total: 42, delivered: 42}, {ago: 20_000})], {at: NOW + 6 * DAY_MS + 80_000_000}),
		);
		expect(await heard()).toContain('The sends have other numbers now: l reads them out.');
	});
});

describe('what lies over the rows', () => {
	test('the help lists the keys of the board only, filters them, and runs a line', async () => {
		const {press, frame, store} = openBoard({size: {columns: 100, rows: 40}}, ...SENDS);
		await press('?');
		expect(frame()).toMatch(/s +sort by failed share/u);
		expect(frame()).not.toMatch(/loading all pages|freeze|triage/u);
		await press('/', 's', 'u', 'm', 's');
		expect(frame()).toMatch(/Tab +campaigns with their sums/u);
		expect(frame()).not.toMatch(/sort by/u);
		await press(ENTER);
		expect(store.getState().view).toMatchObject({isGrouped: true, overlay: {kind: 'none'}});
		await press('?', '/', 'x', ESCAPE);
		expect(store.getState().view.overlay).toEqual({kind: 'help', top: 0});
		await press(ESCAPE, '?', '?');
		expect(store.getState().view.overlay).toEqual({kind: 'none'});
	});

	test('the messages say in full what is wrong and what the board costs', async () => {
		const heavy = answer(
			Array.from({length: 3}, (_, index) => listed(index, 'PROCESSING', {total: 10, queued: 10})),
			{bytes: 512 * 1024},
		);
		const {press, frame, store} = openBoard({}, heavy, {type: 'failed-board', at: NOW, problem: problemOf('broken')});
		await press('!');
		expect(frame()).toMatch(/The list is 512 KiB long, so it is requested every 4 s instead of every 2 s/u);
		expect(frame()).toMatch(/ Problem\n +\S/u);
		await press('!');
		expect(frame()).toContain('── Sends');
		for (const ms of [0, 15_000, 30_000])
			store.dispatch({type: 'refused-list', at: NOW + ms, problem: problemOf('refused')});
		await press('!');
		expect(frame()).toMatch(/The list is refused: each send under way is fetched on its own, at most two per second/u);
	});

	test('copies the send under the cursor or those marked, and shows the text where nothing takes it', async () => {
		const {press, frame, copied} = openBoard({}, ...SENDS);
		await press('y');
		expect(frame()).toMatch(/Copy ─+┐[\s\S]*i +the id[\s\S]*s +the subject[\s\S]*w +the sendwatch command/u);
		await press('i', 'm', 'j', 'm', 'y', 'w');
		expect(copied).toEqual([`id of ${sendId(1)}`, `command of ${sendId(1)} ${sendId(2)}`]);
		expect(frame()).toMatch(/✓ Copied the sendwatch command/u);
		await press('y', 'l');
		expect(frame()).toMatch(/Copied last[\s\S]*command of/u);
		const without = openBoard({hasClipboard: false}, ...SENDS);
		await without.press('y', ENTER);
		expect(without.frame()).toMatch(/Copied last[\s\S]*id of comms_operation/u);
	});

	test('exports what is listed, or what is marked', async () => {
		const {press, exported} = openBoard({}, ...SENDS);
		await press('f', 'x', 'c', 'm', 'x', 'j', ENTER);
		expect(exported).toEqual([
			['csv', [sendId(1)]],
			['ndjson', [sendId(1)]],
		]);
	});

	test('hides addresses in subjects and tags, and shows them again', async () => {
		const named: BoardEvent = {type: 'named-sends', names: [[sendId(1), name('For ann@example.com', 'x')]]};
		const {press, frame} = openBoard({}, ...SENDS, named);
		expect(frame()).toContain('For ann@example.com');
		await press('M');
		expect(frame()).not.toContain('ann@');
		expect(frame()).toContain('Addresses are hidden.');
		await press('M');
		expect(frame()).toContain('For ann@example.com');
	});
});

describe('a report', () => {
	test('is on the send under the cursor, else on the marked ones; the footer names its key', async () => {
		const {press, frame, reported} = openBoard({size: {columns: 160, rows: 50}}, ...SENDS);
		expect(frame().split('\n').at(-1)).toContain('w report');
		await press('j', 'w', 'm', 'j', 'm', 'w');
		const [under, marked] = reported;
		expect(under).toEqual([sendId(2)]);
		expect(marked).toHaveLength(2);
		expect(marked).toContain(sendId(2));
	});

	test('is not on a campaign, nor on nothing, and the board says so', async () => {
		const campaigns = openBoard({}, ...SENDS);
		await campaigns.press('\t', 'w');
		expect(campaigns.frame()).toContain('Not a campaign: one send or two.');
		const empty = openBoard({}, answer([]));
		await empty.press('w');
		expect(empty.frame()).toContain('No send to report on.');
		expect([...campaigns.reported, ...empty.reported]).toEqual([]);
	});

	test('Esc ends one that is being read before anything else', async () => {
		const {press, store, stops} = openBoard({isReporting: true}, ...SENDS);
		await press('f', ESCAPE);
		expect(store.getState().view.isOnlyFailing).toBe(true);
		await press(ESCAPE);
		expect(store.getState().view.isOnlyFailing).toBe(false);
		expect(stops()).toBe(2);
	});
});

describe('with other keys', () => {
	test('the board names those, and hears them', async () => {
		const keymap = rebind(KEYMAP, ALL_REMAPPED);
		for (const size of [
			{columns: 160, rows: 50},
			{columns: 100, rows: 30},
			{columns: 60, rows: 20},
		]) {
			const {frame} = openBoard({keymap, size}, ...SENDS);
			expect(builtInKeysOn(frame().split('\n').at(-1) ?? '', KEYMAP), frame()).toEqual([]);
			expect(keysOn(frame()).length).toBeGreaterThan(3);
			for (const seen of keysOn(frame().split('\n').at(-1) ?? ''))
				expect(
					keymap.some(({command, keys}) => keys.includes(seen.sign) && isSaidOf(command, seen, keymap)),
					`${seen.sign} says “${seen.says}”`,
				).toBe(true);
		}
		const {press, watched} = openBoard({keymap}, ...SENDS);
		const keyOf = (command: CommandName) => keymap.find((one) => one.command === command)?.keys[0] ?? '';
		await press('j', ENTER, 'q', keyOf('move-down'), keyOf('watch-send'));
		expect(watched).toEqual([sendId(2)]);
	});
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {cursorRow, windowTop} from '../../../source/state/watch/list/cursor.ts';
import {page, range} from '../../helpers/emails.ts';
import {clickAt, placeOf, wheelAt} from '../../helpers/mouse.ts';
import {ESCAPE, GOT_OPERATION, NOW, openAppWith} from '../open-app.tsx';
import {failed, gotFailures, NO_REASONS, openTriage} from '../triage/failing-app.tsx';

const ALL = {type: 'received-page', at: NOW, generation: 0, token: null, page: page(range(0, 100))} as const;
const CURSOR = /[▌❯]/u;

function open(columns = 100, rows = 30) {
	const app = openAppWith({size: {columns, rows}, hasMouse: true}, GOT_OPERATION, ALL);
	const under = () => cursorRow(app.store.getState().list.pages, app.store.getState().list.selection);
	return {...app, under, lines: () => app.frame().split('\n')};
}

/** Twenty failures at each of three domains. */
const FAILED = range(0, 60).map((number) => failed(number, `${'abc'[number % 3]}.example`));

function triage(columns: number, rows: number) {
	const read = [NO_REASONS, gotFailures('FAILED', FAILED), gotFailures('UNDELIVERED', [])];
	return openTriage(read, {size: {columns, rows}, hasMouse: true});
}

describe('in the list', () => {
	test('a click selects a row, a second one opens it', async () => {
		const {press, frame, under, store} = open();
		await press();
		const at = placeOf(frame(), /person7@/u);
		await press(clickAt(at));
		expect(under()).toBe(7);
		expect(store.getState().details.isOpen).toBe(false);
		await press(clickAt(at));
		expect(store.getState().details.isOpen).toBe(true);
		expect(under()).toBe(7);
	});

	test('two clicks open the row that the cursor is on already; a key between them makes them two first ones', async () => {
		const {press, frame, store} = open();
		await press();
		const at = placeOf(frame(), /person0@/u);
		await press(clickAt(at), 'j', 'k', clickAt(at));
		expect(store.getState().details.isOpen).toBe(false);
		await press(clickAt(at));
		expect(store.getState().details.isOpen).toBe(true);
	});

	test('a click on the head, the badge or the footer selects nothing', async () => {
		const {press, frame, under} = open();
		await press('j', 'j');
		for (const text of ['Emails', 'PROCESSING', 'q quit']) await press(clickAt(placeOf(frame(), text)).repeat(2));
		expect(under()).toBe(2);
	});

	test('the wheel scrolls three rows a notch; the cursor stays on its email as long as that is in view', async () => {
		const {press, frame, under, lines} = open();
		await press('j', 'j', 'j', 'j', 'j');
		const at = placeOf(frame(), /person5@/u);
		await press(wheelAt(at, 1));
		expect(under()).toBe(5);
		expect(lines().findIndex((line) => /person5@/u.test(line))).toBe(at.row - 3);
		await press(wheelAt(at, 2));
		expect(under()).toBe(9);
		await press(wheelAt(at, -100));
		expect(frame()).toMatch(/person0@/u);
		await press(wheelAt(at, 100));
		expect(frame()).toMatch(/person99@/u);
	});

	test('the wheel at the end of what is loaded waits for the next page', async () => {
		const app = openAppWith({size: {columns: 100, rows: 30}, hasMouse: true}, GOT_OPERATION, {
			...ALL,
			page: page(range(0, 30), 'second'),
		});
		await app.press();
		await app.press(wheelAt(placeOf(app.frame(), /person0@/u), 20));
		expect(app.store.getState().list.goal).toMatchObject({kind: 'row'});
	});

	test('other buttons, the sideways wheel and moves do nothing', async () => {
		const {press, frame, under} = open();
		await press();
		const at = placeOf(frame(), /person7@/u);
		for (const button of [1, 2, 32, 35, 66, 67, 128, 129]) await press(clickAt(at, button).repeat(2));
		expect(under()).toBe(0);
		expect(frame()).toMatch(/person0@/u);
	});

	test('without the option it is not heard at all', async () => {
		const app = openAppWith({size: {columns: 100, rows: 30}}, GOT_OPERATION, ALL);
		await app.press();
		const at = placeOf(app.frame(), /person7@/u);
		await app.press(clickAt(at), wheelAt(at, 3));
		expect(cursorRow(app.store.getState().list.pages, app.store.getState().list.selection)).toBe(0);
	});
});

describe('what lies beside and over the list', () => {
	test('a click leads into the open email and back, the wheel scrolls what it is over', async () => {
		const {press, frame, store} = open(160, 30);
		await press();
		const at = placeOf(frame(), /person7@/u);
		await press(clickAt(at), clickAt(at));
		const beside = {row: at.row, column: 150};
		await press(clickAt(beside));
		expect(store.getState().details.isFocused).toBe(true);
		await press(wheelAt(at, 1));
		const {list, details} = store.getState();
		expect(windowTop(list.pages, list.selection, 10)).toBeGreaterThan(0);
		expect(details.scroll.top).toBe(0);
		await press(clickAt(at));
		expect(store.getState().details.isFocused).toBe(false);
	});

	test('a menu: a click selects a line, a second one takes it, one beside the box does nothing', async () => {
		const {press, frame, lines, exports} = open();
		await press('x');
		const at = placeOf(frame(), 'NDJSON');
		await press(clickAt({...at, column: 0}));
		expect(lines()[at.row]).not.toMatch(CURSOR);
		await press(clickAt(at));
		expect(lines()[at.row]).toMatch(CURSOR);
		expect(exports).toEqual([]);
		await press(clickAt(at));
		expect(exports).toEqual([['ndjson', []]]);
	});

	test('the wheel moves in the help; while a line is typed the mouse does nothing', async () => {
		const {press, under, store} = open();
		await press('?', wheelAt({row: 20, column: 5}, 2));
		expect(store.getState().view.overlay).toMatchObject({kind: 'help', top: 6});
		await press(ESCAPE, '/', clickAt({row: 20, column: 5}), wheelAt({row: 20, column: 5}, 3));
		expect(store.getState().view.overlay.kind).toBe('prompt');
		expect(under()).toBe(0);
	});
});

describe('in the triage', () => {
	test('a click selects a group or an email and leads into its pane, a second one into the next', async () => {
		const {press, frame, store} = await triage(160, 50);
		const group = placeOf(frame(), /20 .*b\.example/u);
		await press(clickAt(group));
		expect(store.getState().triage).toMatchObject({focus: 'groups', groups: {row: 1}});
		await press(clickAt(group));
		expect(store.getState().triage).toMatchObject({focus: 'emails'});
		const at = placeOf(frame(), /person7@b\.example/u);
		await press(clickAt(at));
		expect(store.getState().triage).toMatchObject({focus: 'emails', emails: {row: 2}});
		await press(clickAt(at));
		expect(store.getState().triage).toMatchObject({focus: 'email', emails: {row: 2}});
		await press(clickAt(group));
		expect(store.getState().triage).toMatchObject({focus: 'groups', groups: {row: 1}});
	});

	test('the wheel scrolls the pane under it, whichever has the focus', async () => {
		const {press, frame, store} = await triage(100, 24);
		const emails = placeOf(frame(), /person3@a\.example/u);
		await press(wheelAt(emails, 1));
		const {triage: after} = store.getState();
		expect(after).toMatchObject({focus: 'groups', groups: {row: 0}});
		expect(after?.emails.row).toBeGreaterThan(0);
	});
});

describe('wherever it is', () => {
	const size = fc.record({columns: fc.integer({min: 40, max: 200}), rows: fc.integer({min: 12, max: 60})});
	const share = fc.double({min: 0, max: 0.999, noNaN: true});
	const walk = fc.array(fc.record({notches: fc.integer({min: -4, max: 6}), to: share}), {maxLength: 3});

	test.each([
		['the list', []],
		['an email beside it, below it or over it', ['\r']],
	])('%s: a click puts the cursor on the line that it hits, and no line moves', async (_, keys) => {
		await fc.assert(
			fc.asyncProperty(size, walk, share, async ({columns, rows}, scrolls, to) => {
				const {press, lines, close} = open(columns, rows);
				await press(...keys);
				for (const {notches, to: row} of scrolls)
					await press(wheelAt({row: Math.floor(row * rows), column: 3}, notches));
				const shown = lines();
				// An email over the list, or beside it, has its address behind other words.
				const hit = shown.flatMap((line, row) => (/^ {0,2}[▌❯]? {0,2}\S \w+ +person\d+@/u.test(line) ? [row] : []));
				const row = hit[Math.floor(to * hit.length)];
				if (row !== undefined) {
					await press(clickAt({row, column: 3}));
					const after = lines();
					const address = (line: string | undefined) => /person\d+@/u.exec(line ?? '')?.[0];
					expect(after[row]).toMatch(/^ {0,2}[▌❯]/u);
					expect(hit.map((line) => address(after[line]))).toEqual(hit.map((line) => address(shown[line])));
				}
				close();
			}),
			{seed: 20_260_405, numRuns: 30},
		);
	});

	test('any report is not a key: it types nothing and leaves nothing', async () => {
		const report = fc.record({
			code: fc.nat(255),
			column: fc.integer({min: 1, max: 120}),
			row: fc.integer({min: 1, max: 40}),
		});
		const place = fc.constantFrom('', '/', 's', '?', 'x', 'y', '\r', 'c');
		await fc.assert(
			fc.asyncProperty(place, fc.array(report, {minLength: 1, maxLength: 8}), async (key, reports) => {
				const {press, store, left, clipboard, close} = open();
				await press(...[key].filter(Boolean));
				const {kind} = store.getState().view.overlay;
				for (const {code, column, row} of reports) await press(`\u001B[<${code};${column};${row}M`);
				const {overlay, find} = store.getState().view;
				expect(left).toEqual([]);
				expect(clipboard.length === 0 || kind === 'menu').toBe(true);
				expect(find).toBeUndefined();
				if (overlay.kind === 'prompt') expect(overlay.line.text).toBe('');
				expect([kind, 'none', ...(kind === 'menu' ? ['copied'] : [])]).toContain(overlay.kind);
				close();
			}),
			{seed: 20_260_405, numRuns: 30},
		);
	});
});

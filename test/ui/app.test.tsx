import {render} from 'ink-testing-library';
import {afterEach, describe, expect, test} from 'vitest';
import {beginWatch, type Event} from '../../source/core/state.ts';
import {safeLine} from '../../source/core/text.ts';
import {createStore} from '../../source/monitor/store.ts';
import {App} from '../../source/ui/app.tsx';
import {createTheme} from '../../source/ui/theme.ts';
import {operation, page, range} from '../helpers/emails.ts';
import {OPERATION_ID} from '../monitor/watching.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);
const ENTER = '\r';
/** Escape as terminals with the kitty protocol send it: a lone ESC byte only counts after a pause. */
const ESCAPE = '\u001B[27u';

/** The app on a state that a test brings about event by event. */
function open(...events: readonly Event[]) {
	const store = createStore(
		beginWatch({operationId: OPERATION_ID, now: NOW, intervalMs: 2000, pageSize: 50, filter: {tags: [], statuses: []}}),
	);
	for (const event of events) store.dispatch(event);
	const left: number[] = [];
	let refreshes = 0;
	const app = render(
		<App
			store={store}
			theme={createTheme({hasColour: false, isAscii: false})}
			now={() => NOW}
			refresh={() => {
				refreshes += 1;
			}}
			leave={(code) => left.push(code)}
			stop={async () => {}}
		/>,
	);
	/** One turn, for effects to arm the keys and for what a key changed to be drawn. */
	const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
	return {
		store,
		left,
		refreshes: () => refreshes,
		frame: () => app.lastFrame() ?? '',
		async press(...keys: readonly string[]) {
			await turn();
			for (const key of keys) {
				app.stdin.write(key);
				await turn();
			}
		},
		close: app.unmount,
	};
}

const opened: {close: () => void}[] = [];
function app(...events: readonly Event[]) {
	const one = open(...events);
	opened.push(one);
	return one;
}
afterEach(() => {
	for (const one of opened.splice(0)) one.close();
});

const GOT_OPERATION: Event = {
	type: 'received-operation',
	at: NOW,
	operation: operation('PROCESSING', {total: 100, delivered: 60, queued: 37, failed: 3}, {createdAt: NOW - 42_000}),
};
const GOT_PAGE: Event = {
	type: 'received-page',
	at: NOW,
	generation: 0,
	token: null,
	page: page(range(0, 50), 'second'),
};

describe('the screen', () => {
	test('tells where the operation stands and lists its emails', () => {
		const frame = app(GOT_OPERATION, GOT_PAGE).frame();
		expect(frame).toMatch(/sendwatch {2}comms_operation_\S+ {2}● PROCESSING {2}42 s/u);
		expect(frame).toContain('63 %   63 of 100');
		expect(frame).toMatch(/delivered +60 /u);
		expect(frame).toMatch(/failed +3 /u);
		expect(frame).toMatch(/❯ ○ QUEUED +person0@example\.com +Subject 0/u);
		expect(frame).toContain('of 100 · page 1');
	});

	test('keeps what it had and says what is wrong, how old it is and when it tries again', () => {
		const frame = app(
			GOT_OPERATION,
			GOT_PAGE,
			{type: 'failed-operation', at: NOW, problem: {kind: 'unreachable', sentence: safeLine('No answer from there.')}},
			{type: 'scheduled-poll', at: NOW + 4000},
		).frame();
		expect(frame).toContain('data 0 s old · next try in 4 s · No answer from there.');
		expect(frame).toMatch(/delivered +60 /u);
		expect(frame).toContain('person0@example.com');
	});

	test('says why the list is empty and what widens it', async () => {
		const {frame, store, press} = app(GOT_OPERATION, GOT_PAGE);
		store.dispatch({type: 'changed-filter', change: {part: 'tags', tags: [{key: 'campaign', value: 'nobody'}]}});
		store.dispatch({type: 'received-page', at: NOW, generation: 1, token: null, page: page([])});
		await press();
		expect(frame().replaceAll(/\s+/gu, ' ')).toContain(
			'No email of this operation has the tags campaign:nobody; Backspace clears the filter, t changes it.',
		);
	});
});

describe('the tag filter', () => {
	test.each(['campaign=spring', 'campaign:spring;', 'campaign:spring '])(
		'typed as %j is sent as the API wants it',
		async (typed) => {
			const {store, press, frame} = app(GOT_OPERATION, GOT_PAGE);
			await press('t', typed);
			expect(frame()).toContain('sends tags=campaign:spring;');
			await press(ENTER);
			expect(store.getState().list).toMatchObject({
				generation: 1,
				filter: {tags: [{key: 'campaign', value: 'spring'}]},
			});
		},
	);

	test('is refused in place with the reason, and Enter does nothing', async () => {
		const {store, press, frame} = app(GOT_OPERATION, GOT_PAGE);
		await press('t', 'bad key!:x', ENTER);
		expect(frame()).toContain('at 1: “bad” has no value');
		expect(store.getState().list.generation).toBe(0);
		await press(ESCAPE);
		expect(store.getState().view.overlay.kind).toBe('none');
		expect(store.getState().list.filter.tags).toEqual([]);
	});

	test('takes letters that are keys elsewhere', async () => {
		const {store, press, left} = app(GOT_OPERATION, GOT_PAGE);
		await press('t', 'q', 'n', ':', 'j', '?');
		expect(left).toEqual([]);
		expect(store.getState().view.overlay).toMatchObject({kind: 'prompt', prompt: 'tags', line: {text: 'qn:j?'}});
	});

	test('is cleared by Backspace in the list', async () => {
		const {store, press} = app(GOT_OPERATION, GOT_PAGE);
		await press('t', 'a:b', ENTER);
		expect(store.getState().list.filter.tags).toHaveLength(1);
		await press('\u007F');
		expect(store.getState().list.filter.tags).toEqual([]);
	});
});

describe('keys', () => {
	test.each([
		['q', 0],
		['\u0003', 130],
	])('%j leaves with code %i', async (key, code) => {
		const {press, left} = app(GOT_OPERATION, GOT_PAGE);
		await press(key);
		expect(left).toEqual([code]);
	});

	test('r polls now, + and - change the pace and say so', async () => {
		const {press, refreshes, store, frame} = app(GOT_OPERATION, GOT_PAGE);
		await press('r');
		expect(refreshes()).toBe(1);
		await press('-');
		expect(store.getState().intervalMs).toBe(5000);
		expect(frame()).toContain('Polls every 5 s now.');
		await press('+', '+', '+', '+');
		expect(store.getState().intervalMs).toBe(500);
		expect(frame()).toContain('Polls every half a second now.');
	});

	test('typed fast arrive in one piece and all count', async () => {
		const {press, store} = app(GOT_OPERATION, GOT_PAGE);
		await press('jjjk');
		expect(store.getState().list.selection.id).toBe(`comms_email_${'2'.padStart(26, '0')}`);
	});
});

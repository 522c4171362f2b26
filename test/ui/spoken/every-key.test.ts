import {afterEach, beforeEach, describe, expect, onTestFinished, test, vi} from 'vitest';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import {safeLine} from '../../../source/core/text/text.ts';
import {createStore} from '../../../source/state/store.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {newWatch} from '../../../source/state/watch/new-watch.ts';
import type {Actions} from '../../../source/ui/actions.ts';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import type {CommandName} from '../../../source/ui/keys/names.ts';
import {perform} from '../../../source/ui/keys/perform.ts';
import {layoutOf} from '../../../source/ui/layout.ts';
import {createReader} from '../../../source/ui/reader.ts';
import {speak} from '../../../source/ui/spoken/speaker.ts';
import {answerOf} from '../../../source/ui/spoken/spoken-answer.ts';
import {createVoice} from '../../../source/ui/spoken/voice.ts';
import {createTheme} from '../../../source/ui/theme/theme.ts';
import {OPERATION_ID, problemOf} from '../../helpers/builders.ts';
import {operation, page, range} from '../../helpers/emails.ts';
import {NOW} from '../open-app.tsx';

beforeEach(() => void vi.useFakeTimers({now: NOW}));
afterEach(() => void vi.useRealTimers());

const REFUSED = {...problemOf('refused'), status: 403};
const LOST = {...problemOf('unreachable'), isOffline: true} as const;

const got = (total: number): Event => ({
	type: 'received-operation',
	at: NOW,
	operation: operation('PROCESSING', {total, queued: total}),
});
const gotPage = (emails: number, next: string | null): Event => ({
	type: 'received-page',
	at: NOW,
	generation: 0,
	token: null,
	page: next === null ? page(range(0, emails)) : page(range(0, emails), next),
});
const failedPage = (token: string | null, problem: typeof REFUSED | typeof LOST): Event => ({
	type: 'failed-page',
	at: NOW,
	generation: 0,
	token,
	problem,
	retryAt: NOW + 60_000,
});
const lost: readonly Event[] = Array.from({length: 5}, () => ({type: 'failed-operation', at: NOW, problem: LOST}));

const SITUATIONS: readonly (readonly [string, readonly Event[]])[] = [
	['the list is refused', [got(100), failedPage(null, REFUSED)]],
	['the rest of the list is refused', [got(100), gotPage(50, 'second'), failedPage('second', REFUSED)]],
	['nothing was ever answered', [...lost, failedPage(null, LOST)]],
	['the network is gone', [got(100), gotPage(50, 'second'), ...lost, failedPage('second', LOST)]],
	['the list is empty', [got(0), gotPage(0, null)]],
	['there is one email', [got(1), gotPage(1, null)]],
	['nothing has come yet', []],
];

/** They end the app, or give its terminal to the shell. */
const LEAVING: readonly CommandName[] = ['quit', 'interrupt', 'suspend'];
const COMMANDS = KEYMAP.filter(({contexts}) => contexts.includes('list'))
	.map(({command}) => command)
	.filter((one) => !LEAVING.includes(one));

function listen(events: readonly Event[]) {
	const store = createStore(
		newWatch({operationId: OPERATION_ID, now: NOW, intervalMs: 2000, pageSize: 50, filter: NO_FILTER}),
	);
	for (const event of events) store.dispatch(event);
	const lines: string[] = [];
	const theme = createTheme({depth: 'none', isAscii: false});
	const reader = createReader(theme);
	const voice = createVoice(
		(line) => void lines.push(line),
		() => answerOf(store.getState(), KEYMAP),
	);
	onTestFinished(speak({store, now: Date.now, keys: KEYMAP, reader, say: voice.say}));
	vi.advanceTimersByTime(2000);
	const nothing = () => {};
	const actions: Actions = {
		getState: store.getState,
		dispatch: store.dispatch,
		now: Date.now,
		refresh: nothing,
		leave: nothing,
		suspend: nothing,
		redraw: nothing,
		handOver: {
			copy: () => 'terminal',
			textOf: () => '',
			curlsOfList: () => ['curl'],
			commandOfList: () => 'sendwatch',
			startExport: nothing,
			writeNote: nothing,
			writeReport: nothing,
			stop: nothing,
		},
		layout: layoutOf(100, 30),
		listRows: () => 20,
		theme,
		reader,
		keys: KEYMAP,
		perform: (command) => perform(command, KEYMAP, actions),
	};
	return {lines, actions, voice};
}

describe.each(SITUATIONS)('for a screen reader, while %s', (_, events) => {
	test.each(COMMANDS)('%s is answered with its own line, none twice', (command) => {
		const {lines, actions, voice} = listen(events);
		const from = lines.length;
		voice.heard();
		actions.perform(command);
		vi.advanceTimersByTime(2000);
		const told = lines.slice(from);
		expect(told.length).toBeGreaterThan(0);
		expect(new Set(told).size).toBe(told.length);
		expect(told.filter((line) => /answers again/u.test(line))).toEqual([]);
	});
});

test('G with a refused list says why nothing comes, and which key requests it again, every time', () => {
	const {lines, actions, voice} = listen([got(100), failedPage(null, REFUSED)]);
	const from = lines.length;
	for (let times = 0; times < 2; times += 1) {
		voice.heard();
		actions.perform('end');
		vi.advanceTimersByTime(2000);
	}
	const answer = 'It was refused. r requests the list again.';
	expect(lines.slice(from)).toEqual([answer, answer]);
});

test('an answer is not given where something else was said, or where it was hushed', () => {
	const lines: string[] = [];
	const voice = createVoice(
		(line) => void lines.push(line),
		() => safeLine('Nothing has changed.'),
	);
	voice.heard();
	voice.say(safeLine('2 of 60.'));
	vi.advanceTimersByTime(5000);
	voice.heard();
	voice.hush();
	vi.advanceTimersByTime(5000);
	expect(lines).toEqual(['2 of 60.']);
	voice.heard();
	vi.advanceTimersByTime(5000);
	expect(lines).toEqual(['2 of 60.', 'Nothing has changed.']);
});

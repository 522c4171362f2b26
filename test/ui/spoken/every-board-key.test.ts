import {afterEach, beforeEach, describe, expect, onTestFinished, test, vi} from 'vitest';
import type {BoardEvent} from '../../../source/state/board/event.ts';
import {reduceBoard} from '../../../source/state/board/reduce.ts';
import {createStoreOf} from '../../../source/state/store.ts';
import type {BoardActions} from '../../../source/ui/board/board-actions.ts';
import {COMMANDS_ON_BOARD} from '../../../source/ui/board/overlays/board-overlay-commands.ts';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import {COMMAND_NAMES, type CommandName} from '../../../source/ui/keys/names.ts';
import {rowLine} from '../../../source/ui/spoken/board-lines.ts';
import {speakBoard} from '../../../source/ui/spoken/board-speaker.ts';
import {numbered} from '../../../source/ui/spoken/row-numbers.ts';
import {boardAnswerOf} from '../../../source/ui/spoken/spoken-answer.ts';
import {createVoice} from '../../../source/ui/spoken/voice.ts';
import {problemOf} from '../../helpers/builders.ts';
import {answer, boardAfter, listed, NOW} from '../../state/board/boards.ts';

beforeEach(() => void vi.useFakeTimers({now: NOW}));
afterEach(() => void vi.useRealTimers());

const ONE = answer([listed(1, 'PROCESSING', {total: 100, delivered: 40, queued: 60})]);
const LOST: BoardEvent = {type: 'failed-board', at: NOW, problem: {...problemOf('unreachable'), isOffline: true}};
const REFUSED: BoardEvent = {type: 'refused-list', at: NOW, problem: {...problemOf('refused'), status: 403}};

const SITUATIONS: readonly (readonly [string, readonly BoardEvent[]])[] = [
	['the list is refused', [REFUSED]],
	['nothing was ever answered', [LOST]],
	['the network is gone', [ONE, LOST]],
	['there is no send', [answer([])]],
	['there is one send', [ONE]],
	['nothing has come yet', []],
];

/** They leave the board, or give its terminal to the shell. */
const LEAVING: readonly CommandName[] = ['quit', 'interrupt', 'suspend', 'watch-send', 'back'];
const COMMANDS = COMMAND_NAMES.filter(
	(one) => COMMANDS_ON_BOARD['spoken-board'][one] !== undefined && !LEAVING.includes(one),
);

function listen(events: readonly BoardEvent[]) {
	const store = createStoreOf(boardAfter([{type: 'moved-on-board', by: 0, at: NOW}, ...events]), reduceBoard);
	const lines: string[] = [];
	const voice = createVoice(
		(line) => void lines.push(line),
		() => boardAnswerOf(store.getState()),
	);
	const {say} = voice;
	const numbers = {current: numbered(store.getState())};
	onTestFinished(speakBoard({store, keys: KEYMAP, now: Date.now, numbers, say}));
	vi.advanceTimersByTime(2000);
	const nothing = () => {};
	const sayRows = () => {
		for (const row of store.getState().rows) say(rowLine(store.getState(), row, numbers.current));
	};
	const actions: BoardActions = {
		...{getState: store.getState, dispatch: store.dispatch, now: Date.now, keys: KEYMAP},
		...{refresh: nothing, leave: nothing, suspend: nothing, redraw: nothing, watch: nothing},
		...{listRows: () => 20, columns: () => 200, spoken: {sayRows, typeDigit: nothing}},
		handOver: {copy: () => 'terminal', textOf: () => '', export: nothing, report: nothing, stop: () => false},
		perform: (command) => COMMANDS_ON_BOARD['spoken-board'][command]?.(actions),
	};
	return {lines, voice, actions};
}

describe.each(SITUATIONS)('on the board for a screen reader, while %s', (_, events) => {
	test.each(COMMANDS)('%s is answered with its own line', (command) => {
		const {lines, voice, actions} = listen(events);
		const from = lines.length;
		voice.heard();
		actions.perform(command);
		vi.advanceTimersByTime(2000);
		expect(lines.slice(from)).not.toEqual([]);
	});
});

import {expect, test} from 'vitest';
import type {Replay} from '../../../source/state/watch/replay.ts';
import {lagText} from '../../../source/state/watch/select/lag.ts';
import {page} from '../../helpers/emails.ts';
import {ESCAPE, GOT_OPERATION, GOT_PAGE, NOW, openApp} from '../open-app.tsx';

const REPLAY: Replay = {speed: 10, isPaused: false, isOver: true, badLines: 0};

test.each([
	[0, undefined],
	[1, '1 line of the recording could not be read.'],
	[3, '3 lines of the recording could not be read.'],
])('a replay with %i damaged lines says: %s', (badLines, text) => {
	const {frame} = openApp(GOT_OPERATION, {type: 'changed-replay', replay: {...REPLAY, badLines}});
	expect(frame()).toContain('REPLAY');
	if (text === undefined) expect(frame()).not.toContain('could not be read');
	else expect(frame()).toContain(text);
});

test('a replay says what was recorded, not that anything is loaded or read', async () => {
	const {frame, press, store} = openApp(GOT_OPERATION, {type: 'changed-replay', replay: REPLAY});
	expect(frame()).toContain('No emails have been recorded so far.');
	await press('c');
	expect(frame()).toContain('0 of 3 recorded');
	expect(frame()).toContain('No failure has been recorded so far.');
	await press(ESCAPE);
	store.dispatch(GOT_PAGE);
	const failures = page([98, 99], null, 'FAILED');
	store.dispatch({type: 'received-failures', at: NOW, status: 'FAILED', token: null, page: failures});
	await press();
	expect(frame()).toMatch(/─ 1–\d+ of 50 recorded ─/u);
	store.dispatch({type: 'listed-locally'});
	await press();
	expect(frame()).toMatch(/─ 1–\d+ of 52 recorded ─/u);
	expect(lagText(store.getState())).toBeUndefined();
	await press('c');
	expect(frame()).toContain('2 of 3 recorded');
});

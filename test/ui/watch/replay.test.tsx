import {expect, test} from 'vitest';
import type {Replay} from '../../../source/state/watch/replay.ts';
import {GOT_OPERATION, openApp} from '../open-app.tsx';

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

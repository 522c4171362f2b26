import {expect, test} from 'vitest';
import {refusedWindow} from '../../../source/sandbox/faults/refused-window.ts';
import {parseFault} from '../../../source/sandbox/sandbox.ts';

test.each([
	['refused@0-5', {fromMs: 50, toMs: 5000}],
	['refused@2-5', {fromMs: 2000, toMs: 5000}],
	['refused@5-99999999999', {fromMs: 5000, toMs: 2_147_483_647}],
	['503@0-5', undefined],
])('the port is closed by %s, in ms from now', (spec, window) => {
	expect(refusedWindow([parseFault('400'), parseFault(spec)])).toEqual(window);
});

import {expect, test} from 'vitest';
import {clipboardBytes, fitsClipboard, MAX_CLIPBOARD_BYTES} from '../../../source/core/text/clipboard.ts';

test('the most that fits is as much base64 as xterm takes', () => {
	const base64 = (bytes: number) => Buffer.alloc(bytes).toString('base64').length;
	expect(MAX_CLIPBOARD_BYTES).toBe(56_244);
	expect([base64(MAX_CLIPBOARD_BYTES) <= 74_994, base64(MAX_CLIPBOARD_BYTES + 1) <= 74_994]).toEqual([true, false]);
});

test.each([
	['', 0],
	['abc', 3],
	['é€', 5],
	['💌', 4],
	// Written as U+FFFD.
	['\ud83d', 3],
])('%j takes %i bytes', (text, bytes) => {
	expect(clipboardBytes(text)).toBe(bytes);
});

test('a text fits up to the last byte', () => {
	const most = 'a'.repeat(MAX_CLIPBOARD_BYTES - 2);
	expect([fitsClipboard(`${most}é`), fitsClipboard(`${most}aé`)]).toEqual([true, false]);
});

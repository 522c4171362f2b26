import {PassThrough} from 'node:stream';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {askBackground} from '../../source/terminal/ask-background.ts';

const ANSWER = '\u001B]11;rgb:ffff/ffff/ffff\u001B\\';

/** A keyboard that is typed on by writing to it, and a terminal that remembers what it was asked and how the keyboard was set. */
function openKeyboard() {
	const said: string[] = [];
	const keyboard = Object.assign(new PassThrough(), {
		setRawMode: (isRaw: boolean) => {
			said.push(isRaw ? 'raw' : 'cooked');
			return keyboard;
		},
		ref: () => {},
		unref: () => {},
	});
	const asked = askBackground(keyboard as unknown as NodeJS.ReadStream, {
		write: (bytes: string | Uint8Array) => {
			said.push(String(bytes));
			return true;
		},
	});
	const keys = () => asked.keyboard.read()?.toString() ?? '';
	return {keyboard, asked, said, keys};
}

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'Date']});
});
afterEach(() => {
	vi.useRealTimers();
});

describe('asking the terminal for its background', () => {
	test('is done in raw mode, so that it does not show its answer', () => {
		expect(openKeyboard().said).toEqual(['raw', '\u001B]11;?\u001B\\']);
	});

	test('gives its answer apart from the keys', async () => {
		const {keyboard, asked, keys} = openKeyboard();
		expect(asked.background()).toBeUndefined();
		keyboard.write(`j${ANSWER}k`);
		await vi.advanceTimersByTimeAsync(0);
		expect(asked.background()).toBe('light');
		expect(keys()).toBe('jk');
	});

	test('holds an Esc for 50 ms, until there is an answer', async () => {
		const {keyboard, keys} = openKeyboard();
		keyboard.write('\u001B');
		await vi.advanceTimersByTimeAsync(49);
		expect(keys()).toBe('');
		await vi.advanceTimersByTimeAsync(2);
		expect(keys()).toBe('\u001B');
		keyboard.write(ANSWER);
		keyboard.write('\u001B');
		await vi.advanceTimersByTimeAsync(0);
		expect(keys()).toBe('\u001B');
	});

	test('holds no Esc any more after ten seconds, but still drops an answer', async () => {
		const {keyboard, asked, keys} = openKeyboard();
		await vi.advanceTimersByTimeAsync(10_001);
		keyboard.write('\u001B');
		await vi.advanceTimersByTimeAsync(0);
		expect(keys()).toBe('\u001B');
		keyboard.write(ANSWER.slice(1));
		await vi.advanceTimersByTimeAsync(0);
		expect(keys()).toBe('');
		expect(asked.background()).toBe('light');
	});
});

describe('giving the keyboard back', () => {
	test('waits for an answer that is still to come, so that the shell does not get it', async () => {
		const {keyboard, asked, said} = openKeyboard();
		asked.keyboard.setRawMode(false);
		const closed = asked.close();
		await vi.advanceTimersByTimeAsync(400);
		expect(said.at(-1)).toBe('raw');
		keyboard.write(ANSWER);
		await vi.advanceTimersByTimeAsync(0);
		await closed;
		expect(said.at(-1)).toBe('cooked');
		expect(keyboard.read()).toBeNull();
	});

	test('waits no longer than half a second after the question', async () => {
		const {asked, said} = openKeyboard();
		await vi.advanceTimersByTimeAsync(200);
		const closed = asked.close();
		await vi.advanceTimersByTimeAsync(299);
		expect(said.at(-1)).toBe('raw');
		await vi.advanceTimersByTimeAsync(1);
		await closed;
		expect(said.at(-1)).toBe('cooked');
	});

	test('is done at once where there was an answer, with the keys that nobody has read', async () => {
		const {keyboard, asked, said} = openKeyboard();
		keyboard.write(`${ANSWER}ls`);
		await vi.advanceTimersByTimeAsync(0);
		await asked.close();
		expect(said.at(-1)).toBe('cooked');
		expect(keyboard.read()?.toString()).toBe('ls');
	});
});

import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {systemClock} from '../../source/monitor/clock.ts';
import {askBackground} from '../../source/terminal/ask-background.ts';
import {createKeyboard} from '../helpers/keyboard.ts';

const ANSWER = '\u001B]11;rgb:ffff/ffff/ffff\u001B\\';

/** A terminal that was asked, and the names of the keys that someone has pressed. */
function openAsked() {
	const {keyboard, stream, said, write} = createKeyboard();
	const asked = askBackground({keyboard, write, clock: systemClock});
	const keys: string[] = [];
	const listen = () =>
		keyboard.listen((input) => {
			if (input.kind === 'press') keys.push(input.name);
		});
	const type = async (bytes: string) => {
		stream.write(bytes);
		await vi.advanceTimersByTimeAsync(0);
	};
	return {stream, said, asked, keys, listen, type};
}

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'Date']});
});
afterEach(() => {
	vi.useRealTimers();
});

describe('asking the terminal for its background', () => {
	test('is done in raw mode, so that it does not show its answer', () => {
		expect(openAsked().said).toEqual(['raw', '\u001B[?2004h', '\u001B]11;?\u001B\\']);
	});

	test('gives its answer apart from the keys, which wait until somebody listens', async () => {
		const {asked, keys, listen, type} = openAsked();
		expect(asked.background()).toBeUndefined();
		await type(`j${ANSWER}k`);
		expect(asked.background()).toBe('light');
		listen();
		expect(keys).toEqual(['j', 'k']);
	});

	test('takes an answer whose ESC came so early that it was taken for a key', async () => {
		const {asked, keys, listen, type} = openAsked();
		listen();
		await type('\u001B');
		await vi.advanceTimersByTimeAsync(60);
		expect(keys).toEqual(['escape']);
		for (const byte of ANSWER.slice(1)) await type(byte);
		expect(asked.background()).toBe('light');
		expect(keys).toEqual(['escape']);
	});

	test('ignores the answer to another question', async () => {
		const {asked, type} = openAsked();
		await type('\u001B]10;rgb:ffff/ffff/ffff\u001B\\');
		expect(asked.background()).toBeUndefined();
	});
});

describe('giving the keyboard back', () => {
	test('waits for an answer that is still to come, so that the shell does not get it', async () => {
		const {stream, asked, said, type} = openAsked();
		const closed = asked.close();
		await vi.advanceTimersByTimeAsync(400);
		expect(said).not.toContain('cooked');
		await type(ANSWER);
		await closed;
		expect(said.at(-1)).toBe('cooked');
		expect(stream.read()).toBeNull();
	});

	test('waits no longer than half a second after the question', async () => {
		const {asked, said} = openAsked();
		await vi.advanceTimersByTimeAsync(200);
		const closed = asked.close();
		await vi.advanceTimersByTimeAsync(299);
		expect(said).not.toContain('cooked');
		await vi.advanceTimersByTimeAsync(1);
		await closed;
		expect(said.at(-1)).toBe('cooked');
	});

	test('is done at once where there was an answer, with missing keys read', async () => {
		const {stream, asked, said, type} = openAsked();
		await type(`${ANSWER}ls`);
		await asked.close();
		expect(said.at(-1)).toBe('cooked');
		expect(stream.read()?.toString()).toBe('ls');
	});
});

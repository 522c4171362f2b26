import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import type {Input} from '../../../source/core/input.ts';
import {createKeyboard} from '../../helpers/keyboard.ts';

const ESC = '\u001B';

/** A keyboard that was started, and what someone hears of it. */
function openKeyboard() {
	const parts = createKeyboard();
	const heard: string[] = [];
	const hear = (input: Input) => void heard.push(input.kind === 'press' ? input.name : `<${input.kind}>`);
	const type = async (bytes: string) => {
		parts.stream.write(bytes);
		await vi.advanceTimersByTimeAsync(0);
	};
	parts.keyboard.start();
	return {...parts, heard, hear, type};
}

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setImmediate']});
});
afterEach(() => {
	vi.useRealTimers();
});

describe('the terminal', () => {
	test('is taken raw with its pastes marked, and given back', () => {
		const {keyboard, said} = openKeyboard();
		keyboard.start();
		expect(said).toEqual(['raw', `${ESC}[?2004h`]);
		keyboard.stop();
		keyboard.stop();
		expect(said).toEqual(['raw', `${ESC}[?2004h`, `${ESC}[?2004l`, 'cooked']);
	});

	test('that is gone is reported', async () => {
		const {keyboard, stream} = openKeyboard();
		const gone = vi.fn();
		const forget = keyboard.onGone(gone);
		stream.end();
		await vi.advanceTimersByTimeAsync(0);
		expect(gone).toHaveBeenCalledOnce();
		forget();
		stream.destroy(new Error('EIO'));
		await vi.advanceTimersByTimeAsync(0);
		expect(gone).toHaveBeenCalledOnce();
	});
});

describe('what is typed', () => {
	test('behind a key that leads to another screen is heard there, even in one burst', async () => {
		const {keyboard, heard, hear, type} = openKeyboard();
		const first: string[] = [];
		const forget = keyboard.listen((input) => {
			if (input.kind === 'press') first.push(input.name);
			if (input.kind === 'press' && input.name === 'o') keyboard.handOver();
		});
		await type('jo/k');
		await type('im');
		expect([first, heard]).toEqual([['j', 'o'], []]);
		keyboard.listen(hear);
		forget();
		expect(heard).toEqual(['/', 'k', 'i', 'm']);
	});

	test('waits until somebody listens', async () => {
		const {keyboard, heard, hear, type} = openKeyboard();
		await type('jk');
		expect(heard).toEqual([]);
		const forget = keyboard.listen(hear);
		await type('G');
		forget();
		await type('q');
		expect(heard).toEqual(['j', 'k', 'G']);
	});

	test('is decided by 50 ms and by a second of silence', async () => {
		const {keyboard, heard, hear, type} = openKeyboard();
		keyboard.listen(hear);
		await type(ESC);
		await vi.advanceTimersByTimeAsync(49);
		expect(heard).toEqual([]);
		await vi.advanceTimersByTimeAsync(2);
		expect(heard).toEqual(['escape']);
		await type(`${ESC}[200~text`);
		await vi.advanceTimersByTimeAsync(990);
		expect(heard).toEqual(['escape']);
		await vi.advanceTimersByTimeAsync(20);
		expect(heard).toEqual(['escape', '<paste>']);
	});

	test('is not decided before what had come meanwhile was read', async () => {
		const {keyboard, heard, hear, stream, type} = openKeyboard();
		keyboard.listen(hear);
		await type(ESC);
		// Both are due at once, as after a moment in which the app was busy.
		vi.advanceTimersByTime(49);
		setTimeout(() => void stream.write('['), 1);
		await vi.advanceTimersByTimeAsync(2);
		await type('A');
		expect(heard).toEqual(['up']);
	});
});

describe('the mouse', () => {
	const CLICK = `${ESC}[<0;3;4M${ESC}[<0;3;4m`;

	test('is heard where it is tracked, as long as the terminal is ours', async () => {
		const {keyboard, said, heard, hear, type} = openKeyboard();
		keyboard.stop();
		keyboard.trackMouse();
		said.length = 0;
		keyboard.start();
		expect(said).toEqual(['raw', `${ESC}[?2004h${ESC}[?1000h${ESC}[?1006h`]);
		keyboard.listen(hear);
		await type(`j${CLICK}k`);
		expect(heard).toEqual(['j', '<mouse>', '<mouse>', 'k']);
		keyboard.stop();
		expect(said.slice(2)).toEqual([`${ESC}[?1006l${ESC}[?1000l${ESC}[?2004l`, 'cooked']);
	});

	test('is not heard where it is not tracked', async () => {
		const {keyboard, said, heard, hear, type} = openKeyboard();
		keyboard.listen(hear);
		await type(`j${CLICK}k`);
		expect(heard).toEqual(['j', 'k']);
		keyboard.stop();
		expect(said.join('')).not.toContain('1000');
	});

	test('waits for nobody: it was meant for what was on the screen', async () => {
		const {keyboard, said, stream, heard, hear, type} = openKeyboard();
		keyboard.trackMouse();
		await type(`j${CLICK}`);
		keyboard.listen(hear);
		expect(heard).toEqual(['j']);
		keyboard.hold();
		expect(said.at(-1)).toBe(`${ESC}[?1006l${ESC}[?1000l`);
		await type(`k${CLICK}`);
		keyboard.stop();
		expect(stream.read()?.toString()).toBe('k');
	});
});

describe('the terminal given back in the middle of a burst', () => {
	test('is given what nobody has heard, and all of it is heard once it is taken again', async () => {
		const {keyboard, heard, hear, type} = openKeyboard();
		keyboard.listen((input) => {
			hear(input);
			if (heard.at(-1) === 'ctrl-z') keyboard.stop();
		});
		await type(`j\u001Ak\u001Aq${ESC}[`);
		expect(heard).toEqual(['j', 'ctrl-z']);
		keyboard.start();
		await vi.advanceTimersByTimeAsync(0);
		expect(heard).toEqual(['j', 'ctrl-z', 'k', 'ctrl-z']);
		keyboard.start();
		await type('A');
		expect(heard).toEqual(['j', 'ctrl-z', 'k', 'ctrl-z', 'q', 'up']);
	});

	test('is given what came while nobody was to hear it, byte by byte as it came', async () => {
		const {keyboard, stream, heard, hear, type} = openKeyboard();
		keyboard.listen((input) => {
			hear(input);
			keyboard.hold();
		});
		await type(`q${ESC}j${ESC}[Aé`);
		await type(`${ESC}[1;`);
		keyboard.stop();
		expect(heard).toEqual(['q']);
		expect(stream.read()?.toString()).toBe(`${ESC}j${ESC}[Aé${ESC}[1;`);
	});

	test('is heard again once it is taken again', async () => {
		const {keyboard, heard, hear, type} = openKeyboard();
		keyboard.listen(hear);
		keyboard.hold();
		await type('j');
		keyboard.stop();
		keyboard.start();
		await vi.advanceTimersByTimeAsync(0);
		expect(heard).toEqual(['j']);
	});
});

test('what the terminal says is heard apart from the keys, also while they wait', async () => {
	const {keyboard, heard, hear, type} = openKeyboard();
	const reports: string[] = [];
	const forget = keyboard.onReport(({text}) => void reports.push(text));
	keyboard.hold();
	keyboard.listen(hear);
	await type(`j${ESC}[?62c`);
	forget();
	await type(`${ESC}[?6c`);
	expect(reports).toEqual(['?62c']);
	expect(heard).toEqual([]);
});

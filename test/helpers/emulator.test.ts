import {expect, test} from 'vitest';
import {createEmulator} from './emulator.ts';

const TEXT = 'pu…@example.net │ 👍 é';

test('a character whose bytes arrive in two chunks is whole on the screen', async () => {
	const bytes = Buffer.from(TEXT);
	const rows: (string | undefined)[] = [];
	for (let cut = 1; cut < bytes.length; cut += 1) {
		const emulator = createEmulator(40, 2, () => undefined);
		for (const part of [bytes.subarray(0, 1), bytes.subarray(1, cut), bytes.subarray(cut)]) {
			await new Promise<void>((resolve) => emulator.feed(part, resolve));
		}
		rows.push(emulator.rows()[0]?.trimEnd());
		emulator.dispose();
	}
	expect(new Set(rows)).toEqual(new Set([TEXT]));
});

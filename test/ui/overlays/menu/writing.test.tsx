import {expect, test} from 'vitest';
import {ENTER, ESCAPE, GOT_OPERATION, GOT_PAGE, openApp} from '../../open-app.tsx';

test('w offers a note and a report, a letter each, and writes the one that is chosen', async () => {
	const {press, frame, exports} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('w');
	expect(frame()).toMatch(
		/Write a file here[\s\S]*❯ n {2}a note \(Markdown\) +counts and sample[\s\S]*r {2}a report \(HTML\)/u,
	);
	await press('r');
	expect(exports).toEqual(['report']);
	expect(frame()).not.toContain('Write a file here');
	await press('w', 'n');
	expect(exports).toEqual(['report', 'note']);
	await press('w', ENTER);
	expect(exports).toEqual(['report', 'note', 'note']);
});

test('Esc leaves the menu, and nothing is written', async () => {
	const {press, frame, exports} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('w', ESCAPE);
	expect(frame()).not.toContain('Write a file here');
	expect(exports).toEqual([]);
});

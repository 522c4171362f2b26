import {renderToString} from 'ink';
import {expect, test} from 'vitest';
import {safeLine} from '../../../source/core/text/text.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import {footerHints, keysIn} from '../../../source/ui/keys/shown-keys.ts';
import {createTheme} from '../../../source/ui/theme/theme.ts';
import {Footer} from '../../../source/ui/watch/footer.tsx';
import {inWantedOrder} from '../../../source/ui/watch/wanted-keys.ts';
import {GOT_OPERATION, GOT_PAGE, NOW, openAppWith} from '../open-app.tsx';

const ON_LIST = {context: 'list'} as const;
const THEME = createTheme({depth: 'none', isAscii: false});

function footer(columns: number, notice?: string): string {
	const hints = inWantedOrder(footerHints(KEYMAP, ON_LIST, false), ['failures-only', 'clusters', 'details']);
	const element = (
		<Footer
			hints={hints}
			notice={notice === undefined ? undefined : {text: safeLine(notice), at: 0}}
			keyOf={keysIn(KEYMAP, ON_LIST)}
			columns={columns}
			theme={THEME}
		/>
	);
	return renderToString(element, {columns});
}

test('the wanted keys come first, help and the way out last and at any width', () => {
	expect(footer(100)).toMatch(/^ f failures {2}c why {2}⏎ open {2}.* {2}\? keys {2}q quit$/u);
	expect(footer(40)).toMatch(/^ f failures {2}c why {2}.*\? keys {2}q quit$/u);
});

test('a notice takes the right end and leaves keys', () => {
	expect(footer(100, 'Copied 1 id, 38 characters.')).toMatch(
		/^ f failures {2}c why .*q quit {2,}Copied 1 id, 38 characters\.$/u,
	);
	expect(footer(60, 'long '.repeat(30))).toMatch(/^ f failures {2}c why {2}\? keys {2}q quit {2,}long .*… !$/u);
});

test('where there is a board, the way to all sends is in the footer, by rank', async () => {
	const lastLine = async (columns: number, hasBoard: boolean) => {
		const {frame, press} = openAppWith({size: {columns, rows: 30}, hasBoard}, GOT_OPERATION, GOT_PAGE);
		await press();
		return frame().split('\n').at(-1);
	};
	expect(await lastLine(160, true)).toContain(' o all sends ');
	expect(await lastLine(40, true)).not.toContain('all sends');
	expect(await lastLine(160, false)).not.toContain('all sends');
});

test.each([40, 60, 100, 160])(
	'after a refusal, the key that tries again comes first in %i columns',
	async (columns) => {
		const problem = {kind: 'refused', status: 401, sentence: safeLine('The credentials were refused.')} as const;
		const refusals = [0, 20_000, 40_000].map((after): Event => ({type: 'failed-operation', at: NOW + after, problem}));
		const {frame, press} = openAppWith({size: {columns, rows: 12}}, GOT_OPERATION, GOT_PAGE, ...refusals);
		await press();
		expect(frame().split('\n').at(-1)).toMatch(/^ r retry {2}.*\? keys/u);
		expect(frame()).toContain('401 · check the credentials');
	},
);

test('while the list is frozen, its key resumes it', async () => {
	const {frame, press} = openAppWith({size: {columns: 100, rows: 30}}, GOT_OPERATION, GOT_PAGE, {
		type: 'toggled-freeze',
	});
	await press();
	expect(frame().split('\n').at(-1)).toMatch(/^ \S+ resume .*q quit/u);
	expect(frame().split('\n').at(-1)).not.toContain('freeze');
});

test('while a find is on, the way to its other matches comes first', async () => {
	const found = {type: 'started-find', at: NOW, text: 'person', height: 9} as const;
	const {frame, press} = openAppWith({size: {columns: 60, rows: 20}}, GOT_OPERATION, GOT_PAGE, found);
	await press();
	expect(frame().split('\n').at(-1)).toMatch(/^ n N match {2}f failures {2}c why .*q quit/u);
});

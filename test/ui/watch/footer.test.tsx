import {renderToString} from 'ink';
import {expect, test} from 'vitest';
import {safeLine} from '../../../source/core/text/text.ts';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import {footerHints, keysIn} from '../../../source/ui/keys/shown-keys.ts';
import {createTheme} from '../../../source/ui/theme/theme.ts';
import {Footer} from '../../../source/ui/watch/footer.tsx';
import {inWantedOrder} from '../../../source/ui/watch/wanted-keys.ts';

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
	expect(footer(100)).toMatch(/^ f failures {2}c why {2}⏎ details {2}.* {2}\? help {2}q quit$/u);
	expect(footer(40)).toMatch(/^ f failures {2}c why {2}.*\? help {2}q quit$/u);
});

test('a notice takes the right end and leaves keys', () => {
	expect(footer(100, 'Copied 1 id, 38 characters.')).toMatch(
		/^ f failures {2}c why .*q quit {2,}Copied 1 id, 38 characters\.$/u,
	);
	expect(footer(60, 'long '.repeat(30))).toMatch(/^ \? help {2}q quit {2,}long .*… {2}! shows all$/u);
});

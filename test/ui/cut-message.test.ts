import {expect, test} from 'vitest';
import {safe} from '../../source/core/text/text.ts';
import {wrapWhole} from '../../source/ui/cut-message.ts';

const FORMS = [
	safe`The server does not permit reading this list of emails.`,
	safe`Not permitted (403).`,
	safe`Refused.`,
];

test.each([
	[30, 2, ['The server does not permit', 'reading this list of emails.']],
	[30, 1, ['Refused.  ! shows all']],
	[40, 1, ['Not permitted (403).  ! shows all']],
	[14, 2, ['Refused.  !', 'shows all']],
])('a message takes its longest form that %i columns and %i lines hold whole', (columns, lines, shown) => {
	expect(wrapWhole(FORMS, columns, lines, () => safe`!`)).toEqual(shown);
});

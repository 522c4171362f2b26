import {expect, test} from 'vitest';
import {indentedJson} from '../../../source/core/text/printed-json.ts';
import {safeBody, safeLine} from '../../../source/core/text/text.ts';
import {charactersOf, FAMILY} from '../../helpers/awkward-text.ts';

/** A family whose members each have a skin tone: 19 UTF-16 units, more than a line has room for per character. */
const LARGE_FAMILY = '👨🏽‍👩🏽‍👧🏽‍👦🏽';

test.each([
	['a line', safeLine(LARGE_FAMILY.repeat(1000)), ['👨', '…']],
	['a body', safeBody(`a${FAMILY.repeat(200_000)}`).slice(1), [FAMILY]],
	['a string in JSON', indentedJson(`a${FAMILY.repeat(40_000)}`).replace(/^"a|…[^…]*$/gu, ''), [FAMILY]],
])('%s that is cut for its length ends in a whole character', (_, text, characters) => {
	expect([...new Set(charactersOf(text))]).toEqual(characters);
});

import {NO_TEXT} from '../../core/text/compose.ts';
import {withKeys} from '../../core/text/hints.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import type {Notice} from '../../state/watch/view/view.ts';
import {cutMessage} from '../cut-message.ts';
import type {KeyOf} from '../keys/shown-keys.ts';
import type {Theme} from '../theme/theme.ts';

/** A notice at the right end of the last line, in at most `columns`: its glyph, and what it says. */
export function noticeLine({text, sign}: Notice, columns: number, keyOf: KeyOf, theme: Theme): SafeText {
	const glyph = sign === undefined ? NO_TEXT : safe`${glyphOf(sign, theme)} `;
	return cutMessage(safe`${glyph}${withKeys(text, keyOf)}`, columns, keyOf);
}

function glyphOf(sign: NonNullable<Notice['sign']>, theme: Theme): SafeText {
	return sign === 'done' ? theme.statuses.good.glyph : theme.alarm;
}

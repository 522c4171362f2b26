import {NO_TEXT} from '../../core/text/compose.ts';
import {textBetween, widthOf} from '../../core/text/drawing/width.ts';
import {withKeys} from '../../core/text/hints.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import type {NoticeText} from '../../state/watch/notice-text.ts';
import type {Notice} from '../../state/watch/view/view.ts';
import {cutMessage, withKeyToAll} from '../cut-message.ts';
import type {KeyOf} from '../keys/shown-keys.ts';
import type {Theme} from '../theme/theme.ts';

/**
 * A notice as it stands at the right end of the last line, in at most `columns`: its glyph, and the longest of its forms that fits; the
 * shortest is cut at the end of a word where none does. The key that shows all of it follows where something is gone.
 */
export function noticeLine({text, sign}: Notice, columns: number, keyOf: KeyOf, theme: Theme): SafeText {
	const glyph = sign === undefined ? NO_TEXT : safe`${glyphOf(sign, theme)} `;
	const forms = formsOf(text, keyOf).map((form) => safe`${glyph}${form}`);
	const [whole = NO_TEXT] = forms;
	const form = forms.find((one) => widthOf(one) <= columns);
	if (form === undefined) return cutMessage(forms.at(-1) ?? whole, columns, keyOf);
	return form === whole ? whole : withKeyToAll(form, columns, keyOf);
}

/**
 * What a notice says, the form that is to be preferred first: all of it; a short form of its own that names a key; then, the longest first,
 * without the keys, without its last clauses, and its other short forms.
 */
export function formsOf(text: NoticeText, keyOf: KeyOf): readonly SafeText[] {
	const pieces = typeof text === 'string' ? [text] : text;
	const shorts = pieces.flatMap((piece) => (typeof piece === 'object' && 'short' in piece ? [piece.short] : []));
	const [keyed, others] = [true, false].map((hasKey) =>
		shorts
			.filter((short) => short.some((piece) => typeof piece === 'object') === hasKey)
			.map((short) => withKeys(short, keyOf)),
	);
	const plain = withKeys(text, () => undefined);
	const shorter = [plain, ...clauses(plain), ...(others ?? [])].toSorted((one, other) => widthOf(other) - widthOf(one));
	return [withKeys(text, keyOf), ...(keyed ?? []), ...shorter];
}

/** A beginning with fewer characters says nothing by itself. */
const FEWEST = 8;

/** The text up to the end of each of its clauses, but not within a quotation. */
function clauses(text: SafeText): readonly SafeText[] {
	return [...text.matchAll(/[.:;](?= )/gu)].flatMap(({index}) => {
		const clause = textBetween(text, 0, index);
		const isQuoting = clause.lastIndexOf('“') > clause.lastIndexOf('”');
		return index < FEWEST || isQuoting ? [] : [safe`${clause}.`];
	});
}

function glyphOf(sign: NonNullable<Notice['sign']>, theme: Theme): SafeText {
	return sign === 'done' ? theme.statuses.good.glyph : theme.alarm;
}

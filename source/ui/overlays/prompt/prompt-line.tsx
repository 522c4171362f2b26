import {Box} from 'ink';
import {NO_TEXT, spaces} from '../../../core/text/compose.ts';
import {windowOf} from '../../../core/text/drawing/line-window.ts';
import {truncate, widthOf} from '../../../core/text/drawing/width.ts';
import {count} from '../../../core/text/format.ts';
import {graphemeCount} from '../../../core/text/graphemes.ts';
import type {TypedLine} from '../../../core/text/line-edit.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import {wholeWords} from '../../cut-message.ts';
import {Line} from '../../line.tsx';
import {cutToFit, type Span, span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import type {Judgement, Mistake, Offer, Prompt as PromptKind} from './prompt.ts';

export type PromptProps = {
	readonly kind: PromptKind;
	readonly line: TypedLine;
	readonly judgement: Judgement<SafeText>;
	/** The completions of the line, shown in place of the judgement. */
	readonly offers?: readonly Offer[];
	readonly columns: number;
	readonly theme: Theme;
};

/** A line as it is typed, and below it what it would do or why it is invalid. Two lines high. */
export function Prompt({kind, line, judgement, offers = [], columns, theme}: PromptProps) {
	const label = safe` ${kind.label} `;
	const indent = widthOf(label);
	const {before, at, after} = windowOf(line, columns - indent, 3);
	const placeholder =
		line.text === '' && safe` ${longestOf([kind.placeholder, kind.shortPlaceholder], columns - indent - 2)}`;
	const {mistake} = judgement;
	const room = columns - 1 - indent;
	const verdict =
		mistake === undefined
			? safe`${spaces(indent)}${wholeWords(judgement.says, room)}`
			: mistakeText(mistake, {text: line.text, indent, columns: columns - 1, theme});
	return (
		<Box flexDirection="column" height={2} width={columns}>
			<Line>
				{span(label, {...theme.accent, isBold: true})}
				{before}
				{span(at, {isInverse: true})}
				{after}
				{placeholder && span(placeholder, theme.muted)}
			</Line>
			{offers.length > 0 ? (
				<Line>{offerSpans(offers, indent, columns - 1, theme)}</Line>
			) : (
				<Line {...(mistake === undefined ? theme.muted : theme.alert)}>{verdict}</Line>
			)}
		</Box>
	);
}

/** The completions with their counts, as many whole ones as fit from the current one on, and how many more there are. */
function offerSpans(offers: readonly Offer[], indent: number, columns: number, theme: Theme): readonly Span[] {
	const current = Math.max(
		0,
		offers.findIndex(({isCurrent}) => isCurrent),
	);
	const shown: Span[] = [{text: spaces(indent)}];
	let room = columns - indent;
	let left = offers.length - current;
	for (const {text, count: number, isCurrent} of offers.slice(current)) {
		const [name, times] = [truncate(text, room), safe` ${count(number)}   `];
		const more = left > 1 ? widthOf(moreText(left - 1)) : 0;
		const isFirst = shown.length === 1;
		if (!isFirst && widthOf(name) + widthOf(times) + more > room) break;
		shown.push(span(name, isCurrent ? {...theme.accent, isBold: true} : {}), span(times, theme.muted));
		room -= widthOf(name) + widthOf(times);
		left -= 1;
	}
	return cutToFit(left === 0 ? shown : [...shown, span(moreText(left), theme.muted)], columns);
}

/** How many more candidates there are than fit. */
function moreText(number: number): SafeText {
	return safe`${count(number)} more`;
}

/** The first of these that fits whole, the longest first; else as many words of the last as fit. */
function longestOf(forms: readonly SafeText[], columns: number): SafeText {
	return forms.find((form) => widthOf(form) <= columns) ?? wholeWords(forms.at(-1) ?? NO_TEXT, columns);
}

type MistakeLook = Pick<PromptProps, 'columns' | 'theme'> & {readonly text: string; readonly indent: number};

/** Where and why the text is invalid, below it where there is room, else from the left edge; people count characters from 1. */
function mistakeText({at, reason, short}: Mistake, {text, indent, columns, theme}: MistakeLook): SafeText {
	const place = at === undefined ? NO_TEXT : safe`at ${graphemeCount(text.slice(0, at)) + 1}: `;
	const {glyph} = theme.statuses.failed;
	const forms = [indent, 1].flatMap((left) => {
		const begin = safe`${spaces(left)}${glyph} `;
		return [safe`${begin}${place}${reason}`, safe`${begin}${reason}`];
	});
	return longestOf([...forms, safe` ${glyph} ${place}${short}`, safe` ${glyph} ${short}`], columns);
}

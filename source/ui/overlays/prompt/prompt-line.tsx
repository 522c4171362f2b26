import {Box} from 'ink';
import {NO_TEXT, spaces} from '../../../core/text/compose.ts';
import {windowOf} from '../../../core/text/drawing/line-window.ts';
import {truncate, widthOf} from '../../../core/text/drawing/width.ts';
import {graphemeCount} from '../../../core/text/graphemes.ts';
import type {TypedLine} from '../../../core/text/line-edit.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import {Line} from '../../line.tsx';
import {span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import type {Judgement, Prompt as PromptKind} from './prompt.ts';

export type PromptProps = {
	readonly kind: PromptKind;
	readonly line: TypedLine;
	readonly judgement: Judgement;
	readonly columns: number;
	readonly theme: Theme;
};

/** A line as it is typed, and below it what it would do or why it cannot be. Two lines high. */
export function Prompt({kind, line, judgement, columns, theme}: PromptProps) {
	const label = safe` ${kind.label} `;
	const indent = widthOf(label);
	const {before, at, after} = windowOf(line, columns - indent, 3);
	const placeholder = line.text === '' && truncate(safe` ${kind.placeholder}`, columns - indent - 1);
	const {mistake} = judgement;
	const verdict = mistake === undefined ? judgement.says : mistakeText(mistake, line.text, theme);
	return (
		<Box flexDirection="column" height={2} width={columns}>
			<Line>
				{span(label, {...theme.accent, isBold: true})}
				{before}
				{span(at, {isInverse: true})}
				{after}
				{placeholder && span(placeholder, theme.muted)}
			</Line>
			<Line {...(mistake === undefined ? theme.muted : theme.alert)}>
				{truncate(safe`${spaces(indent)}${verdict}`, columns - 1)}
			</Line>
		</Box>
	);
}

/** Where and why the text cannot be; people count characters, from 1. */
function mistakeText({at, reason}: NonNullable<Judgement['mistake']>, text: string, theme: Theme): SafeText {
	const place = at === undefined ? NO_TEXT : safe`at ${graphemeCount(text.slice(0, at)) + 1}: `;
	return safe`${theme.statuses.failed.glyph} ${place}${reason}`;
}

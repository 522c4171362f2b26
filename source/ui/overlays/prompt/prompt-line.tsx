import {Box, Text} from 'ink';
import type {Line} from '../../../core/text/line-edit.ts';
import {safeLine} from '../../../core/text/text.ts';
import {truncate, widthOf} from '../../../core/text/width.ts';
import {paint, type Theme} from '../../theme/theme.ts';
import type {Judgement, Prompt as PromptKind} from './prompt.ts';

export type PromptProps = {
	readonly kind: PromptKind;
	readonly line: Line;
	readonly judgement: Judgement;
	readonly columns: number;
	readonly theme: Theme;
};

/** A line as it is typed, and below it what it would do or why it cannot be. Two lines high. */
export function Prompt({kind, line, judgement, columns, theme}: PromptProps) {
	const label = ` ${kind.label} `;
	const {before, at, after} = windowed(line, columns - label.length - 2);
	const {mistake} = judgement;
	const verdict = mistake === undefined ? judgement.says : mistakeText(mistake, theme);
	return (
		<Box flexDirection="column" height={2} width={columns}>
			<Text wrap="truncate">
				<Text bold {...paint(theme.accent)}>
					{label}
				</Text>
				{before}
				<Text inverse>{at}</Text>
				{after}
				{line.text === '' && <Text dimColor>{` ${kind.placeholder}`}</Text>}
			</Text>
			<Text
				wrap="truncate"
				dimColor={mistake === undefined}
				{...paint(mistake === undefined ? undefined : theme.danger)}
			>
				{truncate(`${' '.repeat(label.length)}${verdict}`, columns - 1)}
			</Text>
		</Box>
	);
}

function mistakeText({at, reason}: NonNullable<Judgement['mistake']>, theme: Theme): string {
	return `${theme.statuses.failed.glyph} ${at === undefined ? '' : `at ${at + 1}: `}${reason}`;
}

/** The part of the line around the caret that fits. */
function windowed(
	{text, caret}: Line,
	width: number,
): {readonly before: string; readonly at: string; readonly after: string} {
	const safe = (part: string) => String(safeLine(part));
	let before = safe(text.slice(0, caret));
	while (widthOf(before) > width - 1) before = before.slice(1);
	const rest = safe(text.slice(caret));
	const at = rest === '' ? ' ' : ([...rest][0] ?? ' ');
	return {before, at, after: rest.slice(at === ' ' && rest === '' ? 0 : at.length)};
}

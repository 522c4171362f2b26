import {Box, Text} from 'ink';
import type {Line} from '../../core/line-edit.ts';
import {formatTagFilter, parseTagFilter} from '../../core/tags.ts';
import {safeLine} from '../../core/text.ts';
import {truncate, widthOf} from '../../core/width.ts';
import {paint, type Theme} from '../theme.ts';

export type TagInputProps = {readonly line: Line; readonly columns: number; readonly theme: Theme};

const LABEL = ' Tags ';

/** The tag filter as it is typed, and below it what would be sent or why it cannot be. Two lines high. */
export function TagInput({line, columns, theme}: TagInputProps) {
	const parse = parseTagFilter(line.text);
	const width = columns - LABEL.length - 2;
	const {before, at, after} = windowed(line, width);
	return (
		<Box flexDirection="column" height={2} width={columns}>
			<Text wrap="truncate">
				<Text bold {...paint(theme.accent)}>
					{LABEL}
				</Text>
				{before}
				<Text inverse>{at}</Text>
				{after}
				{line.text === '' && <Text dimColor>{' key:value, several apart by spaces; all must match'}</Text>}
			</Text>
			{parse.mistake === undefined ? (
				<Text dimColor wrap="truncate">
					{truncate(`${' '.repeat(LABEL.length)}${sendText(parse.pairs)}`, columns - 1)}
				</Text>
			) : (
				<Text wrap="truncate" {...paint(theme.danger)}>
					{truncate(
						`${' '.repeat(LABEL.length)}${theme.statuses.failed.glyph} at ${parse.mistake.at + 1}: ${safeLine(parse.mistake.reason)}`,
						columns - 1,
					)}
				</Text>
			)}
		</Box>
	);
}

function sendText(pairs: Parameters<typeof formatTagFilter>[0]): string {
	return pairs.length === 0 ? 'sends no tag filter' : `sends tags=${formatTagFilter(pairs)}`;
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

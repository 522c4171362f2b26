import {Box, Text} from 'ink';
import Spinner from 'ink-spinner';
import {joined} from '../core/text/compose.ts';
import {widthOf} from '../core/text/drawing/width.ts';
import {type SafeText, safe} from '../core/text/text.ts';
import {cutToFit, flat, type Span, type Spans} from './span.ts';
import type {Style} from './theme/style.ts';
import {styled} from './theme/styled.ts';

export type LineProps = Style & {
	readonly children: Spans;
	/** How many columns its place has, if it can be too long for it. */
	readonly columns?: number;
};

/**
 * One line of text. With {@link Block} and {@link Paragraph} the only way to draw text (a test keeps Ink's `Text` out of all
 * other files), and by its types only safe text gets here.
 */
export function Line({children, columns, ...style}: LineProps) {
	const spans = flat(children);
	return (
		<Text wrap="truncate" {...textProps(style)}>
			{drawn(columns === undefined ? spans : cutToFit(spans, columns))}
		</Text>
	);
}

/** Lines of one style below each other, drawn as one: cheaper than a {@link Line} each. An empty one keeps its row. */
export function Block({lines, ...style}: Style & {readonly lines: readonly SafeText[]}) {
	return (
		<Line {...style}>
			{joined(
				lines.map((line) => (line === '' ? safe` ` : line)),
				safe`\n`,
			)}
		</Line>
	);
}

/** Text that goes on in the next line where its place ends. */
export function Paragraph({children, ...style}: Style & {readonly children: Spans}) {
	return <Text {...textProps(style)}>{drawn(flat(children))}</Text>;
}

/** One line that is never broken, however narrow the terminal: it breaks the line itself, so that what is copied from it is whole. */
export function Unbroken({children, ...style}: Style & {readonly children: Spans}) {
	const spans = flat(children);
	return (
		<Box flexShrink={0} width={spans.reduce((sum, {text}) => sum + widthOf(text), 0)}>
			<Text {...textProps(style)}>{drawn(spans)}</Text>
		</Box>
	);
}

/** A mark that turns while something is under way. It draws nothing but its own characters. */
export function Spin({isAscii, ...style}: Style & {readonly isAscii: boolean}) {
	return (
		<Text {...textProps(style)}>
			<Spinner type={isAscii ? 'line' : 'dots'} />
		</Text>
	);
}

function textProps({colour, background, isBold, isDim, isInverse, isUnderlined}: Style) {
	return {
		...(colour === undefined ? {} : {color: colour}),
		...(background === undefined ? {} : {backgroundColor: background}),
		bold: isBold === true,
		dimColor: isDim === true,
		inverse: isInverse === true,
		underline: isUnderlined === true,
	};
}

/** All parts in one text: every node costs time in every frame. */
function drawn(spans: readonly Span[]): string {
	return spans.map((part) => (part.text !== '' && hasStyle(part) ? styled(part.text, part) : part.text)).join('');
}

function hasStyle({text: _, ...style}: Span): boolean {
	return Object.values(style).some((value) => value !== undefined && value !== false);
}

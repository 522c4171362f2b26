import {Text} from 'ink';
import Spinner from 'ink-spinner';
import type {ReactNode} from 'react';
import {joined} from '../core/text/compose.ts';
import {type SafeText, safe} from '../core/text/text.ts';
import type {Span, Spans, Style} from './span.ts';

/**
 * One line of text, cut where its place ends. With {@link Block} and {@link Paragraph} the only way to draw text (the linter
 * keeps Ink's `Text` out of all other files), and by its types only safe text gets here.
 */
export function Line({children, ...style}: Style & {readonly children: Spans}) {
	return (
		<Text wrap="truncate" {...textProps(style)}>
			{drawn(children)}
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
	return <Text {...textProps(style)}>{drawn(children)}</Text>;
}

/** A mark that turns while something is under way. It draws nothing but its own characters. */
export function Spin({colour, isAscii}: Pick<Style, 'colour'> & {readonly isAscii: boolean}) {
	return (
		<Text {...textProps({colour})}>
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

/** Parts without a style are drawn in one piece with their neighbours: every node costs time in every frame. */
function drawn(spans: Spans): ReactNode {
	const nodes: ReactNode[] = [];
	let plain = '';
	const closePlain = () => {
		if (plain !== '') nodes.push(plain);
		plain = '';
	};
	for (const part of flat(spans)) {
		if (typeof part === 'string') plain += part;
		else if (!hasStyle(part)) plain += part.text;
		else if (part.text !== '') {
			closePlain();
			nodes.push(
				<Text key={nodes.length} {...textProps(part)}>
					{part.text}
				</Text>,
			);
		}
	}
	closePlain();
	return nodes.length < 2 ? (nodes[0] ?? '') : nodes;
}

function flat(spans: Spans): readonly (SafeText | Span)[] {
	if (spans === undefined || spans === false) return [];
	return isList(spans) ? spans.flatMap(flat) : [spans];
}

function isList(spans: Spans): spans is readonly Spans[] {
	return Array.isArray(spans);
}

function hasStyle({text: _, ...style}: Span): boolean {
	return Object.values(style).some((value) => value !== undefined && value !== false);
}

import {Table as InkTable} from 'ink-table';
import {createContext, type PropsWithChildren, useContext, useMemo} from 'react';
import {NO_TEXT, spaces} from '../core/text/compose.ts';
import {leftAligned, widthOf} from '../core/text/drawing/width.ts';
import {type SafeText, safe, safeLine} from '../core/text/text.ts';
import {Line} from './line.tsx';
import type {Theme} from './theme/theme.ts';

/** The rows of a table, all as long as the first, which has the heads of the columns. */
export type TableRows = readonly (readonly SafeText[])[];

/*
 * ink-table takes a text to be as wide as it has UTF-16 units, and hands its cells back as React children of any kind. So it gets
 * no text but a stand-in: as many private-use characters as the text is wide, the first of which tells which text it is.
 */
const FIRST = 0xe000;
const FILLER = '\uf8ff';
/** Beyond this many texts there are no stand-ins left; the rest is drawn as the first of them, `…`. */
const MOST_TEXTS = FILLER.charCodeAt(0) - FIRST;

/** What the cells find in place of their stand-ins, and how the heads and the box are drawn. */
const Look = createContext<{readonly texts: readonly SafeText[]} & Pick<Theme, 'muted' | 'rule'>>({
	texts: [],
	muted: {},
	rule: {},
});

/** A table in a box, each column as wide as the widest text in it. */
export function Table({rows, theme: {muted, rule}}: {readonly rows: TableRows; readonly theme: Theme}) {
	const {texts, names, data} = useMemo(() => withStandIns(rows), [rows]);
	const look = useMemo(() => ({texts, muted, rule}), [texts, muted, rule]);
	return (
		<Look value={look}>
			<InkTable data={data} columns={names} cell={Cell} header={Head} skeleton={BoxLine} />
		</Look>
	);
}

function withStandIns(rows: TableRows) {
	const texts = [safe`…`];
	const [names = [], ...cells] = rows.map((row) =>
		row.map((text) => standInOf(texts.length < MOST_TEXTS ? texts.push(text) - 1 : 0, text)),
	);
	return {texts, names, data: cells.map((row) => Object.fromEntries(row.map((cell, index) => [names[index], cell])))};
}

function standInOf(index: number, text: SafeText): string {
	return text === '' ? '' : String.fromCharCode(FIRST + index) + FILLER.repeat(Math.max(0, widthOf(text) - 1));
}

function Cell({children}: PropsWithChildren<{readonly column: number}>) {
	return <Line>{useText(children)}</Line>;
}

function Head({children}: PropsWithChildren) {
	return <Line {...useContext(Look).muted}>{useText(children)}</Line>;
}

function BoxLine({children}: PropsWithChildren) {
	return <Line {...useContext(Look).rule}>{safeLine(String(children))}</Line>;
}

/** The text that a stand-in stands for, with the margins that ink-table has put around it. */
function useText(children: unknown): SafeText {
	const {texts} = useContext(Look);
	const place = String(children);
	const margin = place.length - place.trimStart().length;
	const text = texts[place.charCodeAt(margin) - FIRST] ?? NO_TEXT;
	return leftAligned(safe`${spaces(margin)}${text}`, place.length);
}

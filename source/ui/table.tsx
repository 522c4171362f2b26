import {Table as InkTable} from 'ink-table';
import type {PropsWithChildren} from 'react';
import {detailLine, type SafeText, untrusted} from '../core/text/text.ts';
import {leftAligned, widthOf} from '../core/text/width.ts';
import {Line} from './line.tsx';

/** ink-table measures by UTF-16 length; this character fills the difference to the display width and is never drawn. */
const FILLER = '\uE000';

/** The rows of a table, all as long as the first, which has the heads of the columns: no two of them alike. */
export type TableRows = readonly (readonly SafeText[])[];

/** A table in a box, each column as wide as the widest text in it. */
export function Table({rows}: {readonly rows: TableRows}) {
	const [names = [], ...cells] = rows.map((row) => row.map(measurable));
	const data = cells.map((row) => Object.fromEntries(row.map((cell, index) => [names[index], cell])));
	return <InkTable data={data} columns={names} cell={Cell} header={Head} skeleton={Quiet} />;
}

/** A text that is as long for ink-table as it is wide on the screen. */
function measurable(text: SafeText): string {
	return text + FILLER.repeat(Math.max(0, widthOf(text) - text.length));
}

function Cell({children}: PropsWithChildren<{readonly column: number}>) {
	return <Line>{aligned(children)}</Line>;
}

function Head({children}: PropsWithChildren) {
	return <Line isDim>{aligned(children)}</Line>;
}

/** The lines of the box. */
function Quiet({children}: PropsWithChildren) {
	return <Line isDim>{safeAgain(children)}</Line>;
}

/** A cell as wide as ink-table made it, which counts UTF-16 units. */
function aligned(children: unknown): SafeText {
	return leftAligned(safeAgain(children), String(children).length);
}

/** ink-table hands its cells back as React children of any kind: made safe anew, which changes nothing in what was safe. */
function safeAgain(children: unknown): SafeText {
	return detailLine(untrusted(String(children).replaceAll(FILLER, '')));
}

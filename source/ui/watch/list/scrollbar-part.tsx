import {memo, useMemo} from 'react';
import {joined} from '../../../core/text/compose.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import type {Pages} from '../../../state/watch/list/pages.ts';
import {Line} from '../../line.tsx';
import {type Span, span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import {failureCells, type ScrollCell, scrollCells} from './scrollbar.ts';

export type ScrollbarProps = {
	readonly pages: Pages;
	readonly top: number;
	readonly visible: number;
	readonly total: number;
	readonly height: number;
	readonly theme: Theme;
};

/** Where in the list the window is, and where failures are loaded. One column wide. */
export const Scrollbar = memo(function Scrollbar({pages, top, visible, total, height, theme}: ScrollbarProps) {
	const failures = useMemo(() => failureCells(pages, total, height), [pages, total, height]);
	return <Line>{runsOf(scrollCells({top, visible, total, height}, failures), theme)}</Line>;
});

/** The cells one below the other; those that look alike are drawn in one piece, for every piece costs time in every frame. */
function runsOf(cells: readonly ScrollCell[], theme: Theme): readonly Span[] {
	const looks: Readonly<Record<ScrollCell, Span>> = {
		window: span(theme.inView, theme.text),
		failure: span(theme.failureAt, theme.failed),
		track: span(theme.scrollbar, theme.rule),
	};
	const runs: Span[] = [];
	for (let from = 0; from < cells.length; ) {
		const cell = cells[from] ?? 'track';
		const change = cells.findIndex((one, index) => index > from && one !== cell);
		const to = change === -1 ? cells.length : change;
		const signs = new Array<SafeText>(to - from).fill(looks[cell].text);
		const end = to === cells.length ? safe`` : safe`\n`;
		runs.push({...looks[cell], text: safe`${joined(signs, safe`\n`)}${end}`});
		from = to;
	}
	return runs;
}

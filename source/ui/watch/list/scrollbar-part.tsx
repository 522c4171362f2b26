import {memo, useMemo} from 'react';
import {safe} from '../../../core/text/text.ts';
import type {Pages} from '../../../state/watch/list/pages.ts';
import {Line} from '../../line.tsx';
import {span} from '../../span.ts';
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
	const looks: Readonly<Record<ScrollCell, ReturnType<typeof span>>> = {
		window: span(theme.inView, theme.text),
		failure: span(theme.failureAt, theme.failed),
		track: span(theme.scrollbar, theme.rule),
	};
	const cells = scrollCells({top, visible, total, height}, failures);
	return <Line>{cells.map((cell, index) => [index > 0 && safe`\n`, looks[cell]])}</Line>;
});

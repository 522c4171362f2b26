import type {SafeText} from '../core/text/text.ts';
import {knowsAllFailures} from '../state/failures/why.ts';
import type {State} from '../state/watch/state.ts';
import {bodyRows, type Layout} from './layout.ts';
import {copiedLines} from './overlays/copied.tsx';
import {rememberLast} from './remember-last.ts';
import type {Theme} from './theme/theme.ts';
import {triageExtent} from './triage/email-page.ts';
import {
	createPageWriter,
	type DetailsPage,
	detailsExtent,
	type OpenEmail,
	openEmail,
} from './watch/details/details-view.ts';
import {panesOf} from './watch/panes.ts';
import {minuteOf} from './watch/part.ts';

/**
 * The texts that can be longer than their place: an open email, and the last copied text. Both the screen, which draws it, and the
 * keys, which scroll it, read it here; it is written once and kept until it changes.
 */
export type Reader = {
	/** The page of an email in a pane of the given width, written for a time (epoch ms, coarse). */
	readonly emailPage: (email: OpenEmail, columns: number, writtenAt: number) => DetailsPage;
	/** How far the open email can be scrolled, in lines, as far as that is known at line `top`. */
	readonly emailExtent: (state: State, layout: Layout, now: number, top: number) => number;
	/** What was copied last, in lines of the given width. */
	readonly copiedLines: (text: string, columns: number) => readonly SafeText[];
	/** How far that can be scrolled, in lines. */
	readonly copiedExtent: (state: State, layout: Layout) => number;
};

/** Opens a reader for a theme, whose signs take part in the lines. */
export function createReader(theme: Theme): Reader {
	const emailPage = createPageWriter(theme);
	const linesOf = rememberLast(copiedLines);
	return {
		emailPage,
		copiedLines: linesOf,
		emailExtent(state, layout, now, top) {
			if (state.triage !== undefined) return triageExtent(state, layout, now, top, emailPage);
			const email = openEmail(state, knowsAllFailures(state));
			if (email === undefined) return 0;
			const {columns, rows} = panesOf(layout);
			return detailsExtent(emailPage(email, columns, minuteOf(now)), top, rows - 1);
		},
		copiedExtent: ({view}, layout) =>
			Math.max(0, linesOf(view.copied ?? '', layout.columns).length - (bodyRows(layout) - 1)),
	};
}

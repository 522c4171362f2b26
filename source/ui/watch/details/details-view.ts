import type {Email, EmailDetails} from '../../../core/emails/email.ts';
import type {Problem} from '../../../core/network/problem.ts';
import {type WrappedBody, wrapBody} from '../../../core/text/drawing/wrap-body.ts';
import type {SafeText} from '../../../core/text/text.ts';
import {whyText} from '../../../state/failures/why.ts';
import {type BodyForm, freshestEmail, knownOf, topOf} from '../../../state/watch/details/pane.ts';
import type {SeenStatus} from '../../../state/watch/details/status-history.ts';
import {cursorRow} from '../../../state/watch/list/cursor.ts';
import {emailUnderCursor} from '../../../state/watch/list/list.ts';
import type {State} from '../../../state/watch/state.ts';
import {rememberLast} from '../../remember-last.ts';
import type {Span} from '../../span.ts';
import type {TableRows} from '../../table.tsx';
import type {Theme} from '../../theme/theme.ts';
import {bodyNote, factsOf} from './details-page.ts';
import {tableHeight, tagRows} from './tag-table.tsx';

/** The email that is open, as far as it is known, and how it is shown. */
export type OpenEmail = {
	/** The email as the list has it, shown until the whole one is there. */
	readonly listed: Email;
	/** Which row of the list it is, counted from 0. */
	readonly row: number;
	readonly details?: EmailDetails;
	readonly problem?: Problem;
	readonly statusHistory: readonly SeenStatus[];
	/** Why it failed, where it did. */
	readonly why?: SafeText;
	readonly form: BodyForm;
	/** The first line shown. */
	readonly top: number;
};

const NO_STATUSES: readonly SeenStatus[] = [];

type OpenFacts = Pick<State, 'details' | 'statusHistory' | 'failures' | 'replay'>;

/** The email that is open where the details are; undefined in an empty list. */
export function openEmail({list, ...state}: OpenFacts & Pick<State, 'list'>): OpenEmail | undefined {
	const listed = emailUnderCursor(list);
	const {id} = list.selection;
	if (listed === undefined || id === null) return undefined;
	return openEmailOf({id, listed, row: cursorRow(list.pages, list.selection)}, state);
}

/** An email in some row, as far as it is known. */
export function openEmailOf(
	{id, listed, row}: Pick<OpenEmail, 'listed' | 'row'> & {readonly id: string},
	{details: pane, statusHistory, ...state}: OpenFacts,
): OpenEmail {
	const known = knownOf(pane, id);
	const why = whyText(freshestEmail(listed, known.details), state);
	return {
		listed,
		row,
		...known,
		statusHistory: statusHistory.get(id) ?? NO_STATUSES,
		...(why === undefined ? {} : {why}),
		form: pane.form,
		top: topOf(pane, id),
	};
}

/** What there is to show of an email in some width: lines before and after the table of tags, and the body. */
export type DetailsPage = {
	readonly head: readonly (readonly Span[])[];
	readonly table: TableRows;
	readonly foot: readonly (readonly Span[])[];
	readonly body: WrappedBody;
};

/** Columns left free on either side. */
export const MARGIN = 1;
/** So many lines beyond the visible ones are made, so that there is always something to scroll to and most emails are known whole. */
const AHEAD = 100;
const NO_BODY: WrappedBody = {upTo: () => [], isWhole: () => true};

/**
 * Makes what writes the pages of open emails, for panes of so many columns and a time (epoch ms, coarse). Facts and body are written
 * again only when they change, so that screen and keys can ask for the page as often as they like.
 */
export function createPageWriter(theme: Theme): (email: OpenEmail, columns: number, writtenAt: number) => DetailsPage {
	const wrap = rememberLast(wrapBody);
	const write = rememberLast(
		(
			listed: Email,
			details: EmailDetails | undefined,
			problem: Problem | undefined,
			statusHistory: readonly SeenStatus[],
			why: SafeText | undefined,
			form: BodyForm,
			columns: number,
			now: number,
		) => {
			if (form === 'json' && details !== undefined) return {head: [], table: [], foot: []};
			const told = {listed, details, problem, statusHistory, why, now, columns, theme};
			// The table costs as much as all the rest: it comes with the whole email, not with each that the cursor passes.
			const table = details === undefined && problem === undefined ? [] : tagRows(listed.tags, columns);
			return {head: factsOf(told), table, foot: bodyNote(told, isTextPart(form, details))};
		},
	);
	return ({listed, details, problem, statusHistory, why, form}, width, writtenAt) => {
		const columns = width - 2 * MARGIN;
		const text = bodyText(form, details);
		return {
			...write(listed, details, problem, statusHistory, why, form, columns, writtenAt),
			body: text === undefined ? NO_BODY : wrap(text, columns),
		};
	};
}

function isTextPart(form: BodyForm, details: EmailDetails | undefined): boolean {
	return form === 'text' || details?.bodies.html === undefined;
}

function bodyText(form: BodyForm, details: EmailDetails | undefined): SafeText | undefined {
	if (form === 'json') return details?.bodies.json;
	return details?.bodies[isTextPart(form, details) ? 'text' : 'html'];
}

/** How many lines stand before the body. */
export function fixedLines({head, table, foot}: DetailsPage): number {
	return head.length + tableHeight(table) + foot.length;
}

/** The lines of the body that may be seen in a window of `height` lines that begins at `top`, and some more. */
export function bodyLines(page: DetailsPage, top: number, height: number): readonly SafeText[] {
	return page.body.upTo(Math.max(0, top + height + AHEAD - fixedLines(page)));
}

/** How far a window of `height` lines can be scrolled, in lines, as far as it is known at `top`. */
export function detailsExtent(page: DetailsPage, top: number, height: number): number {
	return Math.max(0, fixedLines(page) + bodyLines(page, top, height).length - height);
}

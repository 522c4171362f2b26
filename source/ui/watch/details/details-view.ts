import type {Email, EmailDetails} from '../../../core/emails/email.ts';
import type {Problem} from '../../../core/network/problem.ts';
import {textBetween, wrap as wrapText} from '../../../core/text/drawing/width.ts';
import {type WrappedBody, wrapBody} from '../../../core/text/drawing/wrap-body.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import {countByDomain, othersText, whyText} from '../../../state/failures/why.ts';
import {type BodyForm, freshestEmail, knownOf, topOf} from '../../../state/watch/details/pane.ts';
import type {SeenStatus} from '../../../state/watch/details/status-history.ts';
import {cursorRow} from '../../../state/watch/list/cursor.ts';
import {emailUnderCursor} from '../../../state/watch/list/list.ts';
import type {State} from '../../../state/watch/state.ts';
import {rememberLast} from '../../remember-last.ts';
import {span} from '../../span.ts';
import type {TableRows} from '../../table.tsx';
import type {Theme} from '../../theme/theme.ts';
import {compactFacts, compactNote, PANE_LABEL} from './compact-page.ts';
import {bodyNote, FULL_LABEL, factsOf} from './details-page.ts';
import type {PageLine, Told} from './page-lines.ts';
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
	/** Why it failed, if it did. */
	readonly why?: SafeText;
	/** The failures that are known of the send, and whether those are all. */
	readonly failures: readonly Email[];
	readonly areAllFailures: boolean;
	readonly form: BodyForm;
	/** It has the whole screen. */
	readonly isFull: boolean;
	/** The first line shown. */
	readonly top: number;
};

const NO_STATUSES: readonly SeenStatus[] = [];

type OpenFacts = Pick<State, 'details' | 'statusHistory' | 'failures' | 'replay'>;

/** The email that is open where the details are; undefined in an empty list. */
export function openEmail(
	{list, ...state}: OpenFacts & Pick<State, 'list'>,
	areAllFailures: boolean,
): OpenEmail | undefined {
	const listed = emailUnderCursor(list);
	const {id} = list.selection;
	if (listed === undefined || id === null) return undefined;
	return openEmailOf({id, listed, row: cursorRow(list.pages, list.selection)}, state, areAllFailures);
}

/** An email in some row, as far as it is known. */
export function openEmailOf(
	{id, listed, row}: Pick<OpenEmail, 'listed' | 'row'> & {readonly id: string},
	{details: pane, statusHistory, ...state}: OpenFacts,
	areAllFailures: boolean,
): OpenEmail {
	const known = knownOf(pane, id);
	const why = whyText(freshestEmail(listed, known.details), state);
	return {
		listed,
		row,
		...known,
		statusHistory: statusHistory.get(id) ?? NO_STATUSES,
		...(why === undefined ? {} : {why}),
		failures: state.failures.known.emails,
		areAllFailures,
		form: pane.form,
		isFull: pane.isFull === true,
		top: topOf(pane, id),
	};
}

/** What there is to show of an email in some width: lines before and after the table of tags, and the body. */
export type DetailsPage = {
	readonly head: readonly PageLine[];
	readonly table: TableRows;
	readonly foot: readonly PageLine[];
	readonly body: WrappedBody;
};

/** Columns left free on either side. */
export const MARGIN = 1;
/** This many lines are made beyond the visible ones, so that there is always something to scroll to, and most emails are known whole. */
const AHEAD = 100;
const NO_BODY: WrappedBody = {upTo: () => [], isWhole: () => true};
const NO_PAGE = {head: [], table: [], foot: []};

/**
 * Makes a writer of the pages of open emails, for panes of the given width and a time (epoch ms, coarse). Facts and body are written
 * again only when they change, so that screen and keys can ask for the page as often as they like.
 */
export function createPageWriter(theme: Theme): (email: OpenEmail, columns: number, writtenAt: number) => DetailsPage {
	const wrap = rememberLast(wrapBody);
	const byDomain = rememberLast(countByDomain);
	const bare = rememberLast(withoutSubject);
	const write = rememberLast(
		(
			listed: Email,
			details: EmailDetails | undefined,
			problem: Problem | undefined,
			statusHistory: readonly SeenStatus[],
			why: SafeText | undefined,
			others: SafeText | undefined,
			form: BodyForm,
			isFull: boolean,
			columns: number,
			now: number,
		) => {
			if (form === 'json' && details !== undefined) return NO_PAGE;
			const label = isFull ? FULL_LABEL : PANE_LABEL;
			const told = {listed, details, problem, statusHistory, why, others, now, columns, label, theme};
			const isText = isTextPart(form, details);
			if (!isFull)
				return {head: compactFacts(told), table: [], foot: [...loadNote(told), ...compactNote(told, isText)]};
			// The table costs as much as all the rest: it comes with the whole email, not with each that the cursor passes.
			const table = details === undefined && problem === undefined ? [] : tagRows(listed.tags, columns);
			return {head: factsOf(told), table, foot: [...loadNote(told), ...bodyNote(told, isText)]};
		},
	);
	return (email, width, writtenAt) => {
		const {listed, details, problem, statusHistory, why, form, isFull} = email;
		const columns = width - 2 * MARGIN;
		const text = bodyText(form, details);
		const others = why === undefined ? undefined : othersText(email.listed, email, byDomain(email.failures));
		return {
			...write(listed, details, problem, statusHistory, why, others, form, isFull, columns, writtenAt),
			body: text === undefined ? NO_BODY : wrap(isFull ? text : bare(text, listed), columns),
		};
	};
}

/** A body without the subject in its first line, which the pane already shows above it. */
function withoutSubject(text: SafeText, {subject}: Email): SafeText {
	if (subject === undefined || subject.safe === '' || !text.startsWith(`${subject.safe}\n`)) return text;
	const rest = text.slice(subject.safe.length);
	return textBetween(text, text.length - rest.trimStart().length, text.length);
}

/** Why the whole email is missing, or that it is being loaded. */
function loadNote({details, problem, columns, theme}: Told): readonly PageLine[] {
	if (problem !== undefined)
		return [[], ...wrapText(problem.sentence, columns, 4).map((text) => [span(text, theme.alert)])];
	return details === undefined ? [[], [span(safe`loading the whole email`, theme.muted)]] : [];
}

/** Which body is shown, in a word or two, if any. */
export function bodyName({form, details}: Pick<OpenEmail, 'form' | 'details'>): SafeText | undefined {
	if (details === undefined || bodyText(form, details) === undefined) return undefined;
	if (form === 'json') return safe`raw JSON`;
	return isTextPart(form, details) ? safe`text part` : safe`html as text`;
}

function isTextPart(form: BodyForm, details: EmailDetails | undefined): boolean {
	return form === 'text' || details?.bodies.html === undefined;
}

function bodyText(form: BodyForm, details: EmailDetails | undefined): SafeText | undefined {
	if (form === 'json') return details?.bodies.json;
	return details?.bodies[isTextPart(form, details) ? 'text' : 'html'];
}

/** How many lines are before the body. */
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

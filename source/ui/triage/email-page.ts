import {knowsAllFailures} from '../../state/failures/why.ts';
import {triageEmail} from '../../state/triage/select.ts';
import type {State} from '../../state/watch/state.ts';
import type {Layout} from '../layout.ts';
import {type Span, span} from '../span.ts';
import {type DetailsPage, detailsExtent, type OpenEmail, openEmailOf} from '../watch/details/details-view.ts';
import {minuteOf} from '../watch/part.ts';
import {triageLayout} from './triage-layout.ts';

/** The email under the cursor of the triage as the details have it, if any. */
export function triagedEmail(
	state: Pick<State, 'triage' | 'failures' | 'details' | 'statusHistory' | 'replay' | 'watch'>,
): OpenEmail | undefined {
	const shown = triageEmail(state);
	if (shown === undefined) return undefined;
	const email = openEmailOf({...shown, listed: shown.email}, state, knowsAllFailures(state));
	return {...email, isFull: state.triage?.isFull === true};
}

/** Writes the details of an email in the given width, for a time (epoch ms, coarse). */
type PageOf = (email: OpenEmail, columns: number, writtenAt: number) => DetailsPage;

/** So many lines beyond those that are visible are made, so that there is always something to scroll to. */
const AHEAD = 100;

/** All there is to show of an email, at least so many lines of it where there are as many. */
export function emailLines(
	email: OpenEmail,
	least: number,
	columns: number,
	writtenAt: number,
	pageOf: PageOf,
): readonly (readonly Span[])[] {
	const {head, foot, body} = pageOf(email, columns, writtenAt);
	// If nobody asked for the whole email it is not being loaded either.
	const isAsked = email.details !== undefined || email.problem !== undefined;
	const before = [...head, ...(isAsked ? foot : [])];
	const text = body.upTo(Math.max(0, least + AHEAD - before.length));
	return [...before, ...text.map((line) => [span(line, {})])];
}

/** How far the email under the cursor can be scrolled, in lines, as far as that is known at line `top`. */
export function triageExtent(state: State, layout: Layout, now: number, top: number, pageOf: PageOf): number {
	const place = triageLayout(state, layout).email;
	const email = triagedEmail(state);
	if (place === undefined || email === undefined) return 0;
	const height = place.rows - 1;
	if (layout.isFull) return detailsExtent(pageOf(email, place.columns, minuteOf(now)), top, height);
	const lines = emailLines(email, top + height, place.columns, minuteOf(now), pageOf);
	return Math.max(0, lines.length - height);
}

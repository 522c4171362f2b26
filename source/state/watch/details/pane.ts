import type {Email, EmailDetails} from '../../../core/emails/email.ts';
import {isRefusal, type Problem} from '../../../core/network/problem.ts';

/** How the body of the open email is shown: its HTML as readable text, its text part, or the whole answer as JSON. */
export type BodyForm = 'html' | 'text' | 'json';

/** An email to fetch in full. `asOf` is when it last changed as far as the list knows (epoch ms), 0 if that is unknown. */
export type DetailsRequest = {readonly id: string; readonly asOf: number};

/** An email fetched in full, and the last change of it that this includes (epoch ms). */
type Fetched = {readonly details: EmailDetails; readonly asOf: number};

/**
 * The pane with the open email beside, below or over the list. It always shows the email under the cursor; the last few emails that
 * were fetched are kept.
 */
export type DetailsPane = {
	readonly isOpen: boolean;
	/** The keys that move scroll the email, and not the list beside it. */
	readonly isFocused: boolean;
	/** It takes the place of all but the first line and the last; the keys that move scroll it. */
	readonly isFull?: true;
	/** There is room for it beside the list: it opens automatically, unless the user closed it. */
	readonly hasRoom?: true;
	readonly isDismissed?: true;
	/** It is open automatically: the keys are still those of the list. */
	readonly isPreview?: true;
	readonly form: BodyForm;
	/** How far the email with this id is scrolled, in lines; any other starts at its top. */
	readonly scroll: {readonly id: string; readonly top: number};
	/** By email id, the one fetched longest ago first. */
	readonly fetched: ReadonlyMap<string, Fetched>;
	/** The last fetch that failed. It is not retried until the user asks or moves on, or the email changes. */
	readonly failed?: DetailsRequest & {readonly problem: Problem};
	/** Why the server refused an email, by its id. It is not requested again until the user asks. */
	readonly refused: ReadonlyMap<string, Problem>;
};

const MAX_EMAILS = 20;
const MAX_CHARACTERS = 8 * 1024 * 1024;

/** Closed, and nothing fetched. */
export const CLOSED_PANE: DetailsPane = {
	isOpen: false,
	isFocused: false,
	form: 'html',
	scroll: {id: '', top: 0},
	fetched: new Map(),
	refused: new Map(),
};

/** Opens the pane and moves the focus into it. A fetch that failed before is tried again, unless it was refused. */
export function openPane(pane: DetailsPane): DetailsPane {
	const {failed: _, isPreview: __, isDismissed: ___, isFull: ____, ...rest} = pane;
	return {...rest, isOpen: true, isFocused: true, scroll: CLOSED_PANE.scroll};
}

/** Closes the pane, or gives the keys back to the list where the pane is open automatically. What was fetched is kept. */
export function closePane({isPreview, isFull: _, ...pane}: DetailsPane): DetailsPane {
	if (pane.hasRoom && !isPreview) return {...pane, isFocused: false, isPreview: true};
	return {...pane, isOpen: false, isFocused: false, ...(isPreview ? {isDismissed: true as const} : {})};
}

/** Moves the focus into the open email, or back to the list. */
export function focusPane(pane: DetailsPane, isFocused: boolean): DetailsPane {
	const {isFull: _, ...rest} = pane;
	return pane.isOpen ? {...rest, isFocused} : pane;
}

/** Gives the open email the whole screen, or its pane again; the focus is in it either way. */
export function enlargePane({isFull: _, ...pane}: DetailsPane, isFull: boolean): DetailsPane {
	return pane.isOpen ? {...pane, isFocused: true, ...(isFull ? {isFull} : {})} : pane;
}

/** The terminal has room for the pane beside the list, or no longer: then it opens or closes automatically. */
export function fitPane({hasRoom: _, ...pane}: DetailsPane, hasRoom: boolean): DetailsPane {
	if (!hasRoom) return pane.isPreview ? withoutPreview(pane) : pane;
	const opens = !pane.isOpen && !pane.isDismissed;
	return {...pane, hasRoom: true, ...(opens ? {isOpen: true, isPreview: true as const} : {})};
}

function withoutPreview({isPreview: _, ...pane}: DetailsPane): DetailsPane {
	return {...pane, isOpen: false};
}

/** The user asked for a retry. */
export function clearPaneFailure({failed: _, ...rest}: DetailsPane): DetailsPane {
	return {...rest, refused: CLOSED_PANE.refused};
}

/** Scrolls an email by lines. */
export function scrollPane(pane: DetailsPane, id: string, by: number): DetailsPane {
	return {...pane, scroll: {id, top: Math.max(0, topOf(pane, id) + by)}};
}

/** Shows the body in another form. To and from the JSON it starts at the top. */
export function turnPane(pane: DetailsPane, form: BodyForm): DetailsPane {
	const isOtherText = form === 'json' || pane.form === 'json';
	return {...pane, form, scroll: isOtherText ? CLOSED_PANE.scroll : pane.scroll};
}

/** The first line of an email that is shown. */
export function topOf({scroll}: DetailsPane, id: string): number {
	return scroll.id === id ? scroll.top : 0;
}

/** An email was fetched in full. */
export function receiveDetails(pane: DetailsPane, {id, asOf}: DetailsRequest, details: EmailDetails): DetailsPane {
	const others = [...pane.fetched].filter(([known]) => known !== id);
	const latest: Fetched = {details, asOf: Math.max(asOf, details.email.updatedAt ?? 0)};
	const {failed: _, ...rest} = pane;
	return {...rest, fetched: new Map(withinLimits([...others, [id, latest]]))};
}

/** The pane without the emails that were fetched, but for one. */
export function forgetFetched(pane: DetailsPane, but: string | null): DetailsPane {
	return {...pane, fetched: new Map([...pane.fetched].filter(([id]) => id === but))};
}

/** The fetch of an email failed. What is known of it stays. */
export function failDetails(pane: DetailsPane, request: DetailsRequest, problem: Problem): DetailsPane {
	if (isRefusal(problem)) return {...pane, refused: new Map([...pane.refused, [request.id, problem]])};
	return {...pane, failed: {...request, problem}};
}

/** Keeps the last few, fewer if they are large, but at least one. */
function withinLimits(entries: readonly (readonly [string, Fetched])[]): readonly (readonly [string, Fetched])[] {
	let room = MAX_CHARACTERS;
	const last = entries.slice(-MAX_EMAILS);
	const first = last.findLastIndex(([, {details}]) => {
		room -= sizeOf(details);
		return room < 0;
	});
	return last.slice(Math.min(first + 1, last.length - 1));
}

function sizeOf({bodies: {html, text, json}}: EmailDetails): number {
	return (html?.length ?? 0) + (text?.length ?? 0) + json.length;
}

/** What has to be fetched for the pane, given the email under the cursor, if anything. */
export function wantedDetails(pane: DetailsPane, listed: Email | undefined): DetailsRequest | undefined {
	if (!pane.isOpen || listed === undefined) return undefined;
	const id = listed.id.raw;
	if (pane.refused.has(id)) return undefined;
	const asOf = listed.updatedAt ?? 0;
	const known = pane.fetched.get(id);
	if (known !== undefined && known.asOf >= asOf) return undefined;
	return pane.failed?.id === id && pane.failed.asOf >= asOf ? undefined : {id, asOf};
}

/** The details of an email once they were fetched, or why they could not be. */
export function knownOf(
	{fetched, failed, refused}: DetailsPane,
	id: string,
): {readonly details?: EmailDetails; readonly problem?: Problem} {
	const known = fetched.get(id);
	const problem = refused.get(id) ?? (failed?.id === id ? failed.problem : undefined);
	return {
		...(known === undefined ? {} : {details: known.details}),
		...(problem === undefined ? {} : {problem}),
	};
}

/** The latest known form of an email: as it was fetched, with the status from the list where that is newer. */
export function freshestEmail(listed: Email, details: EmailDetails | undefined): Email {
	if (details === undefined) return listed;
	const {email} = details;
	if ((listed.updatedAt ?? 0) <= (email.updatedAt ?? 0)) return email;
	return {...email, status: listed.status, ...(listed.updatedAt === undefined ? {} : {updatedAt: listed.updatedAt})};
}

import type {Email, EmailDetails} from '../../../core/emails/email.ts';
import type {Problem} from '../../../core/network/problem.ts';

/** How the body of the open email is shown: its html as readable text, its text part, or the whole answer as JSON. */
export type BodyForm = 'html' | 'text' | 'json';

/** One email to fetch whole: `asOf` is when it last changed as far as the list knows (epoch ms), 0 where it did not say. */
export type DetailsRequest = {readonly id: string; readonly asOf: number};

/** One email fetched whole, and up to which change of it that holds. */
type Fetched = {readonly details: EmailDetails; readonly asOf: number};

/**
 * The email that is open beside, below or over the list. It is always the one under the cursor, so it is known by whether it is open;
 * what was fetched is kept for the last few emails.
 */
export type DetailsPane = {
	readonly isOpen: boolean;
	readonly form: BodyForm;
	/** How far which email is scrolled, in lines; another email starts at its top. */
	readonly scroll: {readonly id: string; readonly top: number};
	/** By email id, the one used longest ago first. */
	readonly fetched: ReadonlyMap<string, Fetched>;
	/** The last fetch that failed. It is not tried again before somebody asks, moves on, or the email changes. */
	readonly trouble?: DetailsRequest & {readonly problem: Problem};
};

const MOST_EMAILS = 20;
const MOST_CHARACTERS = 8 * 1024 * 1024;

/** Closed, and nothing fetched. */
export const CLOSED_PANE: DetailsPane = {
	isOpen: false,
	form: 'html',
	scroll: {id: '', top: 0},
	fetched: new Map(),
};

/** Opens the email under the cursor; what failed before is tried again. */
export function openPane(pane: DetailsPane): DetailsPane {
	return {...clearPaneFailure(pane), isOpen: true, scroll: CLOSED_PANE.scroll};
}

/** Closes it; what was fetched is kept. */
export function closePane(pane: DetailsPane): DetailsPane {
	return {...pane, isOpen: false};
}

/** Somebody asked to try again. */
export function clearPaneFailure({trouble: _, ...rest}: DetailsPane): DetailsPane {
	return rest;
}

/** Scrolls one email by lines. */
export function scrollPane(pane: DetailsPane, id: string, by: number): DetailsPane {
	return {...pane, scroll: {id, top: Math.max(0, topOf(pane, id) + by)}};
}

/** Shows the body in another form; the JSON starts at its top. */
export function turnPane(pane: DetailsPane, form: BodyForm): DetailsPane {
	const isOtherText = form === 'json' || pane.form === 'json';
	return {...pane, form, scroll: isOtherText ? CLOSED_PANE.scroll : pane.scroll};
}

/** The first line of an email that is shown. */
export function topOf({scroll}: DetailsPane, id: string): number {
	return scroll.id === id ? scroll.top : 0;
}

/** An email came in whole. */
export function receiveDetails(pane: DetailsPane, {id, asOf}: DetailsRequest, details: EmailDetails): DetailsPane {
	const others = [...pane.fetched].filter(([known]) => known !== id);
	const news: Fetched = {details, asOf: Math.max(asOf, details.email.updatedAt ?? 0)};
	return {...clearPaneFailure(pane), fetched: new Map(bounded([...others, [id, news]]))};
}

/** The fetch of an email failed; what is known of it stays. */
export function failDetails(pane: DetailsPane, request: DetailsRequest, problem: Problem): DetailsPane {
	return {...pane, trouble: {...request, problem}};
}

/** Keeps the last few, fewer when they are large, and at least one. */
function bounded(entries: readonly (readonly [string, Fetched])[]): readonly (readonly [string, Fetched])[] {
	let room = MOST_CHARACTERS;
	const last = entries.slice(-MOST_EMAILS);
	const first = last.findLastIndex(([, {details}]) => {
		room -= sizeOf(details);
		return room < 0;
	});
	return last.slice(Math.min(first + 1, last.length - 1));
}

function sizeOf({bodies: {html, text, json}}: EmailDetails): number {
	return (html?.length ?? 0) + (text?.length ?? 0) + json.length;
}

/** What has to be fetched for the pane, given the email under the cursor; undefined while nothing is. */
export function wantedDetails(pane: DetailsPane, listed: Email | undefined): DetailsRequest | undefined {
	if (!pane.isOpen || listed === undefined) return undefined;
	const id = listed.id.raw;
	const asOf = listed.updatedAt ?? 0;
	const known = pane.fetched.get(id);
	if (known !== undefined && known.asOf >= asOf) return undefined;
	return pane.trouble?.id === id && pane.trouble.asOf >= asOf ? undefined : {id, asOf};
}

/** What is known of an email: all of it once it was fetched, and why it could not be. */
export function knownOf(
	{fetched, trouble}: DetailsPane,
	id: string,
): {readonly details?: EmailDetails; readonly problem?: Problem} {
	const known = fetched.get(id);
	return {
		...(known === undefined ? {} : {details: known.details}),
		...(trouble?.id === id ? {problem: trouble.problem} : {}),
	};
}

/** The email as it is now: the fetched one, with the status of the list where a poll has seen a later one. */
export function freshestEmail(listed: Email, details: EmailDetails | undefined): Email {
	if (details === undefined) return listed;
	const {email} = details;
	if ((listed.updatedAt ?? 0) <= (email.updatedAt ?? 0)) return email;
	return {...email, status: listed.status, ...(listed.updatedAt === undefined ? {} : {updatedAt: listed.updatedAt})};
}

import type {Email} from '../../../core/emails/email.ts';
import {joined} from '../../../core/text/compose.ts';
import {widthOf} from '../../../core/text/drawing/width.ts';
import {clockTime} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';

/** The columns of the list; all but the first two are 0 if there is no room for them. A status of 1 is its glyph alone. */
export type ListColumns = {
	readonly status: number;
	readonly to: number;
	readonly subject: number;
	readonly tags: number;
	readonly time: number;
};

/** The widest contents of each column so far. */
export type Widest = {readonly to: number; readonly tags: number; readonly time: number};

/** Before anything is seen: the width of a usual address and a time of day. */
export const USUAL_WIDTHS: Widest = {to: 24, tags: 0, time: 8};

/** What is before the columns, and between two of them. */
export const CURSOR = 3;
export const GAP = 2;
const [STATUS, GLYPH] = [13, 1];
const TIME_COLUMNS = 56;
/** From this many columns on the rows have a subject, or a reason in its place. */
export const SUBJECT_COLUMNS = 80;
const FEWEST_TO = 8;
const FEWEST_SUBJECT = 12;
/** Addresses and tags take at most these shares of what is left for all texts. */
const [TO_SHARE, TAGS_SHARE] = [0.58, 0.35];
/** A date and a time, where emails are older than a day. */
const DATE_COLUMNS = 90;
const TIME_OF_DAY = 8;

/** How a list of the given width shares them: the status word whole or its glyph alone, an address as wide as the widest, the subject what is left. */
export function listColumns(columns: number, hasTags: boolean, widest: Widest): ListColumns {
	const time = columns < TIME_COLUMNS ? 0 : columns < DATE_COLUMNS ? TIME_OF_DAY : widest.time;
	const rest = columns - CURSOR - STATUS - GAP - (time === 0 ? 0 : time + GAP) - 1;
	if (columns < SUBJECT_COLUMNS) {
		// The counters have the same glyphs, but an address without its beginning or its domain could be anyone's.
		const status = time === 0 && widest.to > rest ? GLYPH : STATUS;
		return {status, to: Math.max(FEWEST_TO, rest + STATUS - status), subject: 0, tags: 0, time};
	}
	const to = Math.min(widest.to, Math.floor(rest * TO_SHARE));
	const tags = hasTags ? Math.min(widest.tags, Math.floor(rest * TAGS_SHARE)) : 0;
	const subject = rest - to - GAP - (tags === 0 ? 0 : tags + GAP);
	return {status: STATUS, to, subject: Math.max(FEWEST_SUBJECT, subject), tags, time};
}

/** The same widths, or wider ones where some email needs them; they never shrink, so that nothing moves as rows come and go. */
export function widen(widest: Widest, emails: readonly Email[], hasTags: boolean, writtenAt: number): Widest {
	let {to, tags, time} = widest;
	for (const email of emails) {
		to = Math.max(to, widthOf(recipientText(email)));
		if (hasTags) tags = Math.max(tags, widthOf(tagsText(email)));
		time = Math.max(time, widthOf(timeText(email, writtenAt)));
	}
	return to === widest.to && tags === widest.tags && time === widest.time ? widest : {to, tags, time};
}

/** The first recipient, and how many others there are. */
export function recipientText({to}: Email): SafeText {
	const address = to[0]?.address.safe ?? safe`(nobody)`;
	return to.length > 1 ? safe`${address} +${to.length - 1}` : address;
}

/** The tags as pairs. */
export function tagsText({tags}: Email): SafeText {
	return joined(
		tags.map(({key, value}) => safe`${key.safe}:${value.safe}`),
		safe`  `,
	);
}

/** When the email last changed. */
export function timeText({updatedAt, createdAt}: Email, writtenAt: number, columns = 12): SafeText {
	const at = updatedAt ?? createdAt;
	return at === undefined ? safe`` : clockTime(at, writtenAt, columns);
}

import type {Email} from '../../../core/emails/email.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {leftAligned} from '../../../core/text/drawing/width.ts';
import {clockTime, count, duration, fullTime} from '../../../core/text/format.ts';
import {detailLine, type SafeText, safe} from '../../../core/text/text.ts';
import {freshestEmail} from '../../../state/watch/details/pane.ts';
import {span} from '../../span.ts';
import type {Style} from '../../theme/style.ts';
import {lookOf} from '../../theme/theme.ts';
import {factLines, mailboxText, type PageLine, recipientLines, type Told, warningLines} from './page-lines.ts';

/** The columns of the labels on a page that has the whole screen. */
export const FULL_LABEL = 11;

/** The facts about an email with their labels: recipients, status and times, id. */
export function factsOf(told: Told): readonly PageLine[] {
	const {listed, details, why, others, theme} = told;
	const email = freshestEmail(listed, details);
	const look = lookOf(theme, email.status.safe);
	const fact = (label: SafeText, value: SafeText, style: Style = {}) => factLines(label, value, told, style);
	const id = fact(safe`id`, detailLine(email.id));
	return [
		...fact(safe`subject`, email.subject === undefined ? safe`(none)` : detailLine(email.subject), {isBold: true}),
		...fact(safe`status`, safe`${look.glyph} ${email.status.safe}`, look.style),
		// The id is what the Console looks the reason up by.
		...(why === undefined
			? []
			: [...fact(safe`why`, why), ...(others === undefined ? [] : fact(NO_TEXT, others)), ...id]),
		...warningLines(email, told),
		...recipientLines(email, told),
		...(email.from === undefined ? [] : fact(safe`from`, mailboxText(email.from))),
		...timeline(email, told),
		...(why === undefined ? id : []),
		...(email.related ?? []).flatMap((one) => fact(safe`related`, detailLine(one))),
		...(details?.attachments ?? []).flatMap((one) => fact(safe`attached`, detailLine(one))),
	];
}

/** The line below the facts: which body it is, or why there is none. */
export function bodyNote(told: Told, isText: boolean): readonly PageLine[] {
	const {details, theme} = told;
	if (details === undefined) return [];
	const {bodies, htmlLength, isRecorded} = details;
	if (isRecorded) return factLines(safe`body`, safe`not recorded`, told, theme.muted);
	const size = htmlLength === undefined ? NO_TEXT : safe`, ${count(htmlLength)} characters`;
	const isUnread = htmlLength !== undefined && bodies.html === undefined;
	const unread = safe`its html could not be read`;
	const what = isText ? safe`text part${isUnread ? safe`; ${unread}` : NO_TEXT}` : safe`html as text${size}`;
	if (bodies.html === undefined && bodies.text === undefined)
		return factLines(safe`body`, isUnread ? unread : safe`none`, told, theme.muted);
	return [...factLines(safe`body`, what, told, theme.muted), []];
}

/** What the server says it did, and between that what the polls of this watch saw. */
function timeline(email: Email, told: Told): readonly PageLine[] {
	const at = (label: SafeText, time: number | undefined) =>
		time === undefined ? [] : factLines(label, fullTime(time), told);
	return [
		...at(safe`created`, email.createdAt),
		...at(safe`scheduled`, email.scheduledFor),
		...observed(told),
		...at(safe`updated`, email.updatedAt),
		...at(safe`deleted`, email.deletedAt),
	];
}

/** The statuses that this watch has seen an email in. */
function observed({statusHistory, now, label, theme}: Told): readonly PageLine[] {
	return statusHistory.map(({status, at}, index) => {
		const look = lookOf(theme, status.safe);
		const before = statusHistory[index - 1];
		const rest = before === undefined ? safe`  when first seen` : safe`  ${duration(at - before.at)} later`;
		return [
			span(leftAligned(index === 0 ? safe`observed` : NO_TEXT, label), theme.muted),
			span(safe`${clockTime(at, now)}  `, {}),
			span(safe`${look.glyph} ${status.safe}`, look.style),
			span(rest, theme.muted),
		];
	});
}

import type {Email, EmailDetails, Mailbox, Receipt} from '../../../core/emails/email.ts';
import type {Problem} from '../../../core/network/problem.ts';
import {NO_TEXT, spaces} from '../../../core/text/compose.ts';
import {leftAligned, wrap} from '../../../core/text/drawing/width.ts';
import {clockTime, count, duration, fullTime} from '../../../core/text/format.ts';
import {detailLine, type SafeText, safe} from '../../../core/text/text.ts';
import {freshestEmail} from '../../../state/watch/details/pane.ts';
import type {SeenStatus} from '../../../state/watch/details/status-history.ts';
import {type Span, span} from '../../span.ts';
import type {Style} from '../../theme/style.ts';
import {lookOf, type Theme} from '../../theme/theme.ts';

/** One line of the page, as parts that follow each other. */
export type PageLine = readonly Span[];

/** What is told of an email. */
export type Told = {
	/** The email as the list has it. */
	readonly listed: Email;
	readonly details: EmailDetails | undefined;
	/** Why the whole email could not be fetched. */
	readonly problem: Problem | undefined;
	readonly statusHistory: readonly SeenStatus[];
	/** Why it failed, where it did. */
	readonly why: SafeText | undefined;
	/** The time the lines are written for (epoch ms). */
	readonly now: number;
	readonly columns: number;
	readonly theme: Theme;
};

const LABEL = 11;
const MOST_LINES = 4;

/** The facts about an email, a label to each: who, what became of it and when, what it is known by. */
export function factsOf(told: Told): readonly PageLine[] {
	const {listed, details, why, theme} = told;
	const email = freshestEmail(listed, details);
	const look = lookOf(theme, email.status.safe);
	const fact = (label: SafeText, value: SafeText, style: Style = {}) => factLines(label, value, told, style);
	const id = fact(safe`id`, detailLine(email.id));
	return [
		...fact(safe`subject`, email.subject === undefined ? safe`(none)` : detailLine(email.subject), {isBold: true}),
		...fact(safe`status`, safe`${look.glyph} ${email.status.safe}`, look.style),
		// The id is what the Console looks the reason up by.
		...(why === undefined ? [] : [...fact(safe`why`, why), ...id]),
		...(email.isSuspicious ? warning(told) : []),
		...recipients(email, told),
		...(email.from === undefined ? [] : fact(safe`from`, mailboxText(email.from))),
		...timeline(email, told),
		...(why === undefined ? id : []),
		...(email.related ?? []).flatMap((one) => fact(safe`related`, detailLine(one))),
		...(details?.attachments ?? []).flatMap((one) => fact(safe`attached`, detailLine(one))),
	];
}

/** What is said below the facts: which body it is, or why there is none. */
export function bodyNote(told: Told, isText: boolean): readonly PageLine[] {
	const {details, problem, columns, theme} = told;
	if (problem !== undefined)
		return [[], ...wrap(problem.sentence, columns, 4).map((text) => [span(text, theme.alert)])];
	if (details === undefined) return [[], [span(safe`loading the whole email`, theme.muted)]];
	const {bodies, htmlLength} = details;
	const size = htmlLength === undefined ? NO_TEXT : safe`, ${count(htmlLength)} characters`;
	const isUnread = htmlLength !== undefined && bodies.html === undefined;
	const unread = safe`its html could not be read in time`;
	const what = isText ? safe`text part${isUnread ? safe`; ${unread}` : NO_TEXT}` : safe`html as text${size}`;
	if (bodies.html === undefined && bodies.text === undefined)
		return factLines(safe`body`, isUnread ? unread : safe`none`, told, theme.muted);
	return [...factLines(safe`body`, what, told, theme.muted), []];
}

function factLines(label: SafeText, value: SafeText, {columns, theme}: Told, style: Style = {}): readonly PageLine[] {
	return wrap(value, Math.max(8, columns - LABEL), MOST_LINES).map((text, index) => [
		span(leftAligned(index === 0 ? label : NO_TEXT, LABEL), theme.muted),
		span(text, style),
	]);
}

function warning(told: Told): readonly PageLine[] {
	const text = safe`${told.theme.alarm} It tries to drive or deceive the terminal; what it wrote is shown, not obeyed.`;
	return factLines(NO_TEXT, text, told, told.theme.alert);
}

function recipients(email: Email, told: Told): readonly PageLine[] {
	const {details} = told;
	if (email.to.length === 0) return factLines(safe`to`, safe`(nobody)`, told);
	return email.to.flatMap((one, index) => {
		const receipt = details?.receipts?.find(({to}) => to.address.safe === one.address.safe);
		const lines = factLines(index === 0 ? safe`to` : NO_TEXT, mailboxText(one), told);
		return receipt === undefined ? lines : [...lines, receiptLine(receipt, told)];
	});
}

function receiptLine({status, updatedAt}: Receipt, {now, theme}: Told): PageLine {
	const look = lookOf(theme, status.safe);
	const since = updatedAt === undefined ? NO_TEXT : safe` ${clockTime(updatedAt, now)}`;
	return [span(spaces(LABEL), {}), span(safe`${look.glyph} ${status.safe}`, look.style), span(since, theme.muted)];
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

function observed({statusHistory, now, theme}: Told): readonly PageLine[] {
	return statusHistory.map(({status, at}, index) => {
		const look = lookOf(theme, status.safe);
		const before = statusHistory[index - 1];
		const rest = before === undefined ? safe`  when first seen` : safe`  ${duration(at - before.at)} later`;
		return [
			span(leftAligned(index === 0 ? safe`observed` : NO_TEXT, LABEL), theme.muted),
			span(safe`${clockTime(at, now)}  `, {}),
			span(safe`${look.glyph} ${status.safe}`, look.style),
			span(rest, theme.muted),
		];
	});
}

function mailboxText({address, name}: Mailbox): SafeText {
	return name === undefined || name.safe === ''
		? detailLine(address)
		: safe`${detailLine(name)} <${detailLine(address)}>`;
}

import type {Email, EmailDetails, Mailbox, Receipt} from '../../../core/emails/email.ts';
import type {Problem} from '../../../core/network/problem.ts';
import {NO_TEXT, spaces} from '../../../core/text/compose.ts';
import {leftAligned, wrap} from '../../../core/text/drawing/width.ts';
import {clockTime} from '../../../core/text/format.ts';
import {detailLine, type SafeText, safe} from '../../../core/text/text.ts';
import type {SeenStatus} from '../../../state/watch/details/status-history.ts';
import {type Span, span} from '../../span.ts';
import type {Style} from '../../theme/style.ts';
import {lookOf, type Theme} from '../../theme/theme.ts';

/** One line of the page, as parts that follow each other. */
export type PageLine = readonly Span[];

/** What is shown of an email. */
export type Told = {
	/** The email as the list has it. */
	readonly listed: Email;
	readonly details: EmailDetails | undefined;
	/** Why the whole email could not be fetched. */
	readonly problem: Problem | undefined;
	readonly statusHistory: readonly SeenStatus[];
	/** Why it failed, if it did. */
	readonly why: SafeText | undefined;
	/** How many others failed at its domain, if that is known. */
	readonly others: SafeText | undefined;
	/** The time the lines are written for (epoch ms). */
	readonly now: number;
	readonly columns: number;
	/** How many columns the labels have. */
	readonly label: number;
	readonly theme: Theme;
};

const MOST_LINES = 4;

/** A label and what it names, which goes on below itself. */
export function factLines(
	name: SafeText,
	value: SafeText,
	{columns, label, theme}: Told,
	style: Style = {},
): readonly PageLine[] {
	return wrap(value, Math.max(8, columns - label), MOST_LINES).map((text, index) => [
		span(leftAligned(index === 0 ? name : NO_TEXT, label), theme.muted),
		span(text, style),
	]);
}

/** The warning about an email that tries to deceive, if it does. */
export function warningLines({isSuspicious}: Email, told: Told): readonly PageLine[] {
	if (isSuspicious !== true) return [];
	const text = safe`${told.theme.alarm} It tries to control or deceive the terminal; the control characters are shown, not run.`;
	return factLines(NO_TEXT, text, told, told.theme.alert);
}

/** Its recipients, and the status of each of several if the server gives it. */
export function recipientLines({to}: Email, told: Told): readonly PageLine[] {
	if (to.length === 0) return factLines(safe`to`, safe`(nobody)`, told);
	return to.flatMap((one, index) => {
		const receipt = told.details?.receipts?.find((known) => known.to.address.safe === one.address.safe);
		const lines = factLines(index === 0 ? safe`to` : NO_TEXT, mailboxText(one), told);
		return receipt === undefined ? lines : [...lines, receiptLine(receipt, told)];
	});
}

function receiptLine({status, updatedAt}: Receipt, {now, label, theme}: Told): PageLine {
	const look = lookOf(theme, status.safe);
	const since = updatedAt === undefined ? NO_TEXT : safe` ${clockTime(updatedAt, now)}`;
	return [span(spaces(label), {}), span(safe`${look.glyph} ${status.safe}`, look.style), span(since, theme.muted)];
}

/** A name with its address. */
export function mailboxText({address, name}: Mailbox): SafeText {
	return name === undefined || name.safe === ''
		? detailLine(address)
		: safe`${detailLine(name)} <${detailLine(address)}>`;
}

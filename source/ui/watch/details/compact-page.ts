import type {Email} from '../../../core/emails/email.ts';
import {joined, NO_TEXT} from '../../../core/text/compose.ts';
import {textBetween, truncate, wrap} from '../../../core/text/drawing/width.ts';
import {clockTime, duration} from '../../../core/text/format.ts';
import {detailLine, type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import {freshestEmail} from '../../../state/watch/details/pane.ts';
import type {SeenStatus} from '../../../state/watch/details/status-history.ts';
import {span} from '../../span.ts';
import {lookOf} from '../../theme/theme.ts';
import {factLines, mailboxText, type PageLine, recipientLines, type Told, warningLines} from './page-lines.ts';

/** The columns of the labels in a pane. */
export const PANE_LABEL = 6;

const MOST_SUBJECT_LINES = 2;
const [SECOND_MS, MINUTE_MS] = [1000, 60_000];
const TIME_OF_DAY = /^\d\d:\d\d:\d\d$/u;

/** The same facts in a pane, as few lines as they need: what it is and what became of it, why, who, its tags, what was seen of it. */
export function compactFacts(told: Told): readonly PageLine[] {
	const {listed, details, why, others, statusHistory, columns, theme} = told;
	const email = freshestEmail(listed, details);
	const subject = email.subject === undefined ? safe`(no subject)` : detailLine(email.subject);
	const seen = seenText(statusHistory, told);
	const tags = tagsLine(email, columns - told.label);
	const files = details?.attachments ?? [];
	return [
		...wrap(subject, columns, MOST_SUBJECT_LINES).map((line) => [span(line, {isBold: true})]),
		...statusLines(email, told),
		...(why === undefined ? [] : factLines(safe`why`, why, told)),
		...(why === undefined || others === undefined ? [] : factLines(NO_TEXT, others, told)),
		...warningLines(email, told),
		...recipientLines(email, told),
		...(email.from === undefined ? [] : factLines(safe`from`, mailboxText(email.from), told)),
		...(tags === NO_TEXT ? [] : factLines(safe`tags`, tags, told)),
		...(seen === NO_TEXT ? [] : factLines(safe`seen`, seen, told, theme.muted)),
		...factLines(safe`id`, detailLine(email.id), told, theme.muted),
		...(files.length === 0 ? [] : factLines(safe`files`, joined(files.map(detailLine), safe` ${theme.dot} `), told)),
	];
}

/** What stands between the facts and the text. */
export function compactNote(told: Told, isText: boolean): readonly PageLine[] {
	const {details, theme} = told;
	if (details === undefined) return [];
	const {bodies, htmlLength, isRecorded} = details;
	if (isRecorded) return [[], [span(safe`A recording keeps no bodies.`, theme.muted)]];
	const isUnread = htmlLength !== undefined && bodies.html === undefined;
	if (isUnread) return [[], [span(safe`its html could not be read`, theme.muted)], []];
	if (bodies.html === undefined && bodies.text === undefined) return [[], [span(safe`no body`, theme.muted)]];
	return isText && bodies.html === undefined ? [[], [span(safe`text part, no html`, theme.muted)], []] : [[]];
}

/** `↩ UNDELIVERED   20:49:29, 27 s after it was created` */
function statusLines(email: Email, {columns, now, theme}: Told): readonly PageLine[] {
	const {glyph, style} = lookOf(theme, email.status.safe);
	const status = safe`${glyph} ${email.status.safe}`;
	const times = timesText(email, now);
	const [first = status, ...more] = wrap(times === NO_TEXT ? status : safe`${status}   ${times}`, columns, 2);
	if (!first.startsWith(status)) return [[span(truncate(status, columns), style)]];
	return [
		[span(status, style), span(textBetween(first, status.length, first.length), {})],
		...more.map((line) => [span(line, {})]),
	];
}

/** When an email changed, on one line. */
function timesText({createdAt, updatedAt, scheduledFor, deletedAt}: Email, now: number): SafeText {
	const after =
		createdAt === undefined || updatedAt === undefined || updatedAt - createdAt < SECOND_MS
			? []
			: [safe`${duration(updatedAt - createdAt)} after it was created`];
	const created =
		updatedAt === undefined && createdAt !== undefined ? [safe`created ${clockTime(createdAt, now)}`] : [];
	return joined(
		[
			...(updatedAt === undefined ? created : [clockTime(updatedAt, now), ...after]),
			...(scheduledFor === undefined ? [] : [safe`scheduled for ${clockTime(scheduledFor, now)}`]),
			...(deletedAt === undefined ? [] : [safe`deleted ${clockTime(deletedAt, now)}`]),
		],
		safe`, `,
	);
}

function tagsLine({tags}: Email, columns: number): SafeText {
	const pairs = tags.map(({key, value}) => safe`${detailLine(key)}:${detailLine(value)}`);
	return truncate(joined(pairs, safe`  `), columns);
}

/** `queued 20:49:02 · sent :24 · undelivered :29`: within one minute the seconds are enough. */
function seenText(history: readonly SeenStatus[], {now, theme}: Told): SafeText {
	const texts = history.map(({status, at}, index) => {
		const before = history[index - 1]?.at ?? Number.NEGATIVE_INFINITY;
		const time = clockTime(at, now);
		const isSameMinute = Math.floor(at / MINUTE_MS) === Math.floor(before / MINUTE_MS) && TIME_OF_DAY.test(time);
		return safe`${safeLine(status.safe.toLowerCase())} ${isSameMinute ? safeLine(time.slice(-3)) : time}`;
	});
	return joined(texts, safe` ${theme.dot} `);
}

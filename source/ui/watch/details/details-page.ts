import type {Email, EmailDetails, Mailbox, Receipt} from '../../../core/emails/email.ts';
import type {Problem} from '../../../core/network/problem.ts';
import {clockTime, count, duration, fullTime} from '../../../core/text/format.ts';
import {detailLine, type SafeText} from '../../../core/text/text.ts';
import {leftAligned, wrap} from '../../../core/text/width.ts';
import {freshestEmail} from '../../../state/watch/details/pane.ts';
import type {SeenStatus} from '../../../state/watch/details/status-history.ts';
import {type Colour, lookOf, type Theme} from '../../theme/theme.ts';

/** A piece of a line in one look. */
export type Span = {
	readonly text: string;
	readonly colour?: Colour | undefined;
	readonly isDim?: true;
	readonly isBold?: true;
};

/** One line, as pieces that follow each other. */
export type Line = readonly Span[];

/** What is told of an email. */
export type Told = {
	/** The email as the list has it. */
	readonly listed: Email;
	readonly details: EmailDetails | undefined;
	/** Why the whole email could not be fetched. */
	readonly problem: Problem | undefined;
	readonly statusHistory: readonly SeenStatus[];
	/** The time the lines are written for (epoch ms). */
	readonly now: number;
	readonly columns: number;
	readonly theme: Theme;
};

const LABEL = 11;
const MOST_LINES = 4;

/** The facts about an email, a label to each: who, what became of it and when, what it is known by. */
export function factsOf(told: Told): readonly Line[] {
	const {listed, details, columns, theme} = told;
	const email = freshestEmail(listed, details);
	const look = lookOf(theme, email.status.safe);
	const fact = (label: string, value: string, look_: Omit<Span, 'text'> = {}) =>
		factLines(label, value, columns, look_);
	return [
		...fact('subject', email.subject === undefined ? '(none)' : detailLine(email.subject), {isBold: true}),
		...fact('status', `${look.glyph} ${email.status.safe}`, {colour: look.colour}),
		...(email.isSuspicious ? warning(told) : []),
		...recipients(email, told),
		...(email.from === undefined ? [] : fact('from', mailboxText(email.from))),
		...timeline(email, told),
		...fact('id', detailLine(email.id)),
		...(details?.related ?? []).flatMap((one) => fact('related', detailLine(one))),
		...(details?.attachments ?? []).flatMap((one) => fact('attached', detailLine(one))),
	];
}

/** What is said below the facts: which body it is, or why there is none. */
export function bodyNote({details, problem, columns, theme}: Told, isText: boolean): readonly Line[] {
	if (problem !== undefined)
		return [[], ...wrap(problem.sentence, columns, 4).map((text) => [{text, colour: theme.warning}])];
	if (details === undefined) return [[], [{text: 'loading the whole email', isDim: true}]];
	const {bodies, htmlLength} = details;
	const size = htmlLength === undefined ? '' : `, ${count(htmlLength)} characters`;
	const unread = htmlLength !== undefined && bodies.html === undefined ? '; its html could not be read in time' : '';
	const what = isText ? `text part${unread}` : `html as text${size}`;
	if (bodies.html === undefined && bodies.text === undefined)
		return factLines('body', unread === '' ? 'none' : unread.slice(2), columns, {isDim: true});
	return [...factLines('body', what, columns, {isDim: true}), []];
}

function factLines(label: string, value: string, columns: number, look: Omit<Span, 'text'> = {}): readonly Line[] {
	return wrap(value, Math.max(8, columns - LABEL), MOST_LINES).map((text, index) => [
		{text: leftAligned(index === 0 ? label : '', LABEL), isDim: true},
		{text, ...look},
	]);
}

function warning({columns, theme}: Told): readonly Line[] {
	const text = `${theme.alarm} It tries to drive or deceive the terminal; what it wrote is shown, not obeyed.`;
	return factLines('', text, columns, {colour: theme.danger});
}

function recipients(email: Email, told: Told): readonly Line[] {
	const {details, columns} = told;
	if (email.to.length === 0) return factLines('to', '(nobody)', columns);
	return email.to.flatMap((one, index) => {
		const receipt = details?.receipts?.find(({to}) => to.address.safe === one.address.safe);
		const lines = factLines(index === 0 ? 'to' : '', mailboxText(one), columns);
		return receipt === undefined ? lines : [...lines, receiptLine(receipt, told)];
	});
}

function receiptLine({status, updatedAt}: Receipt, {now, theme}: Told): Line {
	const look = lookOf(theme, status.safe);
	const since = updatedAt === undefined ? '' : ` ${clockTime(updatedAt, now)}`;
	return [
		{text: ' '.repeat(LABEL)},
		{text: `${look.glyph} ${status.safe}`, colour: look.colour},
		{text: since, isDim: true},
	];
}

/** What the server says it did, and between that what the polls of this watch saw. */
function timeline(email: Email, told: Told): readonly Line[] {
	const {details, columns} = told;
	const at = (label: string, time: number | undefined) =>
		time === undefined ? [] : factLines(label, fullTime(time), columns);
	return [
		...at('created', email.createdAt),
		...at('scheduled', details?.scheduledFor),
		...observed(told),
		...at('updated', email.updatedAt),
		...at('deleted', details?.deletedAt),
	];
}

function observed({statusHistory, now, theme}: Told): readonly Line[] {
	return statusHistory.map(({status, at}, index) => {
		const look = lookOf(theme, status.safe);
		const before = statusHistory[index - 1];
		const rest = before === undefined ? '  when first seen' : `  ${duration(at - before.at)} later`;
		return [
			{text: leftAligned(index === 0 ? 'observed' : '', LABEL), isDim: true},
			{text: `${clockTime(at, now)}  `},
			{text: `${look.glyph} ${status.safe}`, colour: look.colour},
			{text: rest, isDim: true},
		];
	});
}

function mailboxText({address, name}: Mailbox): SafeText | string {
	return name === undefined || name.safe === '' ? detailLine(address) : `${detailLine(name)} <${detailLine(address)}>`;
}

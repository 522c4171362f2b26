import {memo} from 'react';
import type {Email} from '../../../core/emails/email.ts';
import {type Query, segmentsOf} from '../../../core/emails/find.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {clockTime} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import {leftAligned, rightAligned, widthOf} from '../../../core/text/width.ts';
import type {ListColumns} from '../../layout.ts';
import {Line} from '../../line.tsx';
import {type Span, type Style, span} from '../../span.ts';
import {type Colour, lookOf, type Theme} from '../../theme/theme.ts';

export type EmailRowProps = {
	readonly email: Email;
	readonly isSelected: boolean;
	/** Why the row is dimmed: it is no longer in the list at the server. */
	readonly missing: SafeText | undefined;
	readonly isMarked: boolean;
	/** Why it failed: it takes the place of the subject, unless what is looked for may be there. */
	readonly reason: SafeText | undefined;
	/** What is looked for, where this email matches. */
	readonly query: Query | undefined;
	readonly columns: ListColumns;
	/** The time the row is written for (epoch ms), coarse: it is drawn again when it changes. */
	readonly writtenAt: number;
	readonly theme: Theme;
};

/** One email in one line: status, recipient, subject, when it last changed. */
export const EmailRow = memo(function EmailRow({
	email,
	isSelected,
	missing,
	isMarked,
	reason,
	query,
	columns,
	writtenAt,
	theme,
}: EmailRowProps) {
	const look = lookOf(theme, email.status.safe);
	const status = leftAligned(safe`${look.glyph} ${email.status.safe}`, columns.status);
	const recipients = recipientsOf(email, columns.to);
	const text = (query === undefined ? reason : undefined) ?? email.subject?.safe ?? NO_TEXT;
	const subject = leftAligned(missing === undefined ? text : safe`(${missing}) ${text}`, columns.subject);
	const gap = columns.subject === 0 ? NO_TEXT : safe`  `;
	const time = timeOf(email, columns.time, writtenAt);
	const coloured = (text: SafeText, colour: Colour | undefined) => (isSelected ? text : span(text, {colour}));
	return (
		<Line isBold={isSelected} isDim={missing !== undefined} isInverse={isSelected}>
			{email.isSuspicious ? coloured(theme.alarm, theme.danger) : safe` `}
			{isSelected ? theme.cursor : safe` `}
			{isMarked ? coloured(theme.mark, theme.accent) : safe` `}
			{coloured(status, look.colour)}
			{query === undefined ? recipients : lit(query, email.to[0]?.address.safe, recipients, theme)}
			{gap}
			{query === undefined ? subject : lit(query, email.subject?.safe, subject, theme)}
			{safe`${time} `}
		</Line>
	);
});

function recipientsOf({to}: Email, width: number): SafeText {
	const others = to.length > 1 ? safe` +${to.length - 1}` : NO_TEXT;
	const address = to[0]?.address.safe ?? safe`(nobody)`;
	return safe`${leftAligned(address, width - widthOf(others))}${others}`;
}

/** A column, `shown` as it fills its place, with what matches in its text lit: by colour, or underlined where there are no colours. */
function lit(query: Query, text: SafeText | undefined, shown: SafeText, {warning}: Theme): readonly Span[] {
	const style: Style = warning === undefined ? {isUnderlined: true} : {background: warning, colour: 'black'};
	return segmentsOf(query, text ?? NO_TEXT, shown).map(({text: segment, isMatch}) =>
		span(segment, isMatch ? style : {}),
	);
}

function timeOf({updatedAt, createdAt}: Email, width: number, writtenAt: number): SafeText {
	if (width === 0) return NO_TEXT;
	const at = updatedAt ?? createdAt;
	return safe`  ${rightAligned(at === undefined ? NO_TEXT : clockTime(at, writtenAt, width), width)}`;
}

import {memo} from 'react';
import type {Email} from '../../../core/emails/email.ts';
import {type Query, segmentsOf} from '../../../core/emails/find.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {leftAligned, rightAligned, widthOf} from '../../../core/text/drawing/width.ts';
import {clockTime} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import type {ListColumns} from '../../layout.ts';
import {Line} from '../../line.tsx';
import {type Span, span} from '../../span.ts';
import type {Style} from '../../theme/style.ts';
import {lookOf, type Theme} from '../../theme/theme.ts';

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
	const row = {...(missing === undefined ? {} : theme.muted), ...(isSelected ? theme.selected : {})};
	// On an inverse row a colour would be a ground.
	const own = (text: SafeText, style: Style) => (row.isInverse === true ? text : span(text, style));
	return (
		<Line {...row}>
			{email.isSuspicious ? own(theme.alarm, theme.alert) : safe` `}
			{isSelected ? own(theme.cursor, theme.accent) : safe` `}
			{isMarked ? own(theme.mark, theme.accent) : safe` `}
			{own(status, look.style)}
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

/** A column, `shown` as it fills its place, with what matches in its text lit. */
function lit(query: Query, text: SafeText | undefined, shown: SafeText, {match}: Theme): readonly Span[] {
	return segmentsOf(query, text ?? NO_TEXT, shown).map(({text: segment, isMatch}) =>
		span(segment, isMatch ? match : {}),
	);
}

function timeOf({updatedAt, createdAt}: Email, width: number, writtenAt: number): SafeText {
	if (width === 0) return NO_TEXT;
	const at = updatedAt ?? createdAt;
	return safe`  ${rightAligned(at === undefined ? NO_TEXT : clockTime(at, writtenAt, width), width)}`;
}

import {memo} from 'react';
import type {Email} from '../../../core/emails/email.ts';
import {type Query, segmentsOf} from '../../../core/emails/find.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {cutAddress} from '../../../core/text/drawing/cut-address.ts';
import {leftAligned, rightAligned, widthOf} from '../../../core/text/drawing/width.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import {Line} from '../../line.tsx';
import {type Span, type Spans, span} from '../../span.ts';
import type {Style} from '../../theme/style.ts';
import {lookOf, type Theme} from '../../theme/theme.ts';
import {type ListColumns, tagsText, timeText} from './list-columns.ts';

export type EmailRowProps = {
	readonly email: Email;
	readonly isSelected: boolean;
	/** Its status changed with the last poll: for so long the word is bold. */
	readonly isChanged: boolean;
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

/** One email in one line: status, recipient, subject, tags, when it last changed. */
export const EmailRow = memo(function EmailRow(props: EmailRowProps) {
	const {email, isSelected, missing, isMarked, query, columns, writtenAt, theme} = props;
	const time =
		columns.time === 0 ? NO_TEXT : safe`  ${rightAligned(timeText(email, writtenAt, columns.time), columns.time)}`;
	const row = {...(missing === undefined ? {} : theme.muted), ...(isSelected ? theme.selected : {})};
	// On an inverse row, a colour would become the background.
	const own = (text: SafeText, style: Style) => (row.isInverse === true ? text : span(text, style));
	const status = statusSpan(props);
	return (
		<Line {...row}>
			{email.isSuspicious ? own(theme.alarm, theme.alert) : safe` `}
			{isSelected ? own(theme.cursor, theme.accent) : safe` `}
			{isMarked ? own(theme.mark, theme.accent) : safe` `}
			{row.isInverse === true ? status.text : status}
			{safe`  `}
			{recipientSpans(props)}
			{columns.subject > 0 && [safe`  `, subjectSpans(props)]}
			{columns.tags > 0 && [safe`  `, lit(query, tagsText(email), leftAligned(tagsText(email), columns.tags), theme)]}
			{safe`${time} `}
		</Line>
	);
});

/** The status in its colour, bold where it has just changed. */
export function statusSpan({
	email: {status},
	isChanged,
	columns,
	theme,
}: Pick<EmailRowProps, 'email' | 'isChanged' | 'columns' | 'theme'>): Span {
	const {glyph, style} = lookOf(theme, status.safe);
	const text = columns.status <= widthOf(glyph) ? glyph : leftAligned(safe`${glyph} ${status.safe}`, columns.status);
	return span(text, isChanged ? {...style, isBold: true} : style);
}

/** The first recipient, cut before its domain if it is too long, and how many others there are. */
function recipientSpans({email: {to}, query, columns, isSelected, theme}: EmailRowProps): Spans {
	const others = to.length > 1 ? safe` +${to.length - 1}` : NO_TEXT;
	const address = to[0]?.address.safe ?? safe`(nobody)`;
	const room = columns.to - widthOf(others);
	const shown = leftAligned(cutAddress(address, room), room);
	const spans = lit(query, to[0]?.address.safe ?? NO_TEXT, shown, theme);
	return [isSelected ? spans.map((part) => ({...part, isBold: true})) : spans, others];
}

function subjectSpans({email, reason, missing, query, columns, theme}: EmailRowProps): Spans {
	const text = (query === undefined ? reason : undefined) ?? email.subject?.safe ?? NO_TEXT;
	const shown = leftAligned(missing === undefined ? text : safe`(${missing}) ${text}`, columns.subject);
	return lit(query, email.subject?.safe ?? NO_TEXT, shown, theme);
}

/** A column, `shown` as it fills its place, with what matches in its text lit. */
function lit(query: Query | undefined, text: SafeText, shown: SafeText, {match}: Theme): readonly Span[] {
	if (query === undefined) return [{text: shown}];
	return segmentsOf(query, text, shown).map(({text: segment, isMatch}) => span(segment, isMatch ? match : {}));
}

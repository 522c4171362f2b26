import {Text} from 'ink';
import {memo} from 'react';
import type {Email} from '../../../core/emails/email.ts';
import {type Query, segmentsOf} from '../../../core/emails/find.ts';
import {clockTime} from '../../../core/text/format.ts';
import {type SafeText, safeLine} from '../../../core/text/text.ts';
import {leftAligned, rightAligned} from '../../../core/text/width.ts';
import type {ListColumns} from '../../layout.ts';
import {lookOf, paint, type Theme} from '../../theme/theme.ts';

export type EmailRowProps = {
	readonly email: Email;
	readonly isSelected: boolean;
	readonly isMissing: boolean;
	readonly isMarked: boolean;
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
	isMissing,
	isMarked,
	query,
	columns,
	writtenAt,
	theme,
}: EmailRowProps) {
	const look = lookOf(theme, email.status.safe);
	const status = leftAligned(`${look.glyph} ${email.status.safe}`, columns.status);
	const recipients = recipientsOf(email, columns.to);
	const subject = leftAligned(email.subject?.safe ?? '', columns.subject);
	const gap = columns.subject === 0 ? '' : '  ';
	const time = timeOf(email, columns.time, writtenAt);
	return (
		<Text wrap="truncate" bold={isSelected} dimColor={isMissing} inverse={isSelected}>
			{email.isSuspicious && <Text {...(isSelected ? {} : paint(theme.danger))}>{theme.alarm}</Text>}
			{`${email.isSuspicious ? '' : ' '}${isSelected ? theme.cursor : ' '}${isMarked ? '' : ' '}`}
			{isMarked && <Text {...(isSelected ? {} : paint(theme.accent))}>{theme.mark}</Text>}
			<Text {...(isSelected ? {} : paint(look.colour))}>{status}</Text>
			{query === undefined ? (
				`${recipients}${gap}${subject}${time} `
			) : (
				<>
					<Lit query={query} text={email.to[0]?.address.safe} shown={recipients} theme={theme} />
					{gap}
					<Lit query={query} text={email.subject?.safe} shown={subject} theme={theme} />
					{`${time} `}
				</>
			)}
		</Text>
	);
});

function recipientsOf({to}: Email, width: number): string {
	const others = to.length > 1 ? ` +${to.length - 1}` : '';
	const address = to[0]?.address.safe ?? '(nobody)';
	return leftAligned(address, width - others.length) + others;
}

const NOTHING = safeLine('');

type LitProps = {
	readonly query: Query;
	readonly text: SafeText | undefined;
	/** The text as it fills its column. */
	readonly shown: string;
	readonly theme: Theme;
};

/** A column with what is looked for lit in it: by colour, or underlined where there are no colours. */
function Lit({query, text, shown, theme}: LitProps) {
	const {warning} = theme;
	const look = warning === undefined ? {underline: true} : {backgroundColor: warning, color: 'black'};
	return segmentsOf(query, text ?? NOTHING, shown).map(({from, text: segment, isMatch}) => (
		<Text key={from} {...(isMatch ? look : {})}>
			{segment}
		</Text>
	));
}

function timeOf({updatedAt, createdAt}: Email, width: number, writtenAt: number): string {
	if (width === 0) return '';
	const at = updatedAt ?? createdAt;
	return `  ${rightAligned(at === undefined ? '' : clockTime(at, writtenAt, width), width)}`;
}

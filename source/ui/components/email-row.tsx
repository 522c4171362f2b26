import {Text} from 'ink';
import {memo} from 'react';
import type {Email} from '../../core/email.ts';
import {clockTime} from '../../core/format.ts';
import {leftAligned, rightAligned} from '../../core/width.ts';
import type {ListColumns} from '../layout.ts';
import {lookOf, paint, type Theme} from '../theme.ts';

export type EmailRowProps = {
	readonly email: Email;
	readonly isSelected: boolean;
	readonly isMissing: boolean;
	readonly isMarked: boolean;
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
	columns,
	writtenAt,
	theme,
}: EmailRowProps) {
	const look = lookOf(theme, email.status.safe);
	const status = leftAligned(`${look.glyph} ${email.status.safe}`, columns.status);
	const rest = [
		recipientsOf(email, columns.to),
		subjectOf(email, columns.subject),
		timeOf(email, columns.time, writtenAt),
	];
	return (
		<Text wrap="truncate" bold={isSelected} dimColor={isMissing} inverse={isSelected}>
			<Text {...paint(theme.danger)}>{email.isSuspicious ? theme.alarm : ' '}</Text>
			{`${isSelected ? theme.cursor : ' '}${isMarked ? '' : ' '}`}
			{isMarked && <Text {...(isSelected ? {} : paint(theme.accent))}>{theme.mark}</Text>}
			<Text {...(isSelected ? {} : paint(look.colour))}>{status}</Text>
			{`${rest.join('')} `}
		</Text>
	);
});

function recipientsOf({to}: Email, width: number): string {
	const others = to.length > 1 ? ` +${to.length - 1}` : '';
	const address = to[0]?.address.safe ?? '(nobody)';
	return leftAligned(address, width - others.length) + others;
}

function subjectOf({subject}: Email, width: number): string {
	return width === 0 ? '' : `  ${leftAligned(subject?.safe ?? '', width)}`;
}

function timeOf({updatedAt, createdAt}: Email, width: number, writtenAt: number): string {
	if (width === 0) return '';
	const at = updatedAt ?? createdAt;
	return `  ${rightAligned(at === undefined ? '' : clockTime(at, writtenAt, width), width)}`;
}

import {Box, Text} from 'ink';
import Spinner from 'ink-spinner';
import {duration} from '../../core/format.ts';
import {type OperationId, shortId} from '../../core/ids.ts';
import type {Watch} from '../../core/watch.ts';
import {leftAligned, widthOf} from '../../core/width.ts';
import {lookOf, paint, type Theme} from '../theme.ts';

export type HeaderProps = {
	readonly operationId: OperationId;
	readonly watch: Watch;
	readonly nextPollAt: number | undefined;
	readonly isHalted: boolean;
	readonly isSpinning: boolean;
	readonly columns: number;
	readonly now: number;
	readonly theme: Theme;
};

/** The first line: which operation, where it stands, how old the data is and when the next poll comes. */
export function Header({operationId, watch, nextPollAt, isHalted, isSpinning, columns, now, theme}: HeaderProps) {
	const status = watch.operation?.status.safe ?? '';
	const look = lookOf(theme, watch.operation?.status.safe ?? 'SCHEDULED');
	const age = ageOf(watch, now);
	const next = isHalted
		? 'stopped'
		: nextPollAt === undefined
			? 'asking'
			: `next in ${duration(Math.max(0, nextPollAt - now))}`;
	const freshness = freshnessOf(watch.updatedAt, next, columns, now, theme);
	const statusWidth = status === '' ? 1 : widthOf(status) + 2;
	const fixed = ' sendwatch '.length + 2 + statusWidth + (age === '' ? 0 : age.length + 2) + freshness.length + 2;
	const id = shortId(operationId, Math.max(8, columns - fixed));
	return (
		<Box height={1} width={columns} overflow="hidden">
			<Text wrap="truncate">
				<Text bold {...paint(theme.accent)}>
					{' sendwatch '}
				</Text>
				{leftAligned(` ${id}`, Math.max(9, columns - fixed + 1))}{' '}
			</Text>
			<Text {...paint(look.colour)}>
				{isSpinning ? <Spinner type={theme.isAscii ? 'line' : 'dots'} /> : theme.isAscii ? '*' : '●'}
			</Text>
			<Text bold {...paint(look.colour)}>
				{status === '' ? '' : ` ${status}`}
			</Text>
			<Text wrap="truncate">{age === '' ? '' : `  ${age}`}</Text>
			<Text dimColor wrap="truncate">
				{`  ${freshness}`}
			</Text>
		</Box>
	);
}

/** How long the send has been going on; once settled, how long it took. */
function ageOf({operation, isSettled, settledAt}: Watch, now: number): string {
	if (operation?.createdAt === undefined) return '';
	if (!isSettled) return duration(now - operation.createdAt);
	const end = settledAt ?? operation.updatedAt;
	return end === undefined ? '' : duration(end - operation.createdAt);
}

function freshnessOf(updatedAt: number | undefined, next: string, columns: number, now: number, theme: Theme): string {
	if (columns < 56) return '';
	if (columns < 88 || updatedAt === undefined) return next;
	return `polled ${duration(now - updatedAt)} ago ${theme.dot} ${next}`;
}

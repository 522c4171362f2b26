import {Box} from 'ink';
import {problemForms} from '../../../core/network/problem.ts';
import {NO_TEXT, spaces} from '../../../core/text/compose.ts';
import {windowOf} from '../../../core/text/drawing/line-window.ts';
import {leftAligned, rightAligned} from '../../../core/text/drawing/width.ts';
import {count} from '../../../core/text/format.ts';
import {asSentence, type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import type {Board} from '../../../state/board/board.ts';
import type {BoardOrder} from '../../../state/board/rows/order.ts';
import {wrapWhole} from '../../cut-message.ts';
import type {Field} from '../../fit.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import {Line} from '../../line.tsx';
import {type Span, span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import {titledRule} from '../../titled-rule.ts';
import {type BoardLayout, firstRow} from '../board-layout.ts';
import {tagTexts} from '../in-short/send-texts.ts';
import {BoardRowLine} from './board-row.tsx';
import {BEFORE_SUBJECT, type RowColumns} from './row-columns.ts';

export type BoardListProps = {
	readonly board: Board;
	readonly layout: BoardLayout;
	readonly keyOf: KeyOf;
	readonly now: number;
	readonly theme: Theme;
};

const MINUTE_MS = 60_000;

/** The rows of the board with their title and heads; while words are typed, these are in place of the heads. */
export function BoardList({board, layout, keyOf, now, theme}: BoardListProps) {
	const {listColumns: columns, listRows} = layout;
	const {rows, view, terms} = board;
	const place = Math.max(
		0,
		rows.findIndex(({key}) => key === view.cursor),
	);
	const top = firstRow(layout, place, rows.length, view.offset);
	const writtenAt = Math.floor(now / MINUTE_MS) * MINUTE_MS;
	return (
		<Box flexDirection="column" width={columns} height={listRows + 2}>
			<Line>{titledRule(titleOf(board, keyOf, theme), columns, theme)}</Line>
			{view.prompt === undefined ? (
				<Line {...theme.muted}>{headsOf(layout.row, view)}</Line>
			) : (
				<Line>{promptSpans(view.prompt, columns, theme)}</Line>
			)}
			{rows.length === 0 &&
				wrapWhole(emptyForms(board, keyOf), columns - 4, listRows, keyOf).map((line) => (
					<Line key={line} {...theme.muted}>{safe`  ${line}`}</Line>
				))}
			{rows.slice(top, top + listRows).map((row) => (
				<BoardRowLine
					key={row.key}
					row={row}
					isSelected={row.key === view.cursor}
					isMarked={row.kind === 'send' && view.marks.includes(row.send.id)}
					columns={layout.row}
					width={columns}
					stallAfterMs={terms.stallAfterMs}
					writtenAt={writtenAt}
					theme={theme}
				/>
			))}
		</Box>
	);
}

/** The title of the list of sends, with its filters. */
function titleOf({rows, view, sends, query}: Board, keyOf: KeyOf, theme: Theme) {
	const find = view.find === undefined ? [] : [safeLine(`“${view.find}”`)];
	const failing = view.isOnlyFailing ? [safe`only failing`] : [];
	const tags = query.tags.map(({key, value}) => safeLine(`${key}:${value}`));
	const statuses = query.statuses.map((status) => safeLine(status));
	const campaign = view.campaign === undefined ? [] : [campaignText(rows)];
	const filters = [...campaign, ...statuses, ...tags, ...find, ...failing];
	const many = filters.length === 0 || view.isGrouped ? NO_TEXT : safe` ${count(rows.length)} of ${count(sends.size)}`;
	const unnamed = [...sends.values()].filter(({name}) => name === undefined).length;
	const reading =
		unnamed === 0 || (filters.length === 0 && !view.isGrouped) ? [] : [safe`${count(unnamed)} not read yet`];
	const hints = (['find', 'failures-only'] as const).flatMap((command) => {
		const key = keyOf(command);
		const words = command === 'find' ? safe`find` : view.isOnlyFailing ? safe`all` : safe`failing only`;
		return key === undefined
			? []
			: [{forms: [span(safe`${key} ${words}`, theme.muted)], rank: command === 'find' ? 2 : 4}];
	});
	return {
		left: [
			{
				forms: [span(safe`${view.isGrouped ? safe`Campaigns` : safe`Sends`}${many}`, {...theme.accent, isBold: true})],
				rank: 0,
			},
			...[...filters, ...reading].map((text) => ({forms: [span(text, theme.accent)], rank: 1})),
		],
		right: [orderField(view.order, theme), ...hints],
		gap: 2,
	};
}

/** What the sends of a campaign have in common. */
function campaignText([row]: Board['rows']): SafeText {
	const tag = row?.kind === 'send' ? tagTexts(row.send)[0] : undefined;
	return tag ?? safe`one campaign`;
}

/** The order of the sends. */
const ORDER_WORDS: Readonly<Record<BoardOrder, SafeText>> = {
	usual: safe`newest first`,
	'failed-share': safe`by failed share`,
	failures: safe`by failures`,
	name: safe`by name`,
	pace: safe`by pace`,
};

function orderField(order: BoardOrder, theme: Theme): Field {
	const isUsual = order === 'usual';
	return {forms: [span(ORDER_WORDS[order], isUsual ? theme.muted : theme.accent)], rank: isUsual ? 5 : 1};
}

/** The head of the column that the rows are sorted by has an arrow: downwards the largest first, upwards from A to Z. */
function headsOf(
	{subject, tag, bar, ended, total, failures, share, pace, left, started}: RowColumns,
	{order, isGrouped}: Pick<Board['view'], 'order' | 'isGrouped'>,
): SafeText {
	const what = isGrouped ? safe`CAMPAIGN` : safe`SUBJECT`;
	const name = order === 'name' ? safe`${what} ↑` : what;
	const failed = order === 'failures' ? safe`↓` : order === 'failed-share' ? safe` %↓` : NO_TEXT;
	const fast = order === 'pace' ? safe`PACE↓` : safe`PACE`;
	const head = (text: SafeText, columns: number, align = rightAligned) =>
		columns === 0 ? NO_TEXT : safe` ${align(text, columns)}`;
	return safe`${spaces(BEFORE_SUBJECT)}${leftAligned(name, subject)}${head(safe`TAG`, tag, leftAligned)}${head(safe`PROGRESS`, bar, leftAligned)}${head(safe`ENDED`, ended)}${head(safe`TOTAL`, total)} ${rightAligned(safe`FAILURES`, failures + 2)}${leftAligned(failed, share - 1)}${head(fast, pace)}${head(safe`LEFT`, left, leftAligned)}${head(safe`STARTED`, started, leftAligned)}`;
}

function promptSpans(line: NonNullable<Board['view']['prompt']>, columns: number, theme: Theme): readonly Span[] {
	const label = safe` find `;
	const {before, at, after} = windowOf(line, columns - label.length, 3);
	return [span(label, {...theme.accent, isBold: true}), {text: before}, span(at, {isInverse: true}), {text: after}];
}

/** Why the list of sends is empty, the longest form first: a problem with the key that asks again. */
function emptyForms(board: Board, keyOf: KeyOf): readonly SafeText[] {
	const {sends, polls} = board;
	const {updatedAt, problem, refusal} = polls;
	const shown = refusal !== undefined && sends.size === 0 ? refusal : updatedAt === undefined ? problem : undefined;
	if (shown === undefined) return [emptyText(board)];
	const key = keyOf('refresh');
	const way = key === undefined ? NO_TEXT : safe` ${key} requests the sends again.`;
	return problemForms(shown).map((form) => safe`${asSentence(form)}${way}`);
}

/** Why the list of sends is empty, if no request failed. */
function emptyText({polls, view, query}: Board): SafeText {
	if (polls.updatedAt === undefined) return safe`requesting the account's sends`;
	if (view.find !== undefined) return safe`no send contains these words`;
	if (view.isOnlyFailing) return safe`no send is failing`;
	const hasTags = query.tags.length > 0;
	if (query.statuses.length > 0)
		return hasTags ? safe`no sends with that status and tag` : safe`no sends with that status`;
	if (hasTags) return safe`no sends with that tag`;
	return safe`no sends in that time`;
}

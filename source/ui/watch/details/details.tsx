import {Box} from 'ink';
import {useEffect, useMemo} from 'react';
import type {Email, EmailDetails} from '../../../core/emails/email.ts';
import type {Problem} from '../../../core/network/problem.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {count} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import {leftAligned, widthOf} from '../../../core/text/width.ts';
import {wrapBody} from '../../../core/text/wrap-body.ts';
import type {BodyForm} from '../../../state/watch/details/pane.ts';
import type {SeenStatus} from '../../../state/watch/details/status-history.ts';
import {Block, Line} from '../../line.tsx';
import {span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import {bodyNote, factsOf, type PageLine} from './details-page.ts';
import {TagTable, tableHeight, tagRows} from './tag-table.tsx';

export type DetailsProps = {
	/** The email as the list has it, shown until the whole one is there. */
	readonly listed: Email;
	/** Which row of the list it is, counted from 0. */
	readonly row: number;
	readonly details: EmailDetails | undefined;
	readonly problem: Problem | undefined;
	readonly statusHistory: readonly SeenStatus[];
	readonly form: BodyForm;
	/** The first line shown. */
	readonly top: number;
	readonly columns: number;
	readonly rows: number;
	/** Told how far the lines can be scrolled, whenever that changes. */
	readonly onExtent: (rows: number) => void;
	/** The time the lines are written for (epoch ms), coarse. */
	readonly writtenAt: number;
	readonly theme: Theme;
};

const MARGIN = 1;
/** So many lines beyond the visible ones are made, so that there is always something to scroll to and most emails are known whole. */
const AHEAD = 100;

/** One email whole: who, what became of it, its tags and its text. Only the lines that are visible are made and drawn. */
export function Details(props: DetailsProps) {
	const {listed, row, top, columns, rows, onExtent, theme} = props;
	const height = rows - 1;
	const {head, table, foot, body} = usePage(props);
	const tags = tableHeight(table);
	const fixed = head.length + tags + foot.length;
	const lines = body.upTo(Math.max(0, top + height + AHEAD - fixed));
	const all = fixed + lines.length;
	const extent = Math.max(0, all - height);
	const first = Math.min(top, extent);
	useEffect(() => onExtent(extent), [onExtent, extent]);
	const last = Math.min(all, first + height);
	const of = body.isWhole() ? count(all) : theme.ellipsis;
	const place = extent === 0 ? NO_TEXT : safe`${count(first + 1)}${theme.dash}${count(last)} of ${of}`;
	const title = safe` Email ${count(row + 1)}`;
	const within = (start: number, length: number) =>
		[Math.max(0, Math.min(length, first - start)), Math.max(0, Math.min(length, last - start))] as const;
	const [tableFrom, tableTo] = within(head.length, tags);
	const plain = lines.slice(...within(fixed, lines.length));
	return (
		<Box flexDirection="column" height={rows} width={columns} overflow="hidden">
			<Line>
				{span(leftAligned(title, columns - widthOf(place) - 1), {isBold: true})}
				{span(place, {isDim: true})}
			</Line>
			<Box flexDirection="column" paddingLeft={MARGIN} height={height} width={columns} overflow="hidden">
				<Lines key={`head ${listed.id.safe}`} lines={head.slice(...within(0, head.length))} />
				{tableTo > tableFrom && <TagTable rows={table} from={tableFrom} height={tableTo - tableFrom} />}
				<Lines lines={foot.slice(...within(head.length + tags, foot.length))} />
				{plain.length > 0 && <Block lines={plain} />}
			</Box>
		</Box>
	);
}

/** What there is to show, written once for the width: lines before and after the table of tags, and the body. */
function usePage({listed, details, problem, statusHistory, form, columns: width, writtenAt, theme}: DetailsProps) {
	const columns = width - 2 * MARGIN;
	const isRaw = form === 'json' && details !== undefined;
	const isText = form === 'text' || details?.bodies.html === undefined;
	const page = useMemo(() => {
		const told = {listed, details, problem, statusHistory, now: writtenAt, columns, theme};
		if (isRaw) return {head: [], table: [], foot: []};
		// The table costs as much as all the rest: it comes with the whole email, not with each that the cursor passes.
		const table = details === undefined && problem === undefined ? [] : tagRows(listed.tags, columns);
		return {head: factsOf(told), table, foot: bodyNote(told, isText)};
	}, [listed, details, problem, statusHistory, writtenAt, columns, theme, isRaw, isText]);
	const text: SafeText | undefined = isRaw ? details.bodies.json : details?.bodies[isText ? 'text' : 'html'];
	const body = useMemo(() => (text === undefined ? NO_BODY : wrapBody(text, columns)), [text, columns]);
	return {...page, body};
}

const NO_BODY = {upTo: (): readonly SafeText[] => [], isWhole: () => true};

function Lines({lines}: {readonly lines: readonly PageLine[]}) {
	return lines.map((spans, index) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
		<Line key={index}>{spans.length === 0 ? safe` ` : spans}</Line>
	));
}

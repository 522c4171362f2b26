import {Box} from 'ink';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {count} from '../../../core/text/format.ts';
import {safe} from '../../../core/text/text.ts';
import {Block, Line} from '../../line.tsx';
import {span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import {titledRule} from '../../titled-rule.ts';
import {
	bodyLines,
	bodyName,
	type DetailsPage,
	detailsExtent,
	fixedLines,
	MARGIN,
	type OpenEmail,
} from './details-view.ts';
import type {PageLine} from './page-lines.ts';
import {TagTable, tableHeight} from './tag-table.tsx';

export type DetailsProps = {
	readonly email: OpenEmail;
	/** The keys that move scroll it: its title says so. */
	readonly isFocused: boolean;
	/** What there is to show of it, as wide as the pane. */
	readonly page: DetailsPage;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/** One email whole: who, what became of it, its tags and its text. Only the lines that are visible are made and drawn. */
export function Details({email, isFocused, page, columns, rows, theme}: DetailsProps) {
	const {listed, row, top} = email;
	const height = rows - 1;
	const {head, table, foot, body} = page;
	const tags = tableHeight(table);
	const fixed = fixedLines(page);
	const lines = bodyLines(page, top, height);
	const all = fixed + lines.length;
	const extent = detailsExtent(page, top, height);
	const first = Math.min(top, extent);
	const last = Math.min(all, first + height);
	const of = body.isWhole() ? count(all) : theme.ellipsis;
	const place = extent === 0 ? NO_TEXT : safe`${count(first + 1)}${theme.dash}${count(last)} of ${of}`;
	const what = bodyName(email);
	const style = {...(isFocused ? theme.accent : {}), isBold: true};
	const title = {forms: [span(safe`Email ${count(row + 1)}`, style)], rank: 0};
	const within = (start: number, length: number) =>
		[Math.max(0, Math.min(length, first - start)), Math.max(0, Math.min(length, last - start))] as const;
	const [tableFrom, tableTo] = within(head.length, tags);
	const forms = [
		...(what === undefined ? [] : [safe`${what}${place === NO_TEXT ? NO_TEXT : safe` ${theme.dot} `}${place}`]),
		place,
	];
	const right = {forms: forms.map((text) => span(text, theme.muted)), rank: 1};
	const plain = lines.slice(...within(fixed, lines.length));
	return (
		<Box flexDirection="column" height={rows} width={columns} overflow="hidden">
			<Line>{titledRule({left: [title], right: [right]}, columns, theme)}</Line>
			<Box flexDirection="column" paddingLeft={MARGIN} height={height} width={columns} overflow="hidden">
				<Lines key={`head ${listed.id.safe}`} lines={head.slice(...within(0, head.length))} />
				{tableTo > tableFrom && <TagTable rows={table} from={tableFrom} height={tableTo - tableFrom} theme={theme} />}
				<Lines lines={foot.slice(...within(head.length + tags, foot.length))} />
				{plain.length > 0 && <Block lines={plain} />}
			</Box>
		</Box>
	);
}

function Lines({lines}: {readonly lines: readonly PageLine[]}) {
	return lines.map((spans, index) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
		<Line key={index}>{spans.length === 0 ? safe` ` : spans}</Line>
	));
}

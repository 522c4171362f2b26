import {Box, type DOMElement, Text, useBoxMetrics} from 'ink';
import {Table} from 'ink-table';
import {type RefObject, useEffect, useMemo, useRef} from 'react';
import type {Email, EmailDetails, Mailbox} from '../../core/email.ts';
import {count, fullTime} from '../../core/format.ts';
import {detailLine, type SafeText, safeBody} from '../../core/text.ts';
import type {Overlay} from '../../core/view.ts';
import {leftAligned, truncate, wrap} from '../../core/width.ts';
import {lookOf, paint, type Theme} from '../theme.ts';
import {Cell, cellValue, HeadCell, Skeleton} from './cell.tsx';

export type DetailsProps = {
	readonly overlay: Extract<Overlay, {kind: 'details'}>;
	/** The email as the list has it, shown until the whole one is there. */
	readonly listed: Email | undefined;
	readonly columns: number;
	readonly rows: number;
	/** Told how far the text can be scrolled, in rows, whenever that changes. */
	readonly onExtent: (rows: number) => void;
	readonly theme: Theme;
};

const LABEL = 12;
const MAX_TAG_WIDTH = 60;
const MAX_BODY_ROWS = 400;

/** One email whole: who, what became of it, its tags and its text. Scrolled by lines. */
export function Details({overlay, listed, columns, rows, onExtent, theme}: DetailsProps) {
	const email = overlay.details?.email ?? listed;
	const content = useRef<DOMElement>(null);
	const {height} = useBoxMetrics(content as RefObject<DOMElement>);
	const extent = Math.max(0, height - (rows - 1));
	useEffect(() => onExtent(extent), [onExtent, extent]);
	return (
		<Box flexDirection="column" height={rows} width={columns} overflow="hidden">
			<Text bold wrap="truncate">
				{' Email'}
				<Text dimColor>{'   ↑↓ scroll, Esc back'}</Text>
			</Text>
			<Box height={rows - 1} overflow="hidden" contentOffsetY={Math.min(overlay.top, extent)} flexDirection="column">
				<Box ref={content} flexDirection="column" flexShrink={0} paddingLeft={3}>
					{email !== undefined && <Facts email={email} details={overlay.details} columns={columns - 4} theme={theme} />}
					{overlay.problem !== undefined && (
						<Text {...paint(theme.warning)}>{wrap(overlay.problem.sentence, columns - 6, 3).join('\n')}</Text>
					)}
					{overlay.details === undefined && overlay.problem === undefined && (
						<Text dimColor>loading the whole email</Text>
					)}
					{overlay.details !== undefined && <Body details={overlay.details} columns={columns - 6} />}
				</Box>
			</Box>
		</Box>
	);
}

type FactsProps = {
	readonly email: Email;
	readonly details: EmailDetails | undefined;
	readonly columns: number;
	readonly theme: Theme;
};

function Facts({email, details, columns, theme}: FactsProps) {
	const look = lookOf(theme, email.status.safe);
	const times: readonly (readonly [string, number | undefined])[] = [
		['created', email.createdAt],
		['updated', email.updatedAt],
		['scheduled', details?.scheduledFor],
		['deleted', details?.deletedAt],
	];
	return (
		<>
			<Fact
				label="subject"
				value={email.subject === undefined ? '(none)' : detailLine(email.subject)}
				columns={columns}
			/>
			<Fact label="status" value={`${look.glyph} ${email.status.safe}`} columns={columns} colour={look.colour} />
			{email.to.map((one) => (
				<Fact key={one.address.safe} label="to" value={mailboxText(one)} columns={columns} />
			))}
			{email.from !== undefined && <Fact label="from" value={mailboxText(email.from)} columns={columns} />}
			{times.map(
				([label, at]) => at !== undefined && <Fact key={label} label={label} value={fullTime(at)} columns={columns} />,
			)}
			{email.isSuspicious && (
				<Text
					{...paint(theme.danger)}
				>{`${theme.alarm} It tries to drive or deceive the terminal; what it wrote is shown, not obeyed.`}</Text>
			)}
			<Fact label="id" value={detailLine(email.id)} columns={columns} />
			{details?.attachments.map((one) => (
				<Fact key={one.safe} label="attachment" value={one.safe} columns={columns} />
			))}
			<Tags email={email} columns={columns} />
		</>
	);
}

type FactProps = {
	readonly label: string;
	readonly value: string;
	readonly columns: number;
	readonly colour?: ReturnType<typeof lookOf>['colour'];
};

function Fact({label, value, columns, colour}: FactProps) {
	return (
		<Text wrap="truncate">
			<Text dimColor>{leftAligned(label, LABEL)}</Text>
			<Text {...paint(colour)}>{truncate(value, columns - LABEL)}</Text>
		</Text>
	);
}

function Tags({email, columns}: {readonly email: Email; readonly columns: number}) {
	if (email.tags.length === 0) return <Fact label="tags" value="none" columns={columns} />;
	const width = Math.min(MAX_TAG_WIDTH, Math.floor((columns - 10) / 2));
	const data = email.tags.map(({key, value}) => ({
		tag: cellValue(truncate(detailLine(key), width)),
		value: cellValue(truncate(detailLine(value), width)),
	}));
	return <Table data={data} cell={Cell} header={HeadCell} skeleton={Skeleton} />;
}

function Body({details, columns}: {readonly details: EmailDetails; readonly columns: number}) {
	const {text, htmlLength} = details;
	const lines = useMemo(() => (text === undefined ? [] : bodyLines(safeBody(text), columns)), [text, columns]);
	const html = htmlLength === undefined ? '' : `html body of ${count(htmlLength)} characters`;
	return (
		<Box flexDirection="column" paddingTop={1}>
			{lines.length > 0 && <Text>{lines.join('\n')}</Text>}
			<Text dimColor>{text === undefined ? `no text body${html === '' ? '' : `; ${html}`}` : html}</Text>
		</Box>
	);
}

function bodyLines(body: SafeText, columns: number): readonly string[] {
	return body
		.split('\n', MAX_BODY_ROWS)
		.flatMap((line) => wrap(line, columns, MAX_BODY_ROWS))
		.slice(0, MAX_BODY_ROWS);
}

function mailboxText({address, name}: Mailbox): string {
	return name === undefined || name.safe === '' ? detailLine(address) : `${detailLine(name)} <${detailLine(address)}>`;
}

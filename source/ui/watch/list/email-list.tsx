import {Box} from 'ink';
import type {ReasonsByEmail} from '../../../core/emails/failure.ts';
import type {Query} from '../../../core/emails/find.ts';
import type {SafeText} from '../../../core/text/text.ts';
import type {Row} from '../../../state/watch/list/list.ts';
import {wrapWhole} from '../../cut-message.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import {Line} from '../../line.tsx';
import type {Theme} from '../../theme/theme.ts';
import {EmailRow} from './email-row.tsx';
import {useListColumns} from './use-list-columns.ts';

export type EmailListProps = {
	readonly rows: readonly Row[];
	/** The ids of the marked ones among them. */
	readonly marked: ReadonlySet<string>;
	/** What is looked for: lit in the rows that match. */
	readonly query: Query | undefined;
	/** The ids of the matching ones among them. */
	readonly matching: ReadonlySet<string>;
	/** Why emails failed, in a list of failures: a reason takes the place of the subject. */
	readonly reasons?: ReasonsByEmail | undefined;
	/** Why rows are dimmed. */
	readonly missing: SafeText;
	/** What stands above the first row. */
	readonly trouble?: SafeText | undefined;
	/** What to say if there are no rows. */
	readonly emptyReason: SafeText;
	/** The same in fewer words, the longest form first. */
	readonly emptyInShort?: readonly SafeText[];
	readonly keyOf?: KeyOf;
	readonly columns: number;
	readonly hasTags: boolean;
	/** How many lines there are. */
	readonly height: number;
	/** The time the rows are written for (epoch ms), coarse: a row is drawn again when it changes. */
	readonly writtenAt: number;
	readonly theme: Theme;
};

/** The visible part of the emails; it always fills its height. */
export function EmailList(props: EmailListProps) {
	const {
		rows,
		marked,
		query,
		matching,
		reasons,
		missing,
		trouble,
		emptyReason,
		emptyInShort = [],
		keyOf = NO_KEY,
		columns: width,
		height,
		writtenAt,
		theme,
	} = props;
	const columns = useListColumns(rows, props);
	return (
		<Box flexDirection="column" height={height} width={width}>
			{trouble !== undefined && <Line {...theme.alert}>{trouble}</Line>}
			{rows.length === 0 && (
				<EmptyList forms={[emptyReason, ...emptyInShort]} columns={width} rows={height} keyOf={keyOf} />
			)}
			{rows.map(({key, email, isSelected, isMissing, isChanged}) => (
				<EmailRow
					key={key}
					email={email}
					isSelected={isSelected}
					isChanged={isChanged}
					missing={isMissing ? missing : undefined}
					isMarked={marked.has(key)}
					reason={reasons?.get(key)?.message.safe}
					query={matching.has(key) ? query : undefined}
					columns={columns}
					writtenAt={writtenAt}
					theme={theme}
				/>
			))}
		</Box>
	);
}

const NO_KEY = () => undefined;

type EmptyListProps = {
	readonly forms: readonly SafeText[];
	readonly columns: number;
	readonly rows: number;
	readonly keyOf: KeyOf;
};

function EmptyList({forms, columns, rows, keyOf}: EmptyListProps) {
	const lines = wrapWhole(forms, columns - 6, Math.max(1, rows), keyOf);
	return (
		<Box flexDirection="column" paddingLeft={3} paddingTop={rows > 6 && lines.length < rows ? 1 : 0}>
			{lines.map((line) => (
				<Line key={line}>{line}</Line>
			))}
		</Box>
	);
}

import {Box} from 'ink';
import type {ReasonsByEmail} from '../../core/emails/failure.ts';
import type {KnownGroup} from '../../state/failures/failures.ts';
import type {Row} from '../../state/watch/list/list.ts';
import {NO_PAGES} from '../../state/watch/list/pages.ts';
import type {Marks} from '../../state/watch/marks.ts';
import {Line} from '../line.tsx';
import type {Span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';
import {EmailRow} from '../watch/list/email-row.tsx';
import {Scrollbar} from '../watch/list/scrollbar-part.tsx';
import {useListColumns} from '../watch/list/use-list-columns.ts';
import {BAR} from './group-columns.ts';
import type {PaneSize} from './triage-layout.ts';

export type EmailsPaneProps = {
	readonly group: KnownGroup | undefined;
	/** Those of its emails that are visible. */
	readonly shown: {readonly top: number; readonly all: number; readonly rows: readonly Row[]};
	readonly title: readonly Span[];
	readonly marks: Marks;
	/** Why emails failed, each its own reason: it takes the place of the subject. */
	readonly reasons: ReasonsByEmail;
	readonly hasTags: boolean;
	readonly place: PaneSize;
	/** The time the rows are written for (epoch ms), coarse. */
	readonly writtenAt: number;
	readonly theme: Theme;
};

/** Which emails: those of the group under the cursor. */
export function EmailsPane({
	group,
	shown: {top, all, rows},
	title,
	marks,
	reasons,
	hasTags,
	place,
	writtenAt,
	theme,
}: EmailsPaneProps) {
	const {columns, rows: height} = place;
	const lines = height - 1;
	const widths = useListColumns(rows, {columns: columns - BAR, hasTags, writtenAt});
	// Of a reason it is known what all of its emails have: their subjects say more.
	const isOfReason = group?.common.by === 'reason';
	return (
		<Box flexDirection="column" width={columns} height={height} overflow="hidden">
			<Line>{title}</Line>
			<Box width={columns} height={lines}>
				<Box flexDirection="column" width={columns - BAR}>
					{rows.map(({key, email, isSelected}) => (
						<EmailRow
							key={key}
							email={email}
							isSelected={isSelected}
							missing={undefined}
							isChanged={false}
							isMarked={marks.emails.has(key)}
							reason={isOfReason ? undefined : reasons.get(key)?.message.safe}
							query={undefined}
							columns={widths}
							writtenAt={writtenAt}
							theme={theme}
						/>
					))}
				</Box>
				{rows.length > 0 && (
					<Scrollbar pages={NO_PAGES} top={top} visible={rows.length} total={all} height={lines} theme={theme} />
				)}
			</Box>
		</Box>
	);
}

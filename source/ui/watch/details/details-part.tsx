import {Box} from 'ink';
import {knownOf, topOf} from '../../../state/watch/details/pane.ts';
import type {SeenStatus} from '../../../state/watch/details/status-history.ts';
import {emailUnderCursor} from '../../../state/watch/list/list.ts';
import {cursorRow} from '../../../state/watch/list/selection.ts';
import {useSelector} from '../../hooks.ts';
import type {Panes} from '../panes.ts';
import {minuteOf, type PartProps} from '../part.ts';
import {Details} from './details.tsx';

type DetailsPartProps = Omit<PartProps, 'layout'> & {
	readonly panes: Panes;
	readonly onExtent: (rows: number) => void;
};

const NO_STATUSES: readonly SeenStatus[] = [];

/** The email under the cursor, open beside the list or over it. */
export function DetailsPart({store, panes, onExtent, theme, now}: DetailsPartProps) {
	const list = useSelector(store, (state) => state.list);
	const pane = useSelector(store, (state) => state.details);
	const statusHistory = useSelector(store, (state) => state.statusHistory);
	const listed = emailUnderCursor(list);
	const {columns, rows} = panes;
	const {id} = list.selection;
	if (listed === undefined || id === null) return <Box height={rows} width={columns} />;
	const {details, problem} = knownOf(pane, id);
	return (
		<Details
			listed={listed}
			row={cursorRow(list.pages, list.selection)}
			details={details}
			problem={problem}
			statusHistory={statusHistory.get(id) ?? NO_STATUSES}
			form={pane.form}
			top={topOf(pane, id)}
			columns={columns}
			rows={rows}
			onExtent={onExtent}
			writtenAt={minuteOf(now())}
			theme={theme}
		/>
	);
}

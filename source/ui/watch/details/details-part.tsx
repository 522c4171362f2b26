import {Box} from 'ink';
import {knownOf, topOf} from '../../../state/watch/details/pane.ts';
import type {Sighting} from '../../../state/watch/details/status-history.ts';
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

const NO_SIGHTINGS: readonly Sighting[] = [];

/** The email under the cursor, open beside the list or over it. */
export function DetailsPart({store, panes, onExtent, theme, now}: DetailsPartProps) {
	const list = useSelector(store, (state) => state.list);
	const pane = useSelector(store, (state) => state.details);
	const sightings = useSelector(store, (state) => state.sightings);
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
			sightings={sightings.get(id) ?? NO_SIGHTINGS}
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

import {Box} from 'ink';
import {knownOf, topOf} from '../../core/emails/details.ts';
import {emailUnderCursor} from '../../core/emails/list.ts';
import {cursorRow} from '../../core/emails/selection.ts';
import type {Sighting} from '../../core/emails/sightings.ts';
import {Details} from '../components/details.tsx';
import {useSelector} from '../hooks.ts';
import type {Panes} from '../panes.ts';
import {minuteOf, type PartProps} from './part.ts';

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

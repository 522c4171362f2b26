import {Box} from 'ink';
import {compact} from '../../../core/compact.ts';
import {knowsAllFailures} from '../../../state/failures/why.ts';
import {useSelector} from '../../hooks.ts';
import type {Reader} from '../../reader.ts';
import type {Panes} from '../panes.ts';
import {minuteOf, type PartProps} from '../part.ts';
import {Details} from './details.tsx';
import {openEmail} from './details-view.ts';

type DetailsPartProps = Omit<PartProps, 'layout'> & {
	readonly panes: Panes;
	readonly reader: Reader;
};

/** The email under the cursor, open beside the list or over it. */
export function DetailsPart({store, panes, reader, theme, now}: DetailsPartProps) {
	const list = useSelector(store, (state) => state.list);
	const pane = useSelector(store, (state) => state.details);
	const statusHistory = useSelector(store, (state) => state.statusHistory);
	const failures = useSelector(store, (state) => state.failures);
	const areAllFailures = useSelector(store, knowsAllFailures);
	const replay = useSelector(store, (state) => state.replay);
	const {columns, rows} = panes;
	const email = openEmail(compact({list, details: pane, statusHistory, failures, replay}), areAllFailures);
	if (email === undefined) return <Box height={rows} width={columns} />;
	const page = reader.emailPage(email, columns, minuteOf(now()));
	return <Details email={email} isFocused={pane.isFocused} page={page} columns={columns} rows={rows} theme={theme} />;
}

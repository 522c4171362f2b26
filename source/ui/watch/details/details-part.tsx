import {Box} from 'ink';
import {compact} from '../../../core/compact.ts';
import {safe} from '../../../core/text/text.ts';
import {knowsAllFailures} from '../../../state/failures/why.ts';
import {useSelector} from '../../hooks.ts';
import {Line} from '../../line.tsx';
import type {Reader} from '../../reader.ts';
import {span} from '../../span.ts';
import {titledRule} from '../../titled-rule.ts';
import type {Panes} from '../panes.ts';
import {minuteOf, type PartProps} from '../part.ts';
import {Details} from './details.tsx';
import {openEmail} from './details-view.ts';

type DetailsPartProps = Omit<PartProps, 'layout'> & {
	readonly panes: Panes;
	readonly reader: Reader;
};

/** Shown in place of the open email if there is none. */
function NoEmail({panes: {columns, rows}, theme}: Pick<DetailsPartProps, 'panes' | 'theme'>) {
	const title = {forms: [span(safe`Email`, {isBold: true})], rank: 0};
	return (
		<Box height={rows} width={columns}>
			<Line>{titledRule({left: [title]}, columns, theme)}</Line>
		</Box>
	);
}

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
	if (email === undefined) return <NoEmail panes={panes} theme={theme} />;
	const page = reader.emailPage(email, columns, minuteOf(now()));
	return <Details email={email} isFocused={pane.isFocused} page={page} columns={columns} rows={rows} theme={theme} />;
}

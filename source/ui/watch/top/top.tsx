import {Box} from 'ink';
import {PanelPart} from '../panel/panel-part.tsx';
import type {PartProps} from '../part.ts';
import {CountersPart} from './counters-part.tsx';
import {Line1Part} from './line-1/line-1-part.tsx';
import {StateLinePart} from './state-line/state-line-part.tsx';

/** Line 1 and, unless an email takes the screen, bar, counters, the state line if there is something to say, and the panel. */
export function Top(props: PartProps) {
	const {isFull, hasStateLine, panelLines} = props.layout;
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Line1Part {...props} />
			{!isFull && <CountersPart {...props} />}
			{hasStateLine && <StateLinePart {...props} />}
			{panelLines > 0 && <PanelPart {...props} />}
		</Box>
	);
}

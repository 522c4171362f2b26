import {Box} from 'ink';
import {PanelPart} from '../panel/panel-part.tsx';
import type {PartProps} from '../part.ts';
import {CountersPart} from './counters-part.tsx';
import {StatePart} from './state-part.tsx';

/** Line 1, bar, counters, the state line where there is something to say, and the panel. */
export function Top({store, layout, theme, now}: PartProps) {
	return (
		<Box flexDirection="column" flexShrink={0}>
			<StatePart store={store} layout={layout} theme={theme} now={now} part="line-1" />
			<CountersPart store={store} layout={layout} theme={theme} />
			{layout.hasStateLine && <StatePart store={store} layout={layout} theme={theme} now={now} part="state-line" />}
			{layout.panelLines > 0 && <PanelPart store={store} layout={layout} theme={theme} />}
		</Box>
	);
}

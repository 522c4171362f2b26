import {Box} from 'ink';
import {safe} from '../../core/text/text.ts';
import {Line} from '../line.tsx';
import type {Span} from '../span.ts';
import {MARGIN} from '../watch/details/details-view.ts';
import type {PaneSize} from './triage-layout.ts';

export type EmailPaneProps = {
	readonly title: readonly Span[];
	readonly lines: readonly (readonly Span[])[];
	/** The first line shown. */
	readonly top: number;
	readonly place: PaneSize;
};

/** The email under the cursor: why it failed first, then who, when and what it says. */
export function EmailPane({title, lines, top, place: {columns, rows}}: EmailPaneProps) {
	const height = rows - 1;
	const first = Math.max(0, Math.min(top, lines.length - height));
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Line>{title}</Line>
			<Box flexDirection="column" paddingLeft={MARGIN} width={columns} height={height} overflow="hidden">
				{lines.slice(first, first + height).map((spans, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
					<Line key={index}>{spans.length === 0 ? safe` ` : spans}</Line>
				))}
			</Box>
		</Box>
	);
}

import {Box} from 'ink';
import {spansWidth} from '../../fit.ts';
import {Line} from '../../line.tsx';
import {type MenuFacts, menuLines} from './menu-lines.ts';

/** A list to choose from, in a box over what is there. The box is as large as its lines, at most as large as its place. */
export function Menu(facts: MenuFacts) {
	const lines = menuLines(facts);
	const width = spansWidth(lines[0] ?? []);
	return (
		<Box
			position="absolute"
			flexDirection="column"
			top={lines.length < facts.rows ? 1 : 0}
			left={Math.floor((facts.columns - width) / 2)}
			width={width}
		>
			{lines.map((spans, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
				<Line key={index}>{spans}</Line>
			))}
		</Box>
	);
}

import {Box} from 'ink';
import {Line} from '../../line.tsx';
import {type MenuFacts, menuBox} from './menu-lines.ts';

/** A list to choose from, in a box over what is there. */
export function Menu(facts: MenuFacts) {
	const {lines, top, left, width} = menuBox(facts);
	return (
		<Box position="absolute" flexDirection="column" top={top} left={left} width={width}>
			{lines.map((spans, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
				<Line key={index}>{spans}</Line>
			))}
		</Box>
	);
}

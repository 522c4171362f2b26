import {Box} from 'ink';
import {type OperationId, shortId} from '../../../core/operation/ids.ts';
import {spaces} from '../../../core/text/compose.ts';
import {widthOf} from '../../../core/text/drawing/width.ts';
import {safe, safeLine} from '../../../core/text/text.ts';
import {Line, Spin} from '../../line.tsx';
import {span} from '../../span.ts';
import {lookOf} from '../../theme/theme.ts';
import {GAP_AND_GLYPH, type HeaderFacts, headerParts, NAME_WIDTH, SHORTEST_ID} from './header-parts.ts';

export type HeaderProps = HeaderFacts & {readonly operationId: OperationId; readonly isSpinning: boolean};

/** The first line: which operation, where it stands, and how the watch stands with the server. */
export function Header(props: HeaderProps) {
	const {operationId, watch, isSpinning, columns, theme} = props;
	const {style} = lookOf(theme, watch.operation?.status.safe ?? '');
	const glyph = watch.operation === undefined ? theme.statuses.waiting.glyph : theme.live;
	const {name, status, age, freshness} = headerParts(props);
	const facts = NAME_WIDTH + GAP_AND_GLYPH + widthOf(status) + widthOf(age);
	const taken = facts + (freshness.text === '' ? 0 : widthOf(freshness.text) + 3);
	const id = safeLine(shortId(operationId, Math.max(SHORTEST_ID, columns - taken)));
	const gap = freshness.text === '' ? 0 : Math.max(1, columns - taken - widthOf(id) + 2);
	const excess = Math.max(0, facts + widthOf(id) + gap + widthOf(freshness.text) - columns);
	const nameGap = Math.max(1, NAME_WIDTH - widthOf(name.text) - excess);
	return (
		<Box height={1} width={columns}>
			<Line>
				{span(safe`${name.text}${spaces(nameGap)}`, name)}
				{safe`${id}  `}
			</Line>
			{isSpinning ? <Spin {...style} isAscii={theme.isAscii} /> : <Line {...style}>{glyph}</Line>}
			<Line>
				{span(status, {...style, isBold: true})}
				{age}
				{spaces(gap)}
				{freshness}
			</Line>
		</Box>
	);
}

import {Box} from 'ink';
import type {OperationId} from '../../../../core/operation/ids.ts';
import {safe} from '../../../../core/text/text.ts';
import type {Replay} from '../../../../state/watch/replay.ts';
import {type Field, fitLine} from '../../../fit.ts';
import {SHARES_COLUMNS} from '../../../layout.ts';
import {Line, Spin} from '../../../line.tsx';
import {type Span, span} from '../../../span.ts';
import {badgeSpan} from './badge-look.ts';
import {replayMarks} from './replay-mark.ts';
import {type RightFacts, rightFields} from './right-fields.ts';
import type {VerdictFacts} from './verdict-facts.ts';
import {verdictFields} from './verdict-fields.ts';

export type Line1Props = VerdictFacts &
	Omit<RightFacts, 'isReplay'> & {
		readonly operationId: OperationId;
		readonly replay: Replay | undefined;
		readonly isTlsUnchecked: boolean;
		readonly isSpinning: boolean;
	};

/** The first line: whether emails fail, how many of what, which send it is, and whether the data is live. */
export function Line1(props: Line1Props) {
	const {isSpinning, columns, theme} = props;
	const {spans, mark} = line1Spans(props);
	const at = isSpinning && mark !== undefined ? spans.indexOf(mark) : -1;
	return (
		<Box height={1} width={columns}>
			<Line>
				{safe` `}
				{at === -1 ? spans : spans.slice(0, at)}
			</Line>
			{at !== -1 && <Spin {...theme.muted} isAscii={theme.isAscii} />}
			{at !== -1 && <Line>{spans.slice(at + 1)}</Line>}
			<Line>{safe` `}</Line>
		</Box>
	);
}

/** The spans of the first line, and the mark that turns while the operation is requested. */
export function line1Spans(props: Line1Props): {readonly spans: readonly Span[]; readonly mark: Span | undefined} {
	const {replay, isTlsUnchecked, columns, theme} = props;
	const {fields, mark} = rightFields({...props, isReplay: replay !== undefined});
	// Shown at any width, as long as it is true.
	const unsafe = isTlsUnchecked ? [{forms: [span(safe`TLS UNSAFE`, {...theme.alert, isInverse: true})], rank: 0}] : [];
	const spans = fitLine(
		{
			left: [badgeField(props), ...unsafe, ...verdictFields(props)],
			right: fields,
			gap: columns < SHARES_COLUMNS ? 1 : 2,
		},
		columns - 2,
	);
	return {spans, mark};
}

function badgeField({badge, replay, columns, now, theme}: Line1Props): Field {
	if (replay === undefined) return {forms: [badgeSpan(badge, theme)], rank: 0};
	const marks = replayMarks(replay, now).slice(columns < SHARES_COLUMNS ? 1 : 0);
	return {forms: [...marks.map((mark) => badgeSpan(badge, theme, mark)), badgeSpan(badge, theme)], rank: 0};
}

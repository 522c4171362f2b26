import {Box} from 'ink';
import {joined, spaces} from '../../../../core/text/compose.ts';
import {asSentence, type SafeText, safe} from '../../../../core/text/text.ts';
import type {Badge} from '../../../../state/watch/select/send/badge.ts';
import {type NoteFacts, noteTexts} from '../../../../state/watch/select/send/state-texts.ts';
import {cutMessage} from '../../../cut-message.ts';
import {spansWidth} from '../../../fit.ts';
import {Line} from '../../../line.tsx';
import {type Span, span} from '../../../span.ts';
import {type Headline, type HeadlineFacts, headlineLook, headlineOf, processedOf} from './state-headline.ts';

type StateFacts = HeadlineFacts & NoteFacts;

export type StateLineProps = StateFacts & {
	/** The state of the send in one word. */
	readonly badge: Badge;
};

/** One line on what line 1 has no room for: the outcome at the end, a problem and what comes next, and what is in doubt. */
export function StateLine(props: StateLineProps) {
	return (
		<Box height={1}>
			<Line>{stateLineSpans(props)}</Line>
		</Box>
	);
}

/** The spans of that line. */
export function stateLineSpans(props: StateLineProps): readonly Span[] {
	const {keyOf, columns, theme} = props;
	const headline = headlineOf(props);
	const sign = signOf(headline, props);
	const texts = [...(headline === undefined ? [] : [headline.text]), ...notesOf(headline, props)];
	const text = joined(texts, safe` ${theme.dot} `);
	const style = headline?.about === 'trouble' || headline?.about === 'stall' ? theme.alert : {};
	return [...sign, span(cutMessage(text, columns - spansWidth(sign), keyOf), style)];
}

/** Whether the line has anything to show. */
export function hasStateText(facts: StateFacts): boolean {
	const headline = headlineOf(facts);
	return headline !== undefined || notesOf(headline, facts).length > 0;
}

function signOf(headline: Headline | undefined, {badge, connection, theme}: StateLineProps): readonly Span[] {
	if (headline === undefined) return [{text: spaces(1)}];
	const {glyph, style} = headlineLook(headline, badge, connection, theme);
	return [{text: spaces(1)}, span(glyph, {...style, isBold: true}), {text: spaces(1)}];
}

/** What is in doubt, and what is left once Twilio has processed the send. */
function notesOf(headline: Headline | undefined, facts: StateFacts): readonly SafeText[] {
	const processed = headline?.about === 'processed' ? undefined : processedOf(facts);
	return [...(processed === undefined ? [] : [processed.text]), ...noteTexts(facts, facts.now).map(asSentence)];
}

import {Box} from 'ink';
import {joined, NO_TEXT, spaces} from '../../../../core/text/compose.ts';
import {widthOf} from '../../../../core/text/drawing/width.ts';
import {asSentence, type SafeText} from '../../../../core/text/text.ts';
import type {Badge} from '../../../../state/watch/select/send/badge.ts';
import {type NoteFacts, noteForms} from '../../../../state/watch/select/send/state-texts.ts';
import {hasEndingForms} from '../../../../state/watch/select/send/summary.ts';
import {hintsToAll, withKeyToAll} from '../../../cut-message.ts';
import {spansWidth} from '../../../fit.ts';
import type {KeyOf} from '../../../keys/shown-keys.ts';
import {Line} from '../../../line.tsx';
import {type Span, span} from '../../../span.ts';
import {type Clause, clause, fitClauses, separatorOf} from './clauses.ts';
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

/** The spans of that line: whole clauses, and as much of a problem as there is room for. */
export function stateLineSpans(props: StateLineProps): readonly Span[] {
	const {keyOf, columns, theme} = props;
	const headline = headlineOf(props);
	const sign = signOf(headline, props);
	const text = textOf(headline, notesOf(headline, props), columns - spansWidth(sign), keyOf, separatorOf(theme.dot));
	const style = headline?.about === 'trouble' || headline?.about === 'stall' ? theme.alert : {};
	return [...sign, span(text, style)];
}

function textOf(
	headline: Headline | undefined,
	notes: readonly Clause[],
	columns: number,
	keyOf: KeyOf,
	separator: SafeText,
): SafeText {
	const {clauses = [], problem, isProblemFirst = false} = headline ?? {};
	if (problem === undefined) {
		const {texts, isShortened} = fitClauses([...clauses, ...notes], columns, separator);
		const text = joined(texts, separator);
		return isShortened ? withKeyToAll(text, columns, keyOf) : text;
	}
	const own = isProblemFirst ? [problem, ...clauses] : [...clauses, problem];
	const all = fitClauses([...own, ...notes], columns, separator);
	if (!all.isShortened) return joined(all.texts, separator);
	// The key that shows all has its place, unless it would cost what happened.
	const hint = hintsToAll(keyOf('message') ?? NO_TEXT).at(-1) ?? NO_TEXT;
	const [beside, alone] = [columns - widthOf(hint), columns].map((room) => fitClauses(own, room, separator).texts);
	const texts = (beside?.length === own.length ? beside : alone) ?? [];
	return withKeyToAll(joined(texts, separator), columns, keyOf);
}

/** Whether the line has anything to show. */
export function hasStateText(facts: StateFacts): boolean {
	if (hasEndingForms(facts.watch, facts.now)) return true;
	const headline = headlineOf(facts);
	return headline !== undefined || notesOf(headline, facts).length > 0;
}

function signOf(headline: Headline | undefined, {badge, connection, theme}: StateLineProps): readonly Span[] {
	if (headline === undefined) return [{text: spaces(1)}];
	const {glyph, style} = headlineLook(headline, badge, connection, theme);
	return [{text: spaces(1)}, span(glyph, {...style, isBold: true}), {text: spaces(1)}];
}

/** What is in doubt, and what is left once Twilio has processed the send. */
function notesOf(headline: Headline | undefined, facts: StateFacts): readonly Clause[] {
	const processed = headline?.about === 'processed' ? undefined : processedOf(facts);
	const notes = noteForms(facts, facts.now).map(({whole, short}) =>
		clause([asSentence(whole), asSentence(short)], 8, 7),
	);
	return [...(processed?.clauses ?? []), ...notes];
}

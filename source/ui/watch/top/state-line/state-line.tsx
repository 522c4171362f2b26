import {Box} from 'ink';
import type {Problem} from '../../../../core/network/problem.ts';
import {joined, NO_TEXT, spaces} from '../../../../core/text/compose.ts';
import {widthOf} from '../../../../core/text/drawing/width.ts';
import {asSentence, type SafeText} from '../../../../core/text/text.ts';
import type {Badge} from '../../../../state/watch/select/send/badge.ts';
import {type NoteFacts, noteForms} from '../../../../state/watch/select/send/state-texts.ts';
import {hasEndingForms} from '../../../../state/watch/select/send/summary.ts';
import {hintsToAll, wholeWords, withKeyToAll} from '../../../cut-message.ts';
import {spansWidth} from '../../../fit.ts';
import type {KeyOf} from '../../../keys/shown-keys.ts';
import {Line} from '../../../line.tsx';
import {type Span, span} from '../../../span.ts';
import {type Clause, clause, fitClauses, separatorOf, widthOfTexts} from './clauses.ts';
import {
	type Headline,
	type HeadlineFacts,
	headlineLook,
	headlineOf,
	problemInShort,
	processedOf,
} from './state-headline.ts';

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

/** Less of a problem's sentence than so many columns says less than its short form. */
const FEWEST_OF_PROBLEM = 30;

function textOf(
	headline: Headline | undefined,
	notes: readonly Clause[],
	columns: number,
	keyOf: KeyOf,
	separator: SafeText,
): SafeText {
	const {clauses = [], problem} = headline ?? {};
	const whole = problem === undefined ? [] : [problem.sentence];
	const all = fitClauses([...clauses, ...whole.map((one) => clause([one], 9)), ...notes], columns, separator);
	if (!all.isShortened) return joined(all.texts, separator);
	const {texts} = problem === undefined ? all : fitClauses(clauses, columns, separator);
	const rest = columns - widthOfTexts(texts, separator) - widthOf(separator);
	const more = problem === undefined ? [] : problemIn(problem, headline, rest, keyOf);
	return withKeyToAll(joined([...texts, ...more], separator), columns, keyOf);
}

/** As much of a problem as there is room for. */
function problemIn(
	problem: Problem,
	headline: Headline | undefined,
	columns: number,
	keyOf: KeyOf,
): readonly SafeText[] {
	const [hint = NO_TEXT] = hintsToAll(keyOf('message') ?? NO_TEXT);
	const room = columns - widthOf(hint);
	if (room >= FEWEST_OF_PROBLEM) return [wholeWords(problem.sentence, room)];
	const short = problemInShort(problem);
	return headline?.isRefusal === true || widthOf(short) > columns ? [] : [short];
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

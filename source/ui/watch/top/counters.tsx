import {Box} from 'ink';
import {memo} from 'react';
import type {Counter} from '../../../core/operation/counters.ts';
import {spaces} from '../../../core/text/compose.ts';
import {widthOf} from '../../../core/text/drawing/width.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import {type Field, fitLine, spansWidth} from '../../fit.ts';
import {Line} from '../../line.tsx';
import {flat, type Span, type Spans, span} from '../../span.ts';
import {
	type CounterFacts,
	type CounterForm,
	counterSpans,
	counterWidth,
	isShown,
	namedCounter,
	numberWidth,
	shortCounter,
	UNUSUAL,
	USUAL,
} from './counter-texts.ts';

export type CountersProps = CounterFacts & {
	/** How many emails a second end, and how long it may take, each the longest form first. */
	readonly pace: readonly SafeText[];
	readonly timeLeft: readonly SafeText[];
	readonly rows: 1 | 2;
	readonly columns: number;
};

/** The columns of the names in front, and of those behind. */
const [NAME, LAST_NAME] = [11, 6];
const GAP = 3;
const FORMS: readonly CounterForm[] = [
	{hasShare: true, hasChange: true},
	{hasShare: true, hasChange: false},
	{hasShare: false, hasChange: false},
];

/** The counters above the panel: in two lines with shares and changes, or in one as glyphs and numbers. */
export const Counters = memo(function Counters(props: CountersProps) {
	const lines = props.rows === 2 ? twoLines(props) : [oneLine(props)];
	return (
		<Box flexDirection="column" height={props.rows}>
			{lines.map((spans, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
				<Line key={index}>{spans}</Line>
			))}
		</Box>
	);
});

/** What is over in two columns, then what is under way; behind it what is rare, or how fast it goes. */
function twoLines(props: CountersProps): readonly (readonly Span[])[] {
	const {pace, timeLeft, columns, ...facts} = props;
	const number = numberWidth(props.counts);
	const [canceled, scheduled] = [tailOf('canceled', pace, props), tailOf('scheduled', timeLeft, props)];
	const needed = Math.max(...[canceled, scheduled].map(({needed}) => needed));
	const widthOfForm = (form: CounterForm) => 2 * (counterWidth(NAME, number, form) + GAP) + lastWidth;
	const lastWidth = counterWidth(LAST_NAME, number, {hasShare: false, hasChange: false});
	const form = FORMS.find((one) => 2 + widthOfForm(one) + needed <= columns) ?? {hasShare: false, hasChange: false};
	const line = (first: Counter, second: Counter, last: Counter, tail: Tail) => {
		const spans = [
			...counterSpans(first, {name: NAME, number}, form, facts),
			{text: spaces(GAP)},
			...counterSpans(second, {name: NAME, number}, form, facts),
			{text: spaces(GAP)},
			...counterSpans(last, {name: LAST_NAME, number}, {hasShare: false, hasChange: false}, facts),
		];
		const room = columns - 2 - spansWidth(spans) - 2;
		return filled([span(safe` `, {}), ...spans, ...tail.spans(room)], columns);
	};
	return [line('delivered', 'undelivered', 'sent', canceled), line('opened', 'failed', 'queued', scheduled)];
}

type Tail = {readonly needed: number; readonly spans: (room: number) => readonly Span[]};

/** Behind a line: a rare counter where the send has it, else the longest of some texts that fits. */
function tailOf(name: Counter, texts: readonly SafeText[], props: CountersProps): Tail {
	if (isShown(props.counts, name)) {
		const counter = [{text: spaces(2)}, ...namedCounter(name, props)];
		return {needed: spansWidth(counter), spans: () => counter};
	}
	return {
		needed: 0,
		spans: (room) => {
			const text = texts.find((one) => widthOf(one) <= room);
			return text === undefined ? [] : [span(safe`  ${text}`, props.theme.muted)];
		},
	};
}

/** The order in which counters are dropped if one line is too short. */
const RANKS: Readonly<Record<Counter, number>> = {
	failed: 0,
	undelivered: 1,
	delivered: 2,
	sent: 3,
	queued: 4,
	canceled: 5,
	scheduled: 6,
	opened: 7,
};
const TIME_LEFT_RANK = 8;

/** In the least room the counters stand close together, and those that are usually small have fewer columns. */
const CLOSE: Readonly<Partial<Record<Counter, number>>> = {opened: 3, failed: 3, scheduled: 3, canceled: 3};
const CLOSE_NUMBER = 5;

function oneLine({timeLeft, columns, ...facts}: CountersProps): readonly Span[] {
	const number = numberWidth(facts.counts, 1);
	const names: readonly Counter[] = [...USUAL, ...UNUSUAL.filter((name) => isShown(facts.counts, name))];
	const forms = [
		(name: Counter) => shortCounter(name, number, facts),
		(name: Counter) => shortCounter(name, Math.min(number, CLOSE[name] ?? CLOSE_NUMBER), facts, 0),
		(name: Counter) => shortCounter(name, 0, facts, 0),
	];
	const fields = forms.map((form) => names.map((name): Field => ({forms: [form(name)], rank: RANKS[name]})));
	const left = fields.find((one) => widthOfFields(one) <= columns - 2) ?? fields.at(-1) ?? [];
	const right: readonly Spans[] = timeLeft.map((text) => span(text, facts.theme.muted));
	return [
		span(safe` `, {}),
		...fitLine({left, right: [{forms: right, rank: TIME_LEFT_RANK}], gap: 1}, columns - 2),
		span(safe` `, {}),
	];
}

function widthOfFields(fields: readonly Field[]): number {
	return fields.reduce((sum, {forms: [form = []]}) => sum + spansWidth(flat(form)) + 1, -1);
}

function filled(spans: readonly Span[], columns: number): readonly Span[] {
	return [...spans, {text: spaces(columns - spansWidth(spans))}];
}

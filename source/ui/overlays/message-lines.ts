import {problemLines} from '../../core/network/problem.ts';
import {NO_TEXT} from '../../core/text/compose.ts';
import {wrap} from '../../core/text/drawing/width.ts';
import {withKeys} from '../../core/text/hints.ts';
import {asSentence, type SafeText, safe} from '../../core/text/text.ts';
import {messagesOf} from '../../state/watch/select/messages.ts';
import type {State} from '../../state/watch/state.ts';
import {situationBeneath} from '../keys/context.ts';
import type {KeyTable} from '../keys/key-entry.ts';
import {keysIn} from '../keys/shown-keys.ts';
import {bodyRows, type Layout} from '../layout.ts';

/** Columns left free on the left. */
const MARGIN = 1;
/** The longest text that may be shown takes fewer. */
const MOST_LINES = 200;

/** What the messages are derived from, and for what screen. `now` in epoch ms. */
export type MessageFacts = {
	readonly state: State;
	readonly keys: KeyTable;
	readonly columns: number;
	readonly now: number;
	/** What stands between parts of a text. */
	readonly dot: string;
};

/** Every message in full, broken into lines of at most `columns`, with a heading over each. */
export function messageLines({state, keys, columns, now, dot}: MessageFacts): readonly SafeText[] {
	const {texts, problems, passed, notice} = messagesOf(state, now, dot);
	// The keys that a notice names are pressed once the messages are closed.
	const keyOf = keysIn(keys, situationBeneath(state));
	const sections = [
		...(texts.length === 0 ? [] : [section(safe`State`, texts.map(asSentence), columns)]),
		...problems.map((problem) => section(safe`Problem`, problemLines(problem), columns)),
		...(passed === undefined ? [] : [section(safe`Last problem, which has passed`, problemLines(passed), columns)]),
		...(notice === undefined ? [] : [section(safe`Last notice`, [withKeys(notice.text, keyOf)], columns)]),
	];
	return sections.flatMap((lines, index) => (index === 0 ? lines : [NO_TEXT, ...lines]));
}

/** How far the messages can be scrolled, in lines. */
export function messagesExtent(facts: Omit<MessageFacts, 'columns' | 'dot'>, layout: Layout): number {
	const lines = messageLines({...facts, columns: layout.columns, dot: '·'});
	return Math.max(0, lines.length - (bodyRows(layout) - 1));
}

function section(heading: SafeText, texts: readonly SafeText[], columns: number): readonly SafeText[] {
	const lines = texts.flatMap((text) => wrap(text, columns - MARGIN, MOST_LINES));
	return [heading, ...lines].map((line) => safe` ${line}`);
}

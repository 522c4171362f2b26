import {NO_TEXT} from '../../../core/text/compose.ts';
import {widthOf} from '../../../core/text/drawing/width.ts';
import type {SafeText} from '../../../core/text/text.ts';
import {type BoardRow, countsOfRow} from '../../../state/board/rows/row.ts';
import {failureTexts, paceText, rowName, rowOutcomeText, tagTexts, totalText} from '../in-short/send-texts.ts';

/** The columns of a row in cells; those without room are 0. */
export type RowColumns = {
	readonly subject: number;
	readonly tag: number;
	readonly bar: number;
	readonly ended: number;
	readonly total: number;
	readonly failures: number;
	readonly share: number;
	readonly pace: number;
	readonly left: number;
	readonly started: number;
};

/** How wide the widest text of each column is. */
export type RowNeeds = Readonly<Record<'subject' | 'tag' | 'total' | 'failures' | 'share' | 'pace' | 'left', number>>;

/** What is before the subject, and between two columns. */
export const BEFORE_SUBJECT = 5;
const GAP = 1;
/** With at least this many columns, a row has its time left; its bar, total and pace; its tags and start. */
const [LEFT_COLUMNS, BAR_COLUMNS, TAG_COLUMNS] = [56, 80, 120];
/** The columns of usual numbers: below these a number moves nothing as it grows. */
const [ENDED, TOTAL, FAILURES, SHARE, PACE, LEFT, STARTED] = [5, 7, 6, 4, 6, 12, 12];
const [BAR_SHARE, TAG_SHARE] = [0.42, 0.26];
const [LONGEST_BAR, USUAL_TAG] = [40, 18];
/** With less than that for the subject a column is left out; none is where the terminal is as narrow as it may be. */
const [FEWEST_SUBJECT, SHORTEST_BAR, SUBJECT_HEAD] = [16, 8, 9];
/** What is left out for the others, first to last. */
const LEAST_WANTED = ['started', 'pace', 'left', 'total'] as const;

/** The needs of rows of which nothing is known: a subject of any length, usual numbers. */
export const USUAL_NEEDS: RowNeeds = {
	...{subject: Number.POSITIVE_INFINITY, tag: USUAL_TAG},
	...{total: TOTAL, failures: FAILURES, share: SHARE, pace: PACE, left: LEFT},
};

/**
 * Makes what tells how much the columns of rows need. Of a thousand rows few change with a poll: it remembers the needs of each, and gives
 * the same object while all of them together need the same.
 */
export function createRowNeeds(stallAfterMs: number, dash: SafeText): (rows: readonly BoardRow[]) => RowNeeds {
	const known = new WeakMap<BoardRow, RowNeeds>();
	let last: RowNeeds | undefined;
	return (rows) => {
		const needs = {
			subject: SUBJECT_HEAD,
			tag: 0,
			total: TOTAL,
			failures: FAILURES,
			share: SHARE,
			pace: PACE,
			left: LEFT,
		};
		for (const row of rows) {
			const own = known.get(row) ?? needsOf(row, stallAfterMs, dash);
			known.set(row, own);
			for (const name of COLUMNS) needs[name] = Math.max(needs[name], own[name]);
		}
		if (last === undefined || COLUMNS.some((name) => needs[name] !== last?.[name])) last = needs;
		return last;
	};
}

const COLUMNS = Object.keys(USUAL_NEEDS) as readonly (keyof RowNeeds)[];

function needsOf(row: BoardRow, stallAfterMs: number, dash: SafeText): RowNeeds {
	const counts = countsOfRow(row);
	const [failures, share] = counts === undefined ? [dash, NO_TEXT] : failureTexts(counts, dash);
	const send = row.kind === 'send' ? row.send : undefined;
	const tags = send === undefined ? [] : tagTexts(send);
	return {
		subject: widthOf(rowName(row, dash)),
		tag: tags.reduce((sum, text) => sum + widthOf(text) + GAP, -GAP),
		total: widthOf(totalText(counts, dash)),
		failures: widthOf(failures),
		share: widthOf(share),
		pace: widthOf(paceText(row)),
		left: widthOf(rowOutcomeText(row, stallAfterMs)),
	};
}

/**
 * Divides a line among the columns. Numbers get what they need before anything else; if the subject would get too little, the bar
 * shrinks and whole columns are left out. No text is wider than its content: what the subject does not need goes to the tags, and the rest to the bar.
 */
export function rowColumns(columns: number, needs: RowNeeds): RowColumns {
	const hasBar = columns >= BAR_COLUMNS;
	const fixed = {
		ended: ENDED,
		total: hasBar ? needs.total : 0,
		failures: needs.failures,
		share: needs.share,
		pace: hasBar ? needs.pace : 0,
		left: columns >= LEFT_COLUMNS ? needs.left : 0,
		started: columns >= TAG_COLUMNS ? STARTED : 0,
	};
	const roomOf = () =>
		columns - BEFORE_SUBJECT - 1 - Object.values(fixed).reduce((sum, width) => sum + withGap(width), 0);
	const fewest = FEWEST_SUBJECT + (hasBar ? withGap(SHORTEST_BAR) : 0);
	for (const name of LEAST_WANTED) if (roomOf() < fewest) fixed[name] = 0;
	const room = roomOf();
	const bar =
		hasBar && room >= fewest ? Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, Math.floor(room * BAR_SHARE))) : 0;
	const atFirst = Math.min(needs.tag, USUAL_TAG, Math.floor(room * TAG_SHARE));
	const tag = columns >= TAG_COLUMNS ? atFirst : 0;
	const rest = room - withGap(bar) - withGap(tag);
	const subject = Math.max(0, Math.min(needs.subject, rest));
	const more = tag === 0 ? 0 : Math.min(needs.tag - tag, rest - subject);
	// What is left over would be a gap.
	const longer = Math.min(bar, Math.max(0, rest - subject - more));
	return {subject, tag: tag + more, bar: bar + longer, ...fixed};
}

/** How many columns a row takes, so that the selected one can be filled to the end of the line. */
export function rowWidth(columns: RowColumns): number {
	return BEFORE_SUBJECT - GAP + Object.values(columns).reduce((sum, width) => sum + withGap(width), 0);
}

function withGap(width: number): number {
	return width === 0 ? 0 : width + GAP;
}

import {type Line, lineOf} from '../../../core/text/line-edit.ts';

/** What was applied earlier in a line of one kind, the newest first. */
export type History = readonly string[];

/** Which earlier entry stands in the line, counted from 0, and what had been typed before it was recalled. */
export type Recall = {readonly index: number; readonly draft: Line};

const MAX_ENTRIES = 50;

/** Puts an applied text at the front; an empty one is not kept, one applied before only moves. */
export function remember(history: History, text: string): History {
	const entry = text.trim();
	return entry === '' ? history : [entry, ...history.filter((one) => one !== entry)].slice(0, MAX_ENTRIES);
}

/** The line after a step to an older (1) or newer (-1) entry, past the newest back to what had been typed; undefined where it ends. */
export function recall(
	history: History,
	line: Line,
	recalled: Recall | undefined,
	by: 1 | -1,
): {readonly line: Line; readonly recall?: Recall} | undefined {
	const draft = recalled?.draft ?? line;
	const places = [...history.keys()].filter((place) => history[place] !== draft.text.trim());
	const here = recalled === undefined ? -1 : places.indexOf(recalled.index);
	if (here + by === -1) return {line: draft};
	const index = places[here + by];
	const text = index === undefined ? undefined : history[index];
	return index === undefined || text === undefined ? undefined : {line: lineOf(text), recall: {index, draft}};
}

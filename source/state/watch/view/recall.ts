import {lineOf, type TypedLine} from '../../../core/text/line-edit.ts';

/** What was entered in a prompt, the newest first. */
export type PromptHistory = readonly string[];

/** Which entry has been recalled (0-based), and what had been typed before. */
export type Recall = {readonly index: number; readonly draft: TypedLine};

const MAX_ENTRIES = 50;

/** Adds an entry in front. An empty one is not kept, and one entered before only moves to the front. */
export function remember(history: PromptHistory, text: string): PromptHistory {
	const entry = text.trim();
	return entry === '' ? history : [entry, ...history.filter((one) => one !== entry)].slice(0, MAX_ENTRIES);
}

/** The prompt after a step to an older (1) or newer (-1) entry; past the newest, the text that had been typed. Undefined if there is no further entry. */
export function recall(
	history: PromptHistory,
	line: TypedLine,
	recalled: Recall | undefined,
	by: 1 | -1,
): {readonly line: TypedLine; readonly recall?: Recall} | undefined {
	const draft = recalled?.draft ?? line;
	const places = [...history.keys()].filter((place) => history[place] !== draft.text.trim());
	const here = recalled === undefined ? -1 : places.indexOf(recalled.index);
	if (here + by === -1) return {line: draft};
	const index = places[here + by];
	const text = index === undefined ? undefined : history[index];
	return index === undefined || text === undefined ? undefined : {line: lineOf(text), recall: {index, draft}};
}

import {join} from 'node:path';
import {ensurePrivateDirectory} from '../../files/private-file.ts';
import {readRegularFile} from '../../files/regular-file.ts';
import {replacePrivateFile} from '../../files/replace-file.ts';
import type {Store} from '../../state/store.ts';
import type {PromptName} from '../../state/watch/view/view.ts';

/** A filter as it was typed, and in which line. */
type TypedFilter = {readonly prompt: PromptName; readonly text: string};

/** What narrows the list; what was looked for can be an address and is not kept. */
const PROMPTS: readonly PromptName[] = ['tags', 'dates'];
const MOST_FILTERS = 50;
const NAME = 'filters.json';

/**
 * Makes the filters typed in earlier watches recallable in this one, and keeps those that are typed now, the last 50, in a file of this
 * folder for its owner only. Masked, a watch keeps none. The returned function ends that.
 */
export function rememberFilters(store: Store, folder: string): () => void {
	const path = join(folder, NAME);
	const known = readFilters(path).toReversed();
	if (!store.getState().isMasked) store.dispatch(...known.map((one) => ({type: 'remembered-entry', ...one}) as const));
	let before = store.getState().view.history;
	return store.subscribe(() => {
		const {isMasked, view} = store.getState();
		const {history} = view;
		if (history === before) return;
		const typed = PROMPTS.flatMap((prompt): readonly TypedFilter[] => {
			const text = history[prompt]?.[0];
			return history[prompt] === before[prompt] || text === undefined ? [] : [{prompt, text}];
		});
		before = history;
		for (const filter of isMasked ? [] : typed) keep(filter, path, folder);
	});
}

/** Adds a filter to those in the file, which another watch may have changed meanwhile. */
function keep(filter: TypedFilter, path: string, folder: string): void {
	const isOther = ({prompt, text}: TypedFilter) => prompt !== filter.prompt || text !== filter.text;
	const filters = [filter, ...readFilters(path).filter(isOther)].slice(0, MOST_FILTERS);
	try {
		ensurePrivateDirectory(folder);
		replacePrivateFile(path, `${JSON.stringify(filters, undefined, '\t')}\n`);
	} catch (error) {
		// A full disk costs the memory of a filter, and nothing else.
		if (!(error instanceof Error && 'code' in error)) throw error;
	}
}

/** The filters in the file, the newest first; none if it is missing or invalid. */
function readFilters(path: string): readonly TypedFilter[] {
	try {
		const read: unknown = JSON.parse(readRegularFile(path).text);
		return Array.isArray(read) ? read.filter(isTypedFilter).slice(0, MOST_FILTERS) : [];
	} catch {
		return [];
	}
}

function isTypedFilter(value: unknown): value is TypedFilter {
	if (typeof value !== 'object' || value === null || !('prompt' in value) || !('text' in value)) return false;
	return PROMPTS.some((prompt) => prompt === value.prompt) && typeof value.text === 'string' && value.text !== '';
}

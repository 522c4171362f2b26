import type {CodeSplittingGroup, Plugin} from 'rolldown';
import {isInFolder, isOwnFile} from './module-ids.ts';

/** A module and everything it imports statically, directly or not. */
export function staticClosure(entry: string, importsOf: (id: string) => readonly string[]): ReadonlySet<string> {
	const closure = new Set([entry]);
	// A set may grow while it is walked.
	for (const id of closure) for (const imported of importsOf(id)) closure.add(imported);
	return closure;
}

/** What is loaded together, and so belongs in one file. */
export type Together = {
	/** Everything this module imports statically is needed by every command. */
	readonly main: string;
	/** Nearly every command needs most of what is in these folders. */
	readonly folders: readonly string[];
};

/**
 * Two chunks for what is loaded together: `start` for `main`, `shared` for the rest of the folders. The build fails when one of
 * them is no longer there.
 */
export function chunks({main, folders}: Together): {readonly plugin: Plugin; readonly groups: CodeSplittingGroup[]} {
	let start: ReadonlySet<string> = new Set();
	return {
		plugin: {
			name: 'chunks',
			buildEnd(error) {
				if (error !== undefined) return;
				const ids = [...this.getModuleIds()];
				const entry = ids.find((id) => isOwnFile(id, main));
				if (entry === undefined) return this.error(`The bundle has no ${main} to make a chunk of.`);
				start = staticClosure(entry, (id) => this.getModuleInfo(id)?.importedIds ?? []);
				const missing = folders.find((folder) => !ids.some((id) => isInFolder(id, folder)));
				if (missing !== undefined) this.error(`The bundle has no ${missing} to make a chunk of.`);
			},
		},
		groups: [
			{name: 'start', priority: 2, test: (id) => start.has(id)},
			{name: 'shared', priority: 1, test: (id) => folders.some((folder) => isInFolder(id, folder))},
		],
	};
}

import type {CodeSplittingGroup, Plugin} from 'rolldown';
import {isInFolder, isOwnFile} from './module-ids.ts';

/** A module and everything it imports statically, directly or not. */
export function staticClosure(entry: string, importsOf: (id: string) => readonly string[]): ReadonlySet<string> {
	const closure = new Set([entry]);
	// A set may grow while it is walked.
	for (const id of closure) for (const imported of importsOf(id)) closure.add(imported);
	return closure;
}

/** A chunk: these modules of ours with everything they import statically, and these folders. */
export type Chunk = {
	readonly name: string;
	readonly modules?: readonly string[];
	readonly folders?: readonly string[];
};

/**
 * Puts what is loaded together into one file each. A module that several chunks could hold is in the first of them. The build fails when
 * one of the modules or folders is no longer there.
 */
export function chunks(wanted: readonly Chunk[]): {readonly plugin: Plugin; readonly groups: CodeSplittingGroup[]} {
	const closures = new Map<Chunk, ReadonlySet<string>>();
	return {
		plugin: {
			name: 'chunks',
			buildEnd(error) {
				if (error !== undefined) return;
				const ids = [...this.getModuleIds()];
				const closureOf = (file: string): ReadonlySet<string> => {
					const entry = ids.find((id) => isOwnFile(id, file));
					if (entry === undefined) return this.error(`The bundle has no ${file} to make a chunk of.`);
					return staticClosure(entry, (id) => this.getModuleInfo(id)?.importedIds ?? []);
				};
				for (const chunk of wanted) {
					const {modules = [], folders = []} = chunk;
					closures.set(chunk, new Set(modules.flatMap((file) => [...closureOf(file)])));
					const missing = folders.find((folder) => !ids.some((id) => isInFolder(id, folder)));
					if (missing !== undefined) this.error(`The bundle has no ${missing} to make a chunk of.`);
				}
			},
		},
		groups: wanted.map((chunk, index) => ({
			name: chunk.name,
			priority: wanted.length - index,
			test: (id) =>
				closures.get(chunk)?.has(id) === true || chunk.folders?.some((folder) => isInFolder(id, folder)) === true,
		})),
	};
}

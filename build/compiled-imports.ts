import {fileURLToPath} from 'node:url';
import type {Plugin} from 'rolldown';
import {isInFolder, isOwnFile} from './module-ids.ts';

const HELPER = fileURLToPath(new URL('replacements/load-compiled.ts', import.meta.url));
const DYNAMIC = /(?<!typeof )\bimport\('(?<specifier>\.[^']+)'\)/gu;

/**
 * Loads what is loaded on demand with all of its functions compiled (replacements/load-compiled.ts). That is done for every import but
 * those of the entry, because V8 only takes from the cache what was compiled in the same way. The build fails when there is none.
 */
export function compiledImports(entry: string): Plugin {
	let isFound = false;
	return {
		name: 'compiled-imports',
		transform(code, id) {
			if (!isInFolder(id, 'source') || isOwnFile(id, entry) || code.search(DYNAMIC) === -1) return null;
			isFound = true;
			const loading = code.replaceAll(DYNAMIC, "loadCompiled(() => import('$<specifier>'))");
			return `import {loadCompiled} from ${JSON.stringify(HELPER)};\n${loading}`;
		},
		buildEnd(error) {
			if (error === undefined && !isFound) this.error('Nothing is loaded on demand any more: the plugin can go.');
		},
	};
}

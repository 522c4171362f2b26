import {resolve} from 'node:path';
import type {Plugin} from 'rolldown';
import {isInFolder} from './module-ids.ts';

const WORKER = /new URL\(('\.\/[\w-]+\.ts'), import\.meta\.url\)/gu;

/**
 * Bundles each module of ours that is named by its URL, as a worker is, and makes the URL lead to the file it becomes. The build
 * fails when there is none.
 */
export function workers(): Plugin {
	let isFound = false;
	return {
		name: 'workers',
		transform(code, id) {
			if (!isInFolder(id, 'source') || code.search(WORKER) === -1) return null;
			isFound = true;
			return code.replaceAll(WORKER, (_, specifier: string) => {
				const file = this.emitFile({type: 'chunk', id: resolve(id, '..', specifier.slice(1, -1)), importer: id});
				return `new URL(import.meta.ROLLUP_FILE_URL_${file})`;
			});
		},
		buildEnd(error) {
			if (error === undefined && !isFound) this.error('No worker is started any more: the plugin can go.');
		},
	};
}

import {fileURLToPath} from 'node:url';
import type {Plugin} from 'rolldown';
import {isPackageFile, normaliseId} from './module-ids.ts';

/** A file of a dependency and the file of ours that is bundled in its place. */
export type Replacement = {
	/** As the dependency's modules import it, such as `./output.js`. */
	readonly specifier: string;
	/** What that has to lead to, such as `ink/build/output.js`. */
	readonly file: string;
	readonly by: URL;
};

/**
 * Bundles files of ours in place of a dependency's. Only the replacement itself still gets the original. The build fails when
 * nothing imports a replaced file any more.
 */
export function replaceModules(replacements: readonly Replacement[]): Plugin {
	const unused = new Set(replacements);
	return {
		name: 'replace-modules',
		async resolveId(source, importer, options) {
			const candidates = replacements.filter(({specifier}) => specifier === source);
			if (candidates.length === 0) return null;
			const resolved = await this.resolve(source, importer, {...options, skipSelf: true});
			const replacement = candidates.find(({file}) => resolved !== null && isPackageFile(resolved.id, file));
			if (replacement === undefined) return resolved;
			const path = fileURLToPath(replacement.by);
			if (importer !== undefined && normaliseId(importer) === normaliseId(path)) return resolved;
			unused.delete(replacement);
			return path;
		},
		buildEnd(error) {
			if (error !== undefined) return;
			for (const {file, by} of unused)
				this.error(`Nothing imports ${file} any more: ${fileURLToPath(by)} replaces nothing.`);
		},
	};
}

import {isBuiltin} from 'node:module';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'rolldown';
import {isOwnFile} from './module-ids.ts';

/** Functions and classes of a module of Node's that are looked up when they are called, in one file of ours or everywhere. */
export type LateFunctions = {
	readonly source: string;
	readonly functions: readonly string[];
	readonly importer?: string;
};

/** What of Node is loaded late. */
export type LateBuiltins = {
	readonly imported: readonly LateFunctions[];
	/** What stands for a module that packages require. */
	readonly required: Readonly<Record<string, URL>>;
};

const REQUIRED = '\0required-builtin:';
const LATE = '\0late-builtin:';
const IMPORT = /^import\s+(?<names>[^;'"]+?)\s+from\s*["'](?<source>[^"']+)["'];?$/gmu;
const NAMES = /^(?:(?:\*\s+as\s+)?(?<whole>[\w$]+))?(?:\s*,\s*)?(?:\{(?<picked>[^}]*)\})?$/u;

/**
 * Gets Node's own modules from `process.getBuiltinModule`. For each that is imported, Node would make an ES module and ask for everything
 * in it, which loads what nobody uses: for `node:process` the three streams, for `node:util` a parser of arguments. The build fails when
 * nothing needs one of the late ones any more.
 */
export function builtins({imported, required}: LateBuiltins): Plugin {
	const unused = new Set<LateFunctions | string>([...imported, ...Object.keys(required)]);
	return {
		name: 'builtins',
		resolveId(source, importer = '', {kind}) {
			if (!isBuiltin(source)) return null;
			if (kind === 'require-call') {
				const replacement = required[source];
				unused.delete(source);
				return replacement === undefined ? REQUIRED + source : fileURLToPath(replacement);
			}
			const late = imported.find(
				(one) => one.source === source && (one.importer === undefined || isOwnFile(importer, one.importer)),
			);
			if (late === undefined) return null;
			unused.delete(late);
			return LATE + imported.indexOf(late);
		},
		load(id) {
			if (id.startsWith(REQUIRED)) return `module.exports = ${builtin(id.slice(REQUIRED.length))};`;
			const late = id.startsWith(LATE) ? imported[Number(id.slice(LATE.length))] : undefined;
			return late === undefined ? null : lateModule(late);
		},
		buildEnd(error) {
			if (error !== undefined) return;
			for (const one of unused)
				this.error(`Nothing needs ${typeof one === 'string' ? one : one.source} any more: it need not be loaded late.`);
		},
		renderChunk: (code) => withoutImports(code),
	};
}

// A chunk may have a `process` of its own, imported further down.
function builtin(source: string): string {
	return `globalThis.process.getBuiltinModule(${JSON.stringify(source)})`;
}

function lateModule({source, functions}: LateFunctions): string {
	return functions.map((name) => lateFunction(name, `${builtin(source)}.${name}`)).join('\n');
}

function lateFunction(name: string, found: string): string {
	const isClass = /^[A-Z]/u.test(name);
	return `export function ${name}(...args) { return ${isClass ? `new (${found})` : found}(...args); }`;
}

/** The code of a chunk whose imports of Node's modules are calls. */
export function withoutImports(code: string): string {
	return code.replaceAll(IMPORT, (statement, names: string, source: string) => {
		if (!isBuiltin(source)) return statement;
		const {whole, picked} = NAMES.exec(names)?.groups ?? {};
		const from = builtin(source);
		const lines = [
			...(whole === undefined ? [] : [`const ${whole} = ${from};`]),
			...(picked === undefined ? [] : [`const {${picked.replaceAll(/\s+as\s+/gu, ': ')}} = ${from};`]),
		];
		if (lines.length === 0) throw new Error(`An import of Node's is written in an unknown way: ${statement}`);
		return lines.join('\n');
	});
}

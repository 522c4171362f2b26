import {posix} from 'node:path';
import {cyclesIn} from './cycles.ts';
import {type Import, importsOf} from './imports-of.ts';
import {loadersIn} from './loaders.ts';
import {type Allowance, IMPORT_META, RESERVED, ROOMS, STRANGERS} from './rules.ts';

/** The code of each file of `source/` by its path in it, such as `core/text/text.ts`. */
export type Sources = ReadonlyMap<string, string>;

/** An import, or a file, that the rules do not allow. */
export type Violation = {readonly file: string; readonly line: number; readonly message: string};

/** Where an import leads: to a file of ours, by its path from `source/`, or to a package or a module of Node. */
type Target = {readonly file: string} | {readonly module: string};

/** `target` is `undefined` for what cannot be checked: no plain specifier, an absolute one, a file that is not there. */
type Resolved = Import & {readonly target: Target | undefined};

/** Finds every import that the rules do not allow, and every cycle, by type or by value. */
export function checkImports(sources: Sources): readonly Violation[] {
	const graph = new Map<string, readonly string[]>();
	const violations: Violation[] = [];
	for (const [file, code] of sources) {
		const imports = importsOf(file, code).map((one) => ({...one, target: targetOf(file, one.specifier, sources)}));
		graph.set(
			file,
			imports.flatMap(({target}) => (target !== undefined && 'file' in target ? target.file : [])),
		);
		violations.push(
			...violationsIn(file, imports),
			...loadersIn(file, code, IMPORT_META[file]).map((loader) => ({file, ...loader})),
		);
	}
	for (const cycle of cyclesIn(graph))
		violations.push({file: cycle[0], line: 1, message: `It imports itself: ${[...cycle, cycle[0]].join(' → ')}.`});
	return violations;
}

function violationsIn(file: string, imports: readonly Resolved[]): readonly Violation[] {
	const allowance = ROOMS[roomOf(file)];
	if (allowance === undefined) return [{file, line: 1, message: `There is no room ${roomOf(file)}.`}];
	return imports.flatMap((one) => {
		const {line, isType, target} = one;
		const message = target === undefined ? unreadable(one) : objectionTo(file, target, isType, allowance);
		return message === undefined ? [] : {file, line, message};
	});
}

/** The room that a path from `source/` lies in: a folder at the top, or a file there. */
function roomOf(path: string): string {
	return path.split('/', 1)[0] ?? path;
}

function targetOf(from: string, specifier: string | undefined, sources: Sources): Target | undefined {
	if (specifier === undefined) return undefined;
	if (/^\.\.?\//u.test(specifier)) {
		const file = posix.join(posix.dirname(from), specifier);
		return sources.has(file) || file.startsWith('../') ? {file} : undefined;
	}
	return /^(?:node:|@?\w)(?!.*:)/u.test(specifier) ? {module: specifier} : undefined;
}

function unreadable({specifier}: Import): string {
	return specifier === undefined
		? 'An import has to name its module in plain text, so that it can be checked.'
		: `There is no ${specifier}: only relative paths, packages and node: modules can be imported.`;
}

function objectionTo(from: string, target: Target, isType: boolean, allowance: Allowance): string | undefined {
	const {rooms = [], typesOf = [], packages = []} = allowance;
	const forbidden = (name: string) => `${roomOf(from)} may not import ${name}.`;
	const name = 'module' in target ? target.module : target.file;
	const owner = RESERVED[name];
	if (owner !== undefined && !isIn(from, owner)) return `Only ${owner} may import ${name}.`;
	if ('module' in target) {
		return packages.some((pattern) => matches(target.module, pattern)) ? undefined : forbidden(target.module);
	}
	const {file} = target;
	if (STRANGERS.some((folder) => isIn(from, folder) && isIn(file, folder)))
		return `The files of ${posix.dirname(from)} may not import each other.`;
	const places = [roomOf(from), ...rooms, ...(isType ? typesOf : [])];
	return places.some((place) => isIn(file, place)) ? undefined : forbidden(file);
}

function isIn(file: string, place: string): boolean {
	return file === place || file.startsWith(`${place}/`);
}

function matches(module: string, pattern: string): boolean {
	return pattern.endsWith('*') ? module.startsWith(pattern.slice(0, -1)) : module === pattern;
}

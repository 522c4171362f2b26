import {parseSync, Visitor} from 'rolldown/utils';

/** One module that another one names. */
export type Import = {
	/** As written; `undefined` when it is worked out while the program runs, so that nobody can check it. */
	readonly specifier: string | undefined;
	/** Whether it is erased when types are: nothing is loaded. `import {type A}` is not, it still loads the module. */
	readonly isType: boolean;
	/** Counted from 1. */
	readonly line: number;
};

type Named = {readonly start: number};
type Literal = Named & {readonly type: string; readonly value?: unknown};

const REFERENCE = /^\/\s*<reference\s+(?:path|types)\s*=\s*["']([^"']+)["']/u;

/**
 * Everything that imports in a file of TypeScript or JavaScript: static and dynamic imports, `export … from`, `import('…')` as a
 * type, `import x = require('…')`, `require`, `new URL('…', import.meta.url)`, `declare module`, reference comments, and the React
 * that JSX compiles to. `loaders.ts` finds what loads modules in other ways. Throws when the file cannot be parsed.
 */
export function importsOf(path: string, code: string): readonly Import[] {
	const {program, comments, errors} = parseSync(path, code);
	if (errors[0] !== undefined) throw new Error(`${path} cannot be parsed: ${errors[0].message}`);
	const imports: Import[] = [];
	const lineOf = ({start}: Named) => code.slice(0, start).split('\n').length;
	const add = (node: Literal | null | undefined, isType: boolean) => {
		if (node !== null && node !== undefined)
			imports.push({specifier: typeof node.value === 'string' ? node.value : undefined, isType, line: lineOf(node)});
	};
	new Visitor({
		ImportDeclaration: ({source, importKind}) => add(source, importKind === 'type'),
		ExportNamedDeclaration: ({source, exportKind}) => add(source, exportKind === 'type'),
		ExportAllDeclaration: ({source, exportKind}) => add(source, exportKind === 'type'),
		ImportExpression: ({source}) => add(source, false),
		TSImportType: ({source}) => add(source, true),
		TSExternalModuleReference: ({expression}) => add(expression, false),
		TSModuleDeclaration: ({id}) => add(id.type === 'Literal' ? id : null, true),
		CallExpression: ({callee, arguments: [first]}) =>
			add(callee.type === 'Identifier' && callee.name === 'require' ? first : null, false),
		NewExpression: ({callee, arguments: [first, base]}) => {
			const isOfThisModule = base !== undefined && code.slice(base.start, base.end) === 'import.meta.url';
			add(callee.type === 'Identifier' && callee.name === 'URL' && isOfThisModule ? first : null, false);
		},
	}).visit(program);
	for (const comment of comments) {
		const specifier = REFERENCE.exec(comment.value)?.[1];
		if (specifier !== undefined) imports.push({specifier, isType: true, line: lineOf(comment)});
	}
	return path.endsWith('x') ? [...imports, {specifier: 'react', isType: false, line: 1}] : imports;
}

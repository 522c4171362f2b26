import {parseSync, Visitor} from 'rolldown/utils';

/** Code that loads a module in a way that the check of imports cannot follow. */
export type Loader = {readonly message: string /** Counted from 1. */; readonly line: number};

type Node = {readonly type: string; readonly start: number};

const WAYS_AROUND = ['createRequire', 'getBuiltinModule'];

/**
 * Finds what loads modules by other means than imports with a plain specifier: `createRequire` and `getBuiltinModule` under any object,
 * `import.meta` outside `new URL('…', import.meta.url)`, and a `Worker` that starts from anything but such a URL. `importMeta` is the
 * name of the one property that may be given `import.meta` itself.
 */
export function loadersIn(path: string, code: string, importMeta: string | undefined): readonly Loader[] {
	const loaders: Loader[] = [];
	const allowed = new Set<number>();
	const allow = ({start}: Node) => allowed.add(start);
	const object = ({start}: Node, message: string) => {
		if (!allowed.has(start)) loaders.push({message, line: code.slice(0, start).split('\n').length});
	};
	const objectToName = (node: Node, name: string | null | undefined) => {
		if (name != null && WAYS_AROUND.includes(name)) object(node, `${name} loads modules that no check can see.`);
	};
	// A node is visited before those in it, so what it allows is known by then.
	new Visitor({
		NewExpression(node) {
			if (isModuleUrl(node)) allow(node.arguments[1] as Node);
			const [first] = node.arguments;
			if (isNamed(node.callee, 'Worker') && first !== undefined && isModuleUrl(first)) allow(node.callee);
		},
		ImportSpecifier({imported, local}) {
			if (imported.start === local.start) allow(imported);
		},
		TSTypeReference: ({typeName}) => void allow(typeName),
		Property({key, value}) {
			if (importMeta !== undefined && isNamed(key, importMeta) && value.type === 'MetaProperty') allow(value);
		},
		MetaProperty(node) {
			if (node.meta.name === 'import')
				object(node, "import.meta may only stand in new URL('…', import.meta.url), so that it can be checked.");
		},
		Identifier(node) {
			objectToName(node, node.name);
			if (node.name === 'Worker') object(node, "A worker has to be new Worker(new URL('…', import.meta.url)).");
		},
		Literal: (node) => objectToName(node, String(node.value)),
		TemplateElement: (node) => objectToName(node, node.value.cooked),
	}).visit(parseSync(path, code).program);
	return loaders;
}

/** Whether a node is `new URL(…, import.meta.url)`. */
function isModuleUrl(node: object): boolean {
	const {type, callee, arguments: [, base] = []} = node as {type: string; callee?: Node; arguments?: readonly Member[]};
	if (type !== 'NewExpression' || callee === undefined || !isNamed(callee, 'URL')) return false;
	return base?.type === 'MemberExpression' && base.object.type === 'MetaProperty' && isNamed(base.property, 'url');
}

type Member = Node & {readonly object: Node; readonly property: Node};

function isNamed(node: Node & {readonly name?: unknown}, name: string): boolean {
	return node.type === 'Identifier' && node.name === name;
}

import {parseSync} from 'rolldown/utils';

/** A text that a file may show to a user, and when. */
export type ShownText = {
	/** As written, each value that is filled in as `…`, each line break as `⏎`. */
	readonly text: string;
	/** The first sentence of the doc comment nearest to it; the name of its function if there is none. */
	readonly situation: string;
};

type Node = {readonly type: string; readonly start: number; readonly end: number; readonly [key: string]: unknown};

const COMPARISONS: ReadonlySet<string> = new Set(['===', '!==', '==', '!=', '<', '>', '<=', '>=', 'in']);

/** Methods and functions whose text arguments nobody sees. */
const SILENT_CALLS: ReadonlySet<string> = new Set([
	...['includes', 'startsWith', 'endsWith', 'split', 'replace', 'replaceAll', 'indexOf', 'lastIndexOf', 'has', 'get'],
	...['set', 'delete', 'on', 'once', 'off', 'addEventListener', 'removeEventListener', 'kill', 'env', 'csi', 'URL'],
	...['RegExp', 'Uint8Array', 'TextDecoder', 'execFile', 'spawn', 'spawnSync', 'execFileSync', 'createHash', 'match'],
]);

/** A sentence, or at least two words; or one word that begins with a capital. */
const WORDS =
	/\p{L}{2,}[^\s]*\s+[^\s]*\p{L}{2,}|^[^\p{L}]*\p{Lu}\p{L}{2,}[^\p{L}]*$|^[^\p{L}\d]*…[^\p{L}]*\s\p{L}{3,}|\p{L}{3,}[^\p{L}\s]*\s[^\p{L}]*…/u;

/** Fields whose values people read even where they are one word. */
const LABELS: ReadonlySet<string> = new Set([
	'label',
	'hint',
	'short',
	'word',
	'words',
	'title',
	'help',
	'heading',
	'value',
	'text',
]);

/** CSS, SVG, HTML, control sequences, regular expressions and shell code. */
const CODE =
	/\{[a-z-]+:|[{};]\s*$|^\s*[.#@<][a-z-]+[ >{]|\p{Cc}|\\u|\(\?[:=!]|^M… |^\s*[a-z-]+: [^ ]+;|^(?:local|function|if|fi|esac|done|complete|compdef|case) /u;

/** Methods, error codes, names of classes and headers of protocols, which look like words. */
const PROTOCOL = /^(?:GET|E[A-Z]{4,}|DCS|[A-Z]\w+Error|Basic …|Bearer …|\/[A-Z]\w+|…Ptmux;.*|[…/]+Emails[…/]*)$/u;

/** Every text that a file of source code may show, in order. */
export function textsOf(path: string, code: string): readonly ShownText[] {
	const {program, comments} = parseSync(path, code);
	const docs = new Map<number, string>();
	for (const {value, end} of comments)
		if (value.startsWith('*')) docs.set(end + (/^\s*/u.exec(code.slice(end))?.[0].length ?? 0), firstSentence(value));
	const ofFile = docs.values().next().value;
	const found: ShownText[] = [];
	const visit = (node: Node, ancestors: readonly Node[]): void => {
		if (isSilent(node, ancestors.at(-1))) return;
		const text = writtenText(node, ancestors.at(-1));
		if (text !== undefined && isShown(text, ancestors.at(-1)))
			found.push({text, situation: situationOf([...ancestors, node], docs) ?? ofFile ?? ''});
		for (const child of Object.values(node).flat()) if (isNode(child)) visit(child, [...ancestors, node]);
	};
	visit({...program}, []);
	return found;
}

function isShown(text: string, parent: Node | undefined): boolean {
	const isLabel = /\p{L}{2,}/u.test(text) && LABELS.has(fieldOf(parent));
	return (isLabel || WORDS.test(text)) && !CODE.test(text) && !PROTOCOL.test(text);
}

function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** The first sentence of a doc comment, on one line. */
function firstSentence(comment: string): string {
	const text = comment
		.replaceAll(/\s*\n\s*\*?\s*/gu, ' ')
		.replace(/^\*\s*/u, '')
		.trim();
	// Code has full stops and colons of its own.
	return /^(?:`[^`]*`|[^`])*?[.:](?=\s|$)/u.exec(text)?.[0].replace(/[.:]$/u, '') ?? text;
}

/** Whether no text in a node is shown: types, imports, names of fields, and what is only compared. */
function isSilent(node: Node, parent: Node | undefined): boolean {
	if (/^(?:Import|ExportAll)/u.test(node.type)) return true;
	if (/^TS(?!As|Satisfies|NonNull)/u.test(node.type)) return true;
	return parent !== undefined && (SILENT_PARTS[parent.type]?.(node, parent) ?? false);
}

const isKey = (node: Node, parent: Node) => parent.key === node && !isSentence(node);
const isSilentArgument = (node: Node, parent: Node) =>
	parent.callee !== node && SILENT_CALLS.has(calledName(parent.callee));

const SILENT_PARTS: Readonly<Record<string, (node: Node, parent: Node) => boolean>> = {
	ExportNamedDeclaration: (node, parent) => parent.source === node,
	BinaryExpression: (_, parent) => COMPARISONS.has(String(parent.operator)),
	SwitchCase: (node, parent) => parent.test === node,
	Property: isKey,
	PropertyDefinition: isKey,
	MemberExpression: (node, parent) => parent.property === node,
	TaggedTemplateExpression: (node, parent) => parent.tag === node || calledName(parent.tag) === 'raw',
	CallExpression: isSilentArgument,
	NewExpression: isSilentArgument,
};

function fieldOf(parent: Node | undefined): string {
	const key = parent?.type === 'Property' ? parent.key : undefined;
	return isNode(key) ? String(key.name ?? '') : '';
}

function isSentence(node: Node): boolean {
	return typeof node.value === 'string' && node.value.includes(' ');
}

function calledName(callee: unknown): string {
	if (!isNode(callee)) return '';
	const name = callee.type === 'MemberExpression' ? callee.property : callee;
	return isNode(name) ? String(name.name ?? '') : '';
}

/** The text a node stands for; `undefined` for one that is part of a longer text, or no text at all. */
function writtenText(node: Node, parent: Node | undefined): string | undefined {
	if (parent?.type === 'BinaryExpression' && parent.operator === '+') return;
	const text = joined(node);
	return text === undefined ? undefined : withoutMarkup(text).replaceAll('\n', '⏎').trim();
}

/** What a reader sees of HTML; `sendwatch emails <operation>` is none. */
function withoutMarkup(text: string): string {
	return /<\/[a-z]/u.test(text) ? text.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ') : text;
}

function joined(node: Node): string | undefined {
	if (node.type === 'JSXText') return String(node.value).replaceAll(/\s+/gu, ' ');
	if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
	if (node.type === 'TemplateLiteral')
		return (node.quasis as readonly {readonly value: {readonly cooked: string}}[])
			.map(({value}) => value.cooked)
			.join('…');
	if (node.type === 'BinaryExpression' && node.operator === '+') {
		const [left, right] = [joined(node.left as Node), joined(node.right as Node)];
		return left === undefined && right === undefined ? undefined : `${left ?? '…'}${right ?? '…'}`;
	}
	return;
}

/** The doc comment nearest to the innermost node, else the name of the function or constant around it. */
function situationOf(path: readonly Node[], docs: ReadonlyMap<number, string>): string | undefined {
	const documented = path.findLast(({start}) => docs.has(start));
	if (documented !== undefined && documented.type !== 'Program') return docs.get(documented.start);
	const named = path.find(({type}) => type === 'FunctionDeclaration' || type === 'VariableDeclarator');
	const id = named?.id;
	return isNode(id)
		? String(id.name)
				.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ')
				.replaceAll('_', ' ')
				.toLowerCase()
		: undefined;
}

import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseSync} from 'rolldown/utils';
import {expect, test} from 'vitest';

const SOURCE = join(import.meta.dirname, '../../source');

const COLLECTIONS: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet']);

type Value = {
	readonly type: string;
	readonly callee?: {readonly name?: string};
	readonly arguments?: readonly unknown[];
};

/** A collection that is empty at first is there to be filled, unless its type forbids that. */
function isEmptyCollection(value: Value | null): boolean {
	if (value?.type === 'ArrayExpression')
		return 'elements' in value && (value.elements as readonly unknown[]).length === 0;
	return value?.type === 'NewExpression' && COLLECTIONS.has(value.callee?.name ?? '') && value.arguments?.length === 0;
}

/** Whether a file declares something that its functions can change between two calls. */
function hasVariable(file: string): boolean {
	const text = readFileSync(join(SOURCE, file), 'utf8');
	const {program} = parseSync(file, text);
	return program.body.some((statement) => {
		const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
		if (declared?.type === 'ClassDeclaration')
			return declared.body.body.some(
				(member) =>
					member.type === 'PropertyDefinition' && member.static && isEmptyCollection(member.value as Value | null),
			);
		if (declared?.type !== 'VariableDeclaration') return false;
		const isFixed = /^[^=]*:(?!\s*(?:Map|Set|WeakMap|WeakSet|Array)\b)/u.test(text.slice(declared.start, declared.end));
		const isFilled = !isFixed && declared.declarations.some(({init}) => isEmptyCollection(init as Value | null));
		return declared.kind !== 'const' || isFilled;
	});
}

test('no module has state, but for what belongs to the process', () => {
	const files = readdirSync(SOURCE, {recursive: true, encoding: 'utf8'}).filter((file) => /\.tsx?$/u.test(file));
	expect(files.filter(hasVariable).sort()).toEqual([
		// The secrets that are never printed.
		'api/secrets.ts',
		// The collector of this process, made while there is room for it.
		'app/memory/heap-guard.ts',
		// The segmenter that is slow to load.
		'core/text/graphemes.ts',
		// The locks that this process holds.
		'recording/journal/lock.ts',
		// The looks of cells, each of which is one object: as many as the theme has.
		'terminal/frames/style.ts',
		// What begins and ends each style of the theme.
		'ui/theme/styled.ts',
	]);
});

import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseSync} from 'rolldown/utils';
import {expect, test} from 'vitest';

const SOURCE = join(import.meta.dirname, '../../source');

/** Whether a file declares a variable that its functions can change between two calls. */
function hasVariable(file: string): boolean {
	const {program} = parseSync(file, readFileSync(join(SOURCE, file), 'utf8'));
	return program.body.some((statement) => {
		const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
		return declared?.type === 'VariableDeclaration' && declared.kind !== 'const';
	});
}

test('no module has a variable, but for the segmenter that is slow to load', () => {
	const files = readdirSync(SOURCE, {recursive: true, encoding: 'utf8'}).filter((file) => /\.tsx?$/u.test(file));
	expect(files.filter(hasVariable)).toEqual(['core/text/graphemes.ts']);
});

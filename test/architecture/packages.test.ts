import {globSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {importsOf} from './imports-of.ts';

const packages = (folder: string) =>
	new Set(
		globSync(`${folder}/**/*.{ts,tsx}`)
			.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')))
			.map(({specifier}) => specifier),
	);

/** The packages that the project was asked to be built with. */
test.each([
	['source', ['ink', 'react', 'undici', 'ink-table', 'ink-spinner', 'meow']],
	['test', ['vitest', 'ink-testing-library']],
])('%s/ uses %o', (folder, names) => {
	expect([...packages(folder)]).toEqual(expect.arrayContaining(names));
});

import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import packageJson from '../package.json' with {type: 'json'};
import {EXIT} from '../source/core/exit-codes.ts';
import {TABLES, tableUnder} from './readme-tables.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const GUIDE = readFileSync(new URL('../docs/codebase.md', import.meta.url), 'utf8');

describe('the README says what the code does', () => {
	test.each(Object.entries(TABLES))('%s, as `npm run readme` writes them', (heading, rows) => {
		expect(tableUnder(heading)).toEqual(rows);
	});

	test('exit codes', () => {
		const codes = tableUnder('Exit codes').flatMap((row) => row.split('|')[1]?.match(/\d+/gu) ?? []);
		for (const code of Object.values(EXIT)) expect(codes).toContain(String(code));
	});

	test('every package has its reason in the guide to the code', () => {
		const packages = GUIDE.split('### Packages')[1]?.split('\n## ')[0];
		for (const name of Object.keys(packageJson.devDependencies)) expect(packages).toContain(`\`${name}\``);
	});

	test('the two lines to begin with stand at the top', () => {
		expect(README.split('\n').slice(0, 6).join('\n')).toMatch(/npm ci && npm start.*\nnpm ci && npm test/u);
	});
});

import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {checkImports, type Sources} from './check-imports.ts';

/** Reads the code of a folder such as `source/`. */
function readSources(folder: string): Sources {
	const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((file) =>
		/\.[cm]?[jt]sx?$/u.test(file),
	);
	return new Map(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(join(folder, file), 'utf8')]));
}

const folder = process.argv[2] ?? 'source';
const sources = readSources(folder);
const violations = checkImports(sources);
for (const {file, line, message} of violations) console.error(`${folder}/${file}:${line} ${message}`);
if (violations.length === 0) console.log(`Checked the imports of ${sources.size} files.`);
else process.exitCode = 1;

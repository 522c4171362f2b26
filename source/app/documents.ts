import {realpathSync} from 'node:fs';
import {dirname, join} from 'node:path';
import process from 'node:process';

/** The folder of the documents, which the package contains beside the built program; undefined if that cannot be found. */
export function documentsFolder(): string | undefined {
	try {
		return join(dirname(realpathSync(process.argv[1] ?? '')), '../docs');
	} catch {
		return undefined;
	}
}

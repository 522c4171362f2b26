import {syncBuiltinESMExports} from 'node:module';

/**
 * Lets the program run in a working directory that has been removed. Packages ask for its path while they are loaded, and the system has
 * none to give: they get the root instead. Our own files are named relative to the directory itself, so that writing one still says that
 * it is gone.
 */
export function standInForRemovedDirectory(): void {
	try {
		process.cwd();
	} catch {
		process.cwd = () => '/';
		syncBuiltinESMExports();
	}
}

import {getCompileCacheDir} from 'node:module';
import {getHeapStatistics, setFlagsFromString} from 'node:v8';

/** A heap that the user has made so small has no room for functions that are never called. */
const SMALL_BYTES = 512 * 1024 * 1024;

/**
 * Loads a module with all of its functions compiled. Node's cache keeps a module as it is before it runs, so that the next start compiles
 * nothing of it; V8 otherwise compiles a function when it is first called, at every start again.
 */
export function loadCompiled<Module>(load: () => Promise<Module>): Promise<Module> {
	// Without a cache, every start would compile what it never calls.
	if (getCompileCacheDir() === undefined || getHeapStatistics().heap_size_limit < SMALL_BYTES) return load();
	setFlagsFromString('--no-lazy');
	try {
		// Node reads and compiles the module and what it imports right here, and runs it later.
		return load();
	} finally {
		setFlagsFromString('--lazy');
	}
}

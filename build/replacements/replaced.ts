import type {LateBuiltins} from '../builtins.ts';
import type {Replacement} from '../replace-modules.ts';

/** Undici is bundled as what the program uses of it. */
export const UNDICI: readonly Replacement[] = [
	{
		specifier: 'undici',
		file: 'undici/index.js',
		by: new URL('undici.ts', import.meta.url),
	},
	{
		specifier: './client-h2.js',
		file: 'undici/lib/dispatcher/client-h2.js',
		by: new URL('undici-http2.ts', import.meta.url),
	},
];

/** Nothing on the way to the first frame needs these modules of Node's. */
export const LATE_BUILTINS: LateBuiltins = {
	imported: [
		{source: 'node:fs', functions: ['closeSync', 'openSync'], importer: 'source/cli.ts'},
		{source: 'node:module', functions: ['enableCompileCache', 'syncBuiltinESMExports'], importer: 'source/cli.ts'},
		{source: 'node:child_process', functions: ['execFile', 'execFileSync', 'spawn', 'spawnSync']},
		{
			source: 'node:v8',
			functions: ['getHeapStatistics', 'setFlagsFromString'],
			importer: 'build/replacements/load-compiled.ts',
		},
		{source: 'node:vm', functions: ['runInNewContext']},
		{source: 'node:worker_threads', functions: ['Worker'], importer: 'source/monitor/bodies/readable-bodies.ts'},
	],
	required: {
		assert: new URL('late-assert.ts', import.meta.url),
		crypto: new URL('late-crypto.ts', import.meta.url),
		'node:assert': new URL('late-assert.ts', import.meta.url),
		'node:http': new URL('late-http.ts', import.meta.url),
	},
};

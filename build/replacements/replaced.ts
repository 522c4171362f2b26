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

/** What Ink measures and draws with. The tests that draw frames draw with it, too (`test/helpers/built-ink.ts`). */
export const INK: readonly Replacement[] = [
	// Saves 12 % of P2 and 17 % of P3.
	{
		specifier: 'string-width',
		file: 'string-width/index.js',
		by: new URL('string-width.ts', import.meta.url),
	},
	// Saves 40 % of P3 by the lines that it remembers, and a fifth of the rest by the rows (2026-11-28: 3.3 ms, without them 4.2); 7 %
	// of P2 by the rows that are put together from pieces (197 → 184 ms).
	{
		specifier: './output.js',
		file: 'ink/build/output.js',
		by: new URL('ink-output.ts', import.meta.url),
	},
	// Saves 7 % of P3 (2026-11-28, median of 5 runs at a load of 15).
	{
		specifier: './line-update.js',
		file: 'ink/build/line-update.js',
		by: new URL('line-update.ts', import.meta.url),
	},
	// Saves 14 % of P3 (2026-11-28).
	{
		specifier: './squash-text-nodes.js',
		file: 'ink/build/squash-text-nodes.js',
		by: new URL('ink-squash-text-nodes.ts', import.meta.url),
	},
	// Saves 7 % of P3 (2026-11-28, median of 20 alternating runs at a load of 7: 2.84 → 2.65 ms).
	{
		specifier: './dom.js',
		file: 'ink/build/dom.js',
		by: new URL('ink-dom.ts', import.meta.url),
	},
	// Saves 17 % of P3 (2026-11-28, 4 runs of 160 keys beside 4, at a load of 23: 2.47 → 2.05 ms from the key to the write).
	{
		specifier: './render-node-to-output.js',
		file: 'ink/build/render-node-to-output.js',
		by: new URL('ink-render-node-to-output.ts', import.meta.url),
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

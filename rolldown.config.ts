import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {defineConfig} from 'rolldown';
import {builtins} from './build/builtins.ts';
import {chunks} from './build/chunks.ts';
import {compiledImports} from './build/compiled-imports.ts';
import {expectCode} from './build/expect-code.ts';
import {licences} from './build/licences.ts';
import {replaceModules} from './build/replace-modules.ts';
import {INK, LATE_BUILTINS, UNDICI} from './build/replacements/replaced.ts';
import {workers} from './build/workers.ts';
import packageJson from './package.json' with {type: 'json'};
import {manPage} from './source/command-line/manual/man-page.ts';
import {KEYMAP} from './source/ui/keys/keymap.ts';
import {printedKeys} from './source/ui/keys/shown-keys.ts';

/** The man page, from the same tables as the help. */
function writeManPage(): void {
	mkdirSync('man', {recursive: true});
	writeFileSync('man/sendwatch.1', manPage(packageJson.version, printedKeys(KEYMAP)));
}

/*
 * What is changed of a dependency, and how the bundle is cut, pays with at least 5 % of P2 (spawn to first frame) or P3 (key to
 * frame). Each gain is what is lost without it: the median of 15 and 11 alternating runs, in processor time of the main thread,
 * of 164 ms and 3.7 ms (2026-11-27, Node 24.21).
 */

// Saves 7 % of P2 (2026-11-28): a watch loads 16 files instead of 60.
const {plugin: checkChunks, groups} = chunks([
	{name: 'start', modules: ['source/app/main.ts']},
	{name: 'arguments', modules: ['source/command-line/parse-arguments.ts', 'source/command-line/config-file/read.ts']},
	// Nearly every command needs most of it. The modules are those that commands without a screen have in common with it: in its chunk, they
	// would load all that draws (test/build/loaded-chunks.test.ts).
	{
		name: 'shared',
		folders: ['source/core', 'source/state'],
		modules: [
			'build/replacements/late-crypto.ts',
			'source/app/headless/interruption.ts',
			'source/app/memory/heap-guard.ts',
			'source/app/memory/limit-heap.ts',
			'source/app/record-failures.ts',
			'source/ui/keys/key-names.ts',
			'source/ui/keys/names.ts',
			'source/ui/theme/palette.ts',
			'source/ui/theme/tokens.ts',
		],
	},
	{name: 'recordings', modules: ['source/app/commands/history.ts']},
	{name: 'watch', modules: ['source/app/commands/watch.ts']},
	// A first request is sent before the screen is loaded.
	{name: 'requests', modules: ['source/app/screen/watch-operation.ts']},
	{name: 'screen', modules: ['source/app/screen/session.tsx', 'source/ui/theme/theme.ts']},
]);

/** One ES module with its dependencies in it; what a command loads on demand stays a chunk of its own. */
export default defineConfig({
	input: {cli: 'source/cli.ts'},
	platform: 'node',
	external: ['react-devtools-core'],
	transform: {
		define: {
			'process.env.NODE_ENV': '"production"',
			'process.env.DEV': '"false"',
			// yoga fetches its own data: URL, for which Node loads a whole undici. Without fetch it decodes the base64 itself.
			// Saves 9 % of P2.
			'typeof fetch': '"undefined"',
		},
	},
	// Without it, what meow-dependencies.ts leaves out would still be bundled and run.
	treeshake: {manualPureFunctions: ['requireNormalize', 'getDefaultExportFromCjs', 'promisify']},
	plugins: [
		// Saves 7 % of P2 (2026-11-28, 25 alternating runs at a load of 23: 280 → 261 ms, at the first quartile 255 → 239).
		builtins(LATE_BUILTINS),
		expectCode([
			{file: 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js', code: 'typeof fetch'},
			{file: 'meow/build/dependencies.js', code: 'var normalizeExports = requireNormalize();'},
		]),
		replaceModules([
			// Saves 6 % of P2 (2026-11-28: 206 → 193 ms) and 7 MB.
			...UNDICI,
			// Saves 5 % of P2 (2026-11-28, 15 alternating loads at a load of 20: 29 → 19 ms for what reads the arguments, of 175).
			{
				specifier: './dependencies.js',
				file: 'meow/build/dependencies.js',
				by: new URL('build/replacements/meow-dependencies.ts', import.meta.url),
			},
			...INK,
		]),
		checkChunks,
		// Saves 16 % of P2 (2026-11-28, 20 alternating runs at a load of 17: 220 → 184 ms, at the first quartile 213 → 181).
		compiledImports('source/cli.ts'),
		workers(),
		licences(),
		{name: 'executable', writeBundle: () => chmodSync('dist/cli.js', 0o755)},
		{name: 'man-page', writeBundle: writeManPage},
	],
	// A warning stops the build, except the one that depends on how busy the machine is.
	checks: {bundlerTimings: false},
	onLog(level, {message}) {
		if (level === 'warn') throw new Error(message);
	},
	output: {
		dir: 'dist',
		cleanDir: true,
		format: 'esm',
		entryFileNames: '[name].js',
		chunkFileNames: '[name].js',
		minify: true,
		// Licences that a package has in its code stay there.
		comments: {legal: true, annotation: false, jsdoc: false},
		codeSplitting: {groups},
		banner: (chunk) => (chunk.name === 'cli' ? '#!/usr/bin/env node' : ''),
	},
});

import {chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {defineConfig, type Plugin} from 'rolldown';
import packageJson from './package.json' with {type: 'json'};
import {manPage} from './source/command-line/manual/man-page.ts';
import {KEYMAP} from './source/ui/keys/keymap.ts';
import {printedKeys} from './source/ui/keys/shown-keys.ts';

type Shortcut = {readonly module: RegExp; readonly from: string; readonly to: string};

/**
 * What dependencies do at start and a terminal program never needs. Each is replaced by something that does the same later or
 * cheaper, and the build fails when a new version no longer has it.
 */
const SHORTCUTS: readonly Shortcut[] = [
	{
		// Fetching its own data: URL makes Node load a whole second undici: 50 ms. Without fetch it decodes the base64 itself.
		module: /yoga-wasm-base64-esm\.js$/u,
		from: 'typeof fetch',
		to: '"undefined"',
	},
	{
		// Ink forgets at every frame how it cut each line into cells; most lines are the same again. Bounded, then begun anew.
		module: /ink\/build\/output\.js$/u,
		from: 'caches = new OutputCaches();',
		to: 'caches = (OutputCaches.shared = OutputCaches.shared?.styledChars.size < 300 ? OutputCaches.shared : new OutputCaches());',
	},
	{
		// The client never speaks HTTP/2 (source/api/transport.ts): its half of undici is loaded when it does.
		module: /undici\/lib\/dispatcher\/client\.js$/u,
		from: "const connectH2 = require('./client-h2.js')",
		to: "const connectH2 = (...args) => require('./client-h2.js')(...args)",
	},
	{
		// Normalising package.json brings the SPDX licence tables: 10 ms. meow only needs it when somebody reads `pkg`.
		module: /meow\/build\/dependencies\.js$/u,
		from: 'var normalizeExports = requireNormalize();\nconst normalizePackageData = getDefaultExportFromCjs(normalizeExports);',
		to: 'const normalizePackageData = (data) => getDefaultExportFromCjs(requireNormalize())(data);',
	},
];

function takeShortcuts(): Plugin {
	const taken = new Set<Shortcut>();
	return {
		name: 'shortcuts',
		transform(code, id) {
			const shortcut = SHORTCUTS.find(({module}) => module.test(id));
			if (shortcut === undefined) return null;
			if (!code.includes(shortcut.from)) throw new Error(`${id} no longer has ${JSON.stringify(shortcut.from)}`);
			taken.add(shortcut);
			return code.replaceAll(shortcut.from, () => shortcut.to);
		},
		buildEnd() {
			for (const shortcut of SHORTCUTS)
				if (!taken.has(shortcut)) this.warn(`Nothing matched ${shortcut.module}: the shortcut can go.`);
		},
	};
}

/** Dependencies make their segmenters when they are loaded, 5 ms for the first; most screens never need one. */
function lateSegmenters(): Plugin {
	const eager = 'new Intl.Segmenter()';
	const late = '(() => {let made; return {segment: (text) => (made ??= new Intl.Segmenter()).segment(text)}})()';
	return {
		name: 'late-segmenters',
		transform: (code, id) =>
			id.includes('node_modules') && code.includes(eager) ? code.replaceAll(eager, late) : null,
	};
}

/** undici's root also loads fetch, WebSocket, caches and mocks: 60 ms. A watcher needs its Agent and `request` alone, behind a proxy that agent, too. */
const LEAN_UNDICI = `
import Agent from 'undici/lib/dispatcher/agent.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import connect from 'undici/lib/api/api-connect.js';
import request from 'undici/lib/api/api-request.js';
Dispatcher.prototype.request = request;
Dispatcher.prototype.connect = connect;
export function EnvHttpProxyAgent(options) {
	const ProxyAgent = require('undici/lib/dispatcher/env-http-proxy-agent.js');
	return new ProxyAgent(options);
}
export {Agent, Pool};
`;

function leanUndici(): Plugin {
	const name = '\0lean-undici';
	return {
		name: 'lean-undici',
		resolveId: (id) => (id === 'undici' ? name : null),
		load: (id) => (id === name ? LEAN_UNDICI : null),
	};
}

/**
 * Ink and its helpers measure every text again at every frame; a width once found is remembered (bounded, then begun anew).
 * What the screen itself is drawn with needs no measuring, so string-width and its tables (15 ms) are loaded on first need.
 */
const REMEMBERED_WIDTHS = `
import {isOneColumnEach} from './source/core/text/one-column.ts';
let measure;
let known = new Map();
export default function stringWidth(text, options) {
	if (options === undefined) {
		const bare = text.includes('\\u001b') ? text.replaceAll(/\\u001b\\[[\\d;]*m/g, '') : text;
		if (isOneColumnEach(bare)) return bare.length;
	}
	measure ??= require('string-width/index.js?measured').default;
	if (options !== undefined) return measure(text, options);
	let width = known.get(text);
	if (width === undefined) {
		width = measure(text);
		if (known.size >= 4000) known = new Map();
		known.set(text, width);
	}
	return width;
}
`;

function rememberWidths(): Plugin {
	const name = '\0remembered-widths';
	return {
		name: 'remember-widths',
		async resolveId(id, importer) {
			if (id === 'string-width') return name;
			if (importer === name && id.startsWith('./')) return resolve(id);
			if (id !== 'string-width/index.js?measured') return null;
			return this.resolve('string-width', importer === name ? undefined : importer, {skipSelf: true});
		},
		load: (id) => (id === name ? REMEMBERED_WIDTHS : null),
	};
}

/** Whoever is given the bundle is given the licences of what is in it, as they ask for. */
function licences(): Plugin {
	const noticeOf = (folder: string) => {
		const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
		const file = readdirSync(folder).find((one) => /^licen[cs]e/iu.test(one));
		const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
		return `${name} ${version}\n\n${text}\n`;
	};
	return {
		name: 'licences',
		generateBundle() {
			const folders = [...this.getModuleIds()].flatMap(
				(id) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(id)?.[0] ?? [],
			);
			const source = [...new Set(folders)]
				.toSorted()
				.map(noticeOf)
				.join(`\n${'-'.repeat(80)}\n\n`);
			this.emitFile({type: 'asset', fileName: 'licences.txt', source});
		},
	};
}

/** The man page, from the same tables as the help. */
function writeManPage(): void {
	mkdirSync('man', {recursive: true});
	writeFileSync('man/sendwatch.1', manPage(packageJson.version, printedKeys(KEYMAP)));
}

const AT_START =
	/source[\\/](?:app[\\/](?:check-keys|explain|main)|command-line[\\/](?:arguments|commands|help|nearest|options|take-credentials)|api[\\/]secrets|core[\\/]errors|core[\\/]text[\\/](?:text|neutralise|graphemes|one-column))\.ts|package\.json$/u;

/** A file costs half a millisecond to load: what every start needs comes as one, and so do core/ and the names of keys, which every watch needs. */
function chunkOf(id: string): string | null {
	if (AT_START.test(id)) return 'start';
	return /source[\\/](?:(?:core|state)[\\/]|ui[\\/]keys[\\/](?:key-)?names\.ts)/u.test(id) ? 'core' : null;
}

/** One ES module with its dependencies in it; what a command loads on demand stays a chunk of its own. */
export default defineConfig({
	// The worker is started by its file name: a file of its own beside the program.
	input: {cli: 'source/cli.ts', 'bodies-worker': 'source/monitor/bodies-worker.ts'},
	platform: 'node',
	external: ['react-devtools-core'],
	transform: {define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'}},
	plugins: [
		takeShortcuts(),
		leanUndici(),
		rememberWidths(),
		lateSegmenters(),
		{name: 'executable', writeBundle: () => chmodSync('dist/cli.js', 0o755)},
		licences(),
		{name: 'man-page', writeBundle: writeManPage},
	],
	output: {
		dir: 'dist',
		cleanDir: true,
		format: 'esm',
		entryFileNames: '[name].js',
		chunkFileNames: '[name].js',
		minify: true,
		codeSplitting: {includeDependenciesRecursively: false, groups: [{name: chunkOf}]},
		banner: (chunk) => (chunk.name === 'cli' ? '#!/usr/bin/env node' : ''),
	},
});

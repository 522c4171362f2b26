/** What the files of one room may import. What is not listed is forbidden; a room may always import itself. */
export type Allowance = {
	/** Rooms, or single files of theirs, below `source/`. */
	readonly rooms?: readonly string[];
	/** Those that may be imported as types alone. */
	readonly typesOf?: readonly string[];
	/** Packages and modules of Node; a `*` at the end stands for anything. */
	readonly packages?: readonly string[];
};

/** The rooms of `source/`, lowest first. */
export const ROOMS: Readonly<Record<string, Allowance>> = {
	core: {packages: ['string-width']},
	state: {rooms: ['core']},
	files: {packages: ['node:fs', 'node:os', 'node:path']},
	sandbox: {
		packages: [
			'node:*',
			'@hono/node-server',
			'@hono/node-server/*',
			'@valibot/to-json-schema',
			'hono',
			'hono/*',
			'liquidjs',
			'valibot',
		],
	},
	api: {rooms: ['core'], packages: ['node:*', 'undici', 'valibot']},
	terminal: {rooms: ['core'], packages: ['node:fs', 'node:stream', 'node:tty']},
	monitor: {rooms: ['core', 'state'], typesOf: ['api'], packages: ['html-to-text', 'node:os', 'node:worker_threads']},
	output: {rooms: ['core', 'state']},
	recording: {rooms: ['core', 'state', 'files'], packages: ['node:fs', 'node:os', 'node:path', 'valibot']},
	ui: {rooms: ['core', 'state'], packages: ['chalk', 'ink', 'ink-*', 'react']},
	'command-line': {
		rooms: [
			'core',
			'files',
			'api/credentials.ts',
			'api/secrets.ts',
			'sandbox/options.ts',
			'ui/keys/key-names.ts',
			'ui/keys/names.ts',
			'ui/theme/tokens.ts',
		],
		packages: ['meow', 'node:child_process', 'node:fs', 'node:os', 'node:path', 'smol-toml', 'valibot'],
	},
	app: {
		rooms: [
			'core',
			'state',
			'files',
			'sandbox',
			'api',
			'terminal',
			'monitor',
			'output',
			'recording',
			'ui',
			'command-line',
			'../package.json',
		],
		packages: ['ink', 'node:*', 'react'],
	},
	'cli.ts': {rooms: ['app'], packages: ['node:fs', 'node:module']},
};

/** Folders whose files do not import each other. */
export const STRANGERS: readonly string[] = ['app/commands'];

/** Modules of Node, and files, that only one folder or file may import. */
export const RESERVED: Readonly<Record<string, string>> = {
	// It can load any module by a name that is worked out while the program runs.
	'node:module': 'cli.ts',
	// It makes any string safe text.
	'core/text/vouched.ts': 'core/text',
};

/** The files that may hand on `import.meta` itself, and the property they hand it on as. */
export const IMPORT_META: Readonly<Record<string, string>> = {
	// meow wants it to look for a package.json beside the file, which ours never does: it is given the package's data.
	'command-line/parse-arguments.ts': 'importMeta',
};

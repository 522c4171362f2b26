import {chmodSync} from 'node:fs';
import {defineConfig} from 'rolldown';

/** One ES module with its dependencies in it; what a command loads on demand stays a chunk of its own. */
export default defineConfig({
	input: 'source/cli.ts',
	platform: 'node',
	external: ['react-devtools-core'],
	transform: {define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'}},
	output: {
		dir: 'dist',
		cleanDir: true,
		format: 'esm',
		entryFileNames: '[name].js',
		chunkFileNames: '[name].js',
		minify: true,
		banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
	},
	plugins: [
		{
			name: 'executable',
			writeBundle: () => chmodSync('dist/cli.js', 0o755),
		},
	],
});

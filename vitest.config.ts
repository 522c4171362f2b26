import {defineConfig} from 'vitest/config';

/** COLUMNS and LINES keep Ink from spawning a process to measure a terminal that is not there. */
export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		setupFiles: ['test/helpers/setup.ts'],
		env: {COLUMNS: '100', LINES: '30', FORCE_COLOR: '0'},
		testTimeout: 30_000,
		// Most of the long ones wait for a clock or a socket, not for a processor.
		maxWorkers: 4,
		maxConcurrency: 8,
		isolate: false,
	},
});

import {defineConfig} from 'vitest/config';
import {LongestFirst} from './test/helpers/sequencer.ts';

/**
 * COLUMNS and LINES keep Ink from spawning a process to measure a terminal that is not there. React is the one that people run: its
 * development build takes twice as long for a frame.
 */
export default defineConfig({
	oxc: {jsx: {runtime: 'automatic', development: false}},
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		setupFiles: ['test/helpers/setup.ts'],
		env: {NODE_ENV: 'production', COLUMNS: '100', LINES: '30', FORCE_COLOR: '0'},
		// What hangs, hangs for ever; a busy machine takes its time.
		testTimeout: 90_000,
		hookTimeout: 60_000,
		// Most of the long ones wait for a clock or a socket, not for a processor.
		maxWorkers: 4,
		maxConcurrency: 8,
		isolate: false,
		// The built program runs as it was built (test/helpers/run-here.ts).
		server: {deps: {external: [/\/dist\/[\w-]+\.js$/]}},
		sequence: {sequencer: LongestFirst},
	},
});

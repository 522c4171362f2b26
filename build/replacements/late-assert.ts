import type nodeAssert from 'node:assert';

const load = (): Pick<typeof nodeAssert, 'equal'> & {ok: (value: unknown, message?: string | Error) => void} =>
	process.getBuiltinModule('node:assert');

/** `node:assert` as undici and signal-exit require it: loaded by the first assertion that fails. */
const assert = Object.assign(
	(value: unknown, message?: string | Error): void => {
		if (!value) load().ok(value, message);
	},
	{
		equal: (actual: unknown, expected: unknown, message?: string | Error): void => {
			if (actual !== expected) load().equal(actual, expected, message);
		},
	},
);

export {assert as 'module.exports'};

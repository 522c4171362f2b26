import type {Environment} from '../../core/environment.ts';
import type {SandboxOptions} from '../../sandbox/options.ts';
import type {Arguments} from '../arguments.ts';
import {get} from '../option-values.ts';

/** Reads what the sandbox serves. Throws `UsageError` with the first thing that is wrong. */
export function readSandboxConfig(args: Arguments, env: Environment): SandboxOptions {
	const source = {args, env};
	const rateLimit = get(source, 'rate-limit');
	const sends = get(source, 'sends');
	return {
		port: get(source, 'port'),
		seed: get(source, 'seed'),
		recipients: get(source, 'recipients'),
		...(sends === undefined ? {} : {sends}),
		durationMs: get(source, 'duration'),
		dialect: get(source, 'dialect'),
		counters: get(source, 'counters'),
		...(get(source, 'reasons') ? {reasons: true} : {}),
		scenario: get(source, 'scenario'),
		speed: get(source, 'speed'),
		latencyMs: get(source, 'latency'),
		...(rateLimit === undefined ? {} : {rateLimit}),
		faults: get(source, 'fault'),
	};
}

import type {Environment} from '../core/environment.ts';
import {UsageError} from '../core/errors.ts';
import {say, untrusted} from '../core/text/text.ts';
import {
	type Fault,
	isScenarioName,
	parseFault,
	type SandboxOptions,
	type ScenarioName,
	scenarios,
} from '../sandbox/sandbox.ts';
import type {Arguments} from './arguments.ts';
import {choiceOf, durationOf, factorOf, isOn, numberOf, type Source, textOf, textsOf} from './option-values.ts';

/** Reads what the sandbox serves. Throws {@link UsageError} with the first thing that is wrong. */
export function readSandboxConfig(args: Arguments, env: Environment): SandboxOptions {
	const source = {args, env};
	const has = (name: string) => textOf(source, name) !== undefined;
	return {
		port: numberOf(source, 'port', 0, {from: 0, to: 65_535}),
		seed: numberOf(source, 'seed', 1, {from: 0, to: 4_294_967_295}),
		...(has('recipients') ? {recipients: numberOf(source, 'recipients', 0, {from: 0, to: 10_000})} : {}),
		durationMs: durationOf(source, 'duration', 60_000, {from: 1000, to: 86_400_000}),
		dialect: choiceOf(source, 'dialect', ['guide', 'reference']),
		counters: choiceOf(source, 'counters', ['exclusive', 'cumulative']),
		...(isOn(source, 'reasons') ? {reasons: true} : {}),
		scenario: readScenario(source),
		speed: factorOf(source, 'speed'),
		latencyMs: numberOf(source, 'latency', 0, {from: 0, to: 60_000}),
		...(has('rate-limit') ? {rateLimit: numberOf(source, 'rate-limit', 0, {from: 1, to: 100_000})} : {}),
		faults: textsOf(source, 'fault').texts.map(readFault),
	};
}

function readScenario(source: Source): ScenarioName {
	const given = textOf(source, 'scenario');
	if (given === undefined) return 'steady';
	if (isScenarioName(given.text)) return given.text;
	const names = Object.keys(scenarios).join(', ');
	throw new UsageError(say`${given.from} is “${untrusted(given.text)}”; it must be one of ${names}.`);
}

function readFault(spec: string): Fault {
	try {
		return parseFault(spec);
	} catch (error) {
		throw new UsageError(say`--fault: ${untrusted(error instanceof Error ? error.message : String(error))}.`);
	}
}

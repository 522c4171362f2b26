import {UsageError} from '../../core/errors.ts';
import {say, untrusted} from '../../core/text/text.ts';
import {
	COUNTINGS,
	DIALECTS,
	type Fault,
	faults,
	parseFault,
	SANDBOX_DEFAULTS,
	SCENARIOS,
	type ScenarioName,
} from '../../sandbox/options.ts';
import {SANDBOX} from './groups.ts';
import {type OptionType, option, optional} from './option.ts';
import {choice, factor, nameIn, seconds, toggle, wholeNumber} from './types.ts';

/** Faults of the sandbox; what a spec may be is the sandbox's to say. */
const faultSpecs: OptionType<readonly Fault[]> = {
	label: '<name[:probability][@from-to]>',
	isRepeatable: true,
	completions: {words: Object.keys(faults)},
	read: ({texts, from}) => texts.map((spec) => readFault(spec, from)),
	format: (list) => list.map(({name}) => name).join(' '),
};

function readFault(spec: string, from: string): Fault {
	try {
		return parseFault(spec);
	} catch (error) {
		throw new UsageError(say`${from}: ${untrusted(error instanceof Error ? error.message : String(error))}.`);
	}
}

/** What the sandbox serves. */
export const sandboxOptions = {
	port: option({
		type: wholeNumber({from: 0, to: 65_535}),
		label: '<number>',
		default: SANDBOX_DEFAULTS.port,
		defaultWords: 'a free one',
		commands: SANDBOX,
		help: 'port of the sandbox',
	}),
	seed: option({
		type: wholeNumber({from: 0, to: 4_294_967_295}),
		label: '<number>',
		default: SANDBOX_DEFAULTS.seed,
		commands: SANDBOX,
		help: 'the same seed gives the same send',
	}),
	recipients: option({
		type: wholeNumber({from: 0, to: 10_000}),
		default: SANDBOX_DEFAULTS.recipients,
		commands: SANDBOX,
		help: 'emails in the send',
	}),
	sends: optional({
		type: wholeNumber({from: 1, to: 10_000}),
		label: '<number>',
		commands: SANDBOX,
		help: 'how many sends there are: some under way, of which one fails and one stalls, some to come, the rest ended',
	}),
	duration: option({
		type: seconds({from: 1000, to: 86_400_000}),
		default: SANDBOX_DEFAULTS.durationMs,
		commands: SANDBOX,
		help: 'how long the send takes',
	}),
	dialect: option({
		type: choice(DIALECTS),
		default: SANDBOX_DEFAULTS.dialect,
		commands: SANDBOX,
		help: 'which documented shape is served',
	}),
	counters: option({
		type: choice(COUNTINGS),
		default: SANDBOX_DEFAULTS.counters,
		commands: SANDBOX,
		help: 'how the operation counts its emails',
	}),
	reasons: option({
		type: toggle,
		default: false,
		defaultWords: 'where sends fail',
		commands: ['sandbox'],
		help: 'serve errors and receipts, which the live API is not known to have',
	}),
	scenario: option({
		type: nameIn(Object.keys(SCENARIOS) as readonly ScenarioName[]),
		default: SANDBOX_DEFAULTS.scenario,
		commands: SANDBOX,
		help: 'the story that is told',
	}),
	'list-scenarios': option({
		type: toggle,
		default: false,
		commands: SANDBOX,
		setBy: 'flag',
		help: 'the scenarios and the faults there are',
	}),
	speed: option({
		type: factor({from: 0.01, to: 1000}),
		default: SANDBOX_DEFAULTS.speed,
		commands: ['replay', ...SANDBOX],
		help: 'how many times faster everything goes',
	}),
	fault: option({
		type: faultSpecs,
		default: SANDBOX_DEFAULTS.faults,
		commands: SANDBOX,
		help: 'what goes wrong, how often, and when (seconds)',
	}),
	latency: option({
		type: wholeNumber({from: 0, to: 60_000}),
		label: '<ms>',
		default: SANDBOX_DEFAULTS.latencyMs,
		commands: SANDBOX,
		help: 'added to every answer',
	}),
	'rate-limit': optional({
		type: wholeNumber({from: 1, to: 100_000}),
		label: '<per second>',
		commands: SANDBOX,
		help: 'more requests get 429 with Retry-After',
	}),
	verbose: option({
		type: toggle,
		default: false,
		commands: ['sandbox'],
		help: 'a line on stderr for every request',
	}),
};

import {UsageError} from '../../core/errors.ts';
import {didYouMean} from '../../core/text/nearest.ts';
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
	completions: {words: Object.keys(faults), meanings: faults},
	read: ({texts, from}) => texts.map((spec) => readFault(spec, from)),
	format: (list) => list.map(({name}) => name).join(' '),
};

function readFault(spec: string, from: string): Fault {
	try {
		return parseFault(spec);
	} catch (error) {
		const name = spec.split(/[:@]/u, 1)[0] ?? '';
		const hint = Object.hasOwn(faults, name) ? '' : didYouMean(name, Object.keys(faults));
		throw new UsageError(say`${from}: ${untrusted(error instanceof Error ? error.message : String(error))}.${hint}`);
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
		help: 'port to listen on',
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
		help: 'number of sends: some under way, of which one fails and one stalls, some to come, the rest ended',
	}),
	duration: option({
		type: seconds({from: 1000, to: 86_400_000}),
		default: SANDBOX_DEFAULTS.durationMs,
		commands: SANDBOX,
		help: 'how long the send takes',
	}),
	dialect: option({
		type: choice(DIALECTS, {guide: 'as in the guide', reference: 'as in the API reference'}),
		default: SANDBOX_DEFAULTS.dialect,
		commands: SANDBOX,
		help: 'which documented response shape to serve',
	}),
	counters: option({
		type: choice(COUNTINGS, {exclusive: 'each email in one counter', cumulative: 'in every one it has been in'}),
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
		type: nameIn(Object.keys(SCENARIOS) as readonly ScenarioName[], SCENARIOS),
		default: SANDBOX_DEFAULTS.scenario,
		commands: SANDBOX,
		help: 'what happens to the send',
	}),
	'list-scenarios': option({
		type: toggle,
		default: false,
		commands: SANDBOX,
		setBy: 'flag',
		help: 'list the scenarios and faults',
	}),
	speed: option({
		type: factor({from: 0.01, to: 1000}),
		default: SANDBOX_DEFAULTS.speed,
		commands: ['replay', ...SANDBOX],
		help: 'how many times faster everything happens',
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
		help: 'delay added to every response',
	}),
	'rate-limit': optional({
		type: wholeNumber({from: 1, to: 100_000}),
		label: '<per second>',
		commands: SANDBOX,
		help: 'answer requests beyond this rate with 429 and Retry-After',
	}),
	verbose: option({
		type: toggle,
		default: false,
		commands: ['sandbox'],
		help: 'print a line on stderr for every request',
	}),
};

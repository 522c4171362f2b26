import {UsageError} from '../../core/errors.ts';
import {nearest} from '../../core/text/nearest.ts';
import {type SafeText, say, untrusted} from '../../core/text/text.ts';
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
	read({texts, from}) {
		const read = texts.map((spec) => readFault(spec, from));
		const mistakes = read.flatMap((one) => ('mistake' in one ? [one.mistake] : []));
		if (mistakes.length > 0) throw new UsageError(mistakes.join('\n'));
		return read.flatMap((one) => ('fault' in one ? [one.fault] : []));
	},
	format: (list) => list.map(({name}) => name).join(' '),
};

/** What people call a fault that has another name here. */
const FAULT_SYNONYMS: Readonly<Record<string, string>> = {
	down: 'refused',
	hang: 'no-headers',
	offline: 'refused',
	'rate-limit': '429-seconds',
	reset: 'reset-before-headers',
	slow: 'slow-body',
	throttle: '429-seconds',
	timeout: 'no-headers',
};

/** The fault that an unknown name is most like. */
function faultHint(name: string): string {
	if (Object.hasOwn(faults, name)) return '';
	const meant = nearest(name, [...Object.keys(faults), ...Object.keys(FAULT_SYNONYMS)]);
	return meant === undefined ? '' : ` Did you mean ${FAULT_SYNONYMS[meant] ?? meant}?`;
}

function readFault(spec: string, from: string): {readonly fault: Fault} | {readonly mistake: SafeText} {
	try {
		return {fault: parseFault(spec)};
	} catch (error) {
		const name = spec.split(/[:@]/u, 1)[0] ?? '';
		const said = untrusted(error instanceof Error ? error.message : String(error));
		return {mistake: say`${from}: ${said}.${faultHint(name)}`};
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

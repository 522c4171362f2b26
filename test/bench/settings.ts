import {parseArgs} from 'node:util';
import {DIALECTS, type Dialect, SANDBOX_DEFAULTS} from '../../source/sandbox/options.ts';

/** How the sends that are measured are served. */
export type Settings = {
	/** Added to every answer where it is latency that is measured: P10 to P12. */
	readonly latencyMs: number;
	readonly dialect: Dialect;
	/** There the server also refuses a page token with another page size than that of the page that gave it. */
	readonly refusesSizes: boolean;
};

const usualLatencyMs = 150;

const options = {
	only: {type: 'string', multiple: true},
	latency: {type: 'string', default: String(usualLatencyMs)},
	dialect: {type: 'string', default: SANDBOX_DEFAULTS.dialect},
	'refuse-page-size': {type: 'boolean', default: false},
} as const;

/** Reads the command line: which of the measures, `[]` for all, and how. Throws with a sentence where it is wrong. */
export function readSettings(args: readonly string[]): {readonly only: readonly string[]; readonly settings: Settings} {
	const {values} = parseArgs({args: [...args], options});
	const latencyMs = Number(values.latency);
	if (!(latencyMs >= 0)) throw new Error(`--latency takes milliseconds, not ${values.latency}.`);
	const dialect = DIALECTS.find((one) => one === values.dialect);
	if (dialect === undefined) throw new Error(`--dialect takes ${DIALECTS.join(' or ')}, not ${values.dialect}.`);
	const only = (values.only ?? []).map((id) => id.toUpperCase());
	return {only, settings: {latencyMs, dialect, refusesSizes: values['refuse-page-size']}};
}

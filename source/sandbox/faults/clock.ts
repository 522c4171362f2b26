import type {FaultName} from './catalogue.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const SKEWS: Partial<Record<FaultName, number>> = {
	'clock-ahead': HOUR_MS,
	'clock-behind': -HOUR_MS,
	'clock-ahead-31d': 31 * DAY_MS,
	'clock-behind-31d': -31 * DAY_MS,
};

/** Returns by how many ms the server's clock is wrong. */
export function clockSkewMs(faults: ReadonlySet<FaultName>): number {
	return [...faults].reduce((sum, name) => sum + (SKEWS[name] ?? 0), 0);
}

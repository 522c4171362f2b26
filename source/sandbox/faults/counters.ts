import type {FaultName} from './catalogue.ts';
import {type JsonObject, mapValues, onOperations, onStats, type ResourceChange, type Stats} from './resources.ts';

const ABSURD = [1e308, 2 ** 53 + 2, 99_999_999_999];
const KNOWN_SHARE = 0.9;

/** The faults in the counters of operations. */
export const counterFaults: Partial<Record<FaultName, ResourceChange>> = {
	'missing-stats': onStats(() => null),
	'missing-counters': onStats(everyOther),
	'string-counters': onStats((stats) => mapValues(stats, String)),
	'negative-counters': onStats((stats) => mapValues(stats, (value) => -value - 1)),
	'fractional-counters': onStats((stats) => mapValues(stats, (value) => value + 0.5)),
	'absurd-counters': onStats((stats) => mapValues(stats, (_, index) => ABSURD[index % ABSURD.length])),
	'lagging-total': onStats((stats) => ({...stats, total: Math.floor((stats.total ?? 0) * KNOWN_SHARE)})),
	'excess-counters': onStats((stats) => ({...stats, failed: (stats.total ?? 0) + 40})),
	'unaccounted-emails': onOperations(completedWithout),
};

function everyOther(stats: Stats): Stats {
	return Object.fromEntries(Object.entries(stats).filter((_, index) => index % 2 === 1));
}

/** Nothing is under way any more, and a tenth of the delivered emails has no counter. */
function completedWithout(operation: JsonObject, stats: Stats): JsonObject {
	const delivered = Math.floor((stats.delivered ?? 0) * KNOWN_SHARE);
	return {...operation, status: 'COMPLETED', stats: {...stats, queued: 0, scheduled: 0, sent: 0, delivered}};
}

import type {FaultName} from './catalogue.ts';
import {clockSkewMs} from './clock.ts';
import {counterFaults} from './counters.ts';
import {fieldFaults, skewed} from './fields.ts';
import {paginationFaults} from './pagination.ts';
import {changeResources, type JsonObject} from './resources.ts';

/** Changes a correct body of a 200 as the faults say. */
export function applyToBody(faults: ReadonlySet<FaultName>, body: JsonObject): JsonObject {
	let changed = clockSkewMs(faults) === 0 ? body : changeResources(body, skewed(faults));
	for (const name of faults) {
		const change = counterFaults[name] ?? fieldFaults[name];
		if (change !== undefined) changed = changeResources(changed, change);
	}
	for (const name of faults) {
		const change = 'pagination' in changed ? paginationFaults[name] : undefined;
		if (change !== undefined) changed = change(changed);
	}
	return changed;
}

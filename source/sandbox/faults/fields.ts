import type {FaultName} from './catalogue.ts';
import {clockSkewMs} from './clock.ts';
import {isJsonObject, type JsonObject, type ResourceChange} from './resources.ts';

const TIMES = ['createdAt', 'updatedAt', 'scheduledFor', 'deletedAt'] as const;

/** The faults in the other fields of operations and emails. */
export const fieldFaults: Partial<Record<FaultName, ResourceChange>> = {
	'missing-times': ({createdAt: _, updatedAt: __, ...rest}) => rest,
	'unknown-status': (resource) => change(resource, 'status', () => 'PONDERING'),
	'lower-case-status': (resource) => change(resource, 'status', (status) => status.toLowerCase()),
	'wrong-id': withWrongId,
	'missing-ids': (resource, index) => (index !== undefined && index % 2 === 1 ? {...resource, id: null} : resource),
};

/** Moves the times of a resource by the error of the server's clock. */
export function skewed(faults: ReadonlySet<FaultName>): ResourceChange {
	const skewMs = clockSkewMs(faults);
	const move = (time: string) => `${new Date(Date.parse(time) + skewMs).toISOString().slice(0, 19)}Z`;
	return (resource) => TIMES.reduce((moved, key) => change(moved, key, move), resource);
}

/** A fetched resource gets another id; an email of a list gets another operation. */
function withWrongId(resource: JsonObject, index: number | undefined): JsonObject {
	if (index === undefined) return change(resource, 'id', otherId);
	const {related} = resource;
	const withOther = (one: unknown) => (isJsonObject(one) ? change(one, 'id', otherId) : one);
	return change(
		Array.isArray(related) ? {...resource, related: related.map(withOther)} : resource,
		'operationId',
		otherId,
	);
}

function otherId(id: string): string {
	return id.slice(0, -4) + (id.endsWith('zzzz') ? '0000' : 'zzzz');
}

/** Changes a field, if it is a text. */
function change(resource: JsonObject, key: string, to: (value: string) => string): JsonObject {
	const value = resource[key];
	return typeof value === 'string' ? {...resource, [key]: to(value)} : resource;
}

import type {FaultName} from './catalogue.ts';

const TIMES = new Set(['createdAt', 'updatedAt', 'scheduledFor', 'deletedAt']);
const ABSURD: readonly unknown[] = [-5, 1e308, 3.7, '12', 2 ** 53 + 2, null];
const HOUR_MS = 3_600_000;

/** Changes the value of a key; undefined removes the key. */
type Change = (key: string, value: unknown) => unknown;

/** Returns by how many ms the server's clock is wrong. */
export function clockSkewMs(faults: ReadonlySet<FaultName>): number {
	return (faults.has('clock-ahead') ? HOUR_MS : 0) - (faults.has('clock-behind') ? HOUR_MS : 0);
}

/** Changes a correct body as the faults say. */
export function applyToBody(faults: ReadonlySet<FaultName>, body: object): object {
	const skewMs = clockSkewMs(faults);
	let changed: unknown = body;
	if (skewMs !== 0) changed = deepChange(changed, (key, value) => (TIMES.has(key) ? shiftTime(value, skewMs) : value));
	if (faults.has('missing-numbers')) changed = deepChange(changed, withoutNumbers);
	if (faults.has('absurd-numbers')) changed = deepChange(changed, withAbsurdNumbers);
	if (faults.has('unknown-status')) changed = deepChange(changed, withUnknownStatus);
	return changed as object;
}

function deepChange(value: unknown, change: Change): unknown {
	if (Array.isArray(value)) return value.map((item) => deepChange(item, change));
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value)
		.map(([key, inner]) => [key, deepChange(change(key, inner), change)] as const)
		.filter(([, inner]) => inner !== undefined);
	return Object.fromEntries(entries);
}

function shiftTime(time: unknown, byMs: number): unknown {
	return typeof time === 'string' ? `${new Date(Date.parse(time) + byMs).toISOString().slice(0, 19)}Z` : time;
}

function withoutNumbers(key: string, value: unknown): unknown {
	if (key === 'updatedAt' || key === 'pageSize') return undefined;
	return key === 'stats'
		? Object.fromEntries(Object.entries(value ?? {}).filter((_, index) => index % 2 === 1))
		: value;
}

function withAbsurdNumbers(key: string, value: unknown): unknown {
	if (key !== 'stats') return value;
	return Object.fromEntries(Object.keys(value ?? {}).map((name, index) => [name, ABSURD[index % ABSURD.length]]));
}

function withUnknownStatus(key: string, value: unknown): unknown {
	return key === 'status' ? 'PONDERING' : value;
}

import type {OperationId} from '../operation/ids.ts';

/** The forms of an exported file; each is also how its name ends. */
export type ExportFormat = 'csv' | 'ndjson' | 'json';

/** The name of a file about an operation, without its ending: the last six characters of the id and the moment (UTC). */
export function exportName(operationId: OperationId, at: number): string {
	const moment = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
	return `sendwatch-${operationId.slice(-6)}-${moment}`;
}

import type {OperationId} from '../operation/ids.ts';

/** The formats of an exported file. Each is also the extension of its name. */
export type ExportFormat = 'csv' | 'ndjson' | 'json';

/** The name of a file about an operation, without an extension: the last six characters of the id, and the time `at` (epoch ms) in UTC. */
export function exportName(operationId: OperationId, at: number): string {
	return `sendwatch-${operationId.slice(-6)}-${momentName(at)}`;
}

/** The name of a file about several sends, without an extension. */
export function boardExportName(at: number): string {
	return `sendwatch-sends-${momentName(at)}`;
}

function momentName(at: number): string {
	return new Date(at).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
}

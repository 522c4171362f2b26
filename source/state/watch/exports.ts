import type {ExportFormat} from '../../core/emails/export-file.ts';
import type {Filter} from '../../core/emails/filter.ts';
import type {Counts} from '../../core/operation/counts.ts';
import type {Operation} from '../../core/operation/operation.ts';
import type {SafeText} from '../../core/text/text.ts';

/** An export under way. `total` is how many emails it should become, where that is known. */
export type Export = {readonly format: ExportFormat; readonly written: number; readonly total?: number};

/** What is being written, and in a sentence each what has been written so far. */
export type Exports = {readonly current?: Export; readonly files: readonly SafeText[]};

/** What happens to exports. `file` says what was written and where; it is told once more at the end of the watch. */
export type ExportEvent =
	| {readonly type: 'began-export'; readonly format: ExportFormat; readonly total?: number}
	| {readonly type: 'moved-export'; readonly written: number}
	| {readonly type: 'ended-export'; readonly file?: SafeText}
	| {readonly type: 'wrote-file'; readonly file: SafeText};

/** Nothing written yet. */
export const NO_EXPORTS: Exports = {files: []};

/** The exports after an event. */
export function reduceExports(exports: Exports, event: ExportEvent): Exports {
	const {current, files} = exports;
	switch (event.type) {
		case 'began-export': {
			const {type: _, ...rest} = event;
			return {files, current: {...rest, written: 0}};
		}
		case 'moved-export':
			return current === undefined ? exports : {files, current: {...current, written: event.written}};
		case 'wrote-file':
			return {...exports, files: [...files, event.file]};
		case 'ended-export':
			return {files: event.file === undefined ? files : [...files, event.file]};
	}
}

/** How many emails a filter selects, where the operation's counters tell: they know nothing of tags, domains and dates. */
export function expectedCount(
	{tags, statuses, domains, since, until}: Filter,
	operation: Operation | undefined,
	counts: Counts | undefined,
): number | undefined {
	if (tags.length > 0 || domains.length > 0 || since !== undefined || until !== undefined) return undefined;
	if (statuses.length === 0) return operation?.stats.total;
	const counters = statuses.map((status) => counts?.[status.toLowerCase() as keyof Counts]);
	return counters.reduce((sum, value) => (sum === undefined || value === undefined ? undefined : sum + value), 0);
}

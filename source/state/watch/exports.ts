import type {ExportFormat} from '../../core/emails/export-name.ts';
import type {Filter} from '../../core/emails/filter.ts';
import type {Counter} from '../../core/operation/counters.ts';
import type {Counts} from '../../core/operation/counts.ts';
import type {Operation} from '../../core/operation/operation.ts';
import type {SafeText} from '../../core/text/text.ts';
import type {Handlers} from './handlers.ts';

/** An export under way. `total` is the number of emails to write, if it is known. */
export type Export = {readonly format: ExportFormat; readonly written: number; readonly total?: number};

/** The export under way, and a sentence on each file written so far. */
export type Exports = {readonly current?: Export; readonly files: readonly SafeText[]};

/** The course of an export. `file` says what was written and where; it is repeated when the watch ends. */
export type ExportEvent =
	| {readonly type: 'began-export'; readonly format: ExportFormat; readonly total?: number}
	| {readonly type: 'moved-export'; readonly written: number}
	| {readonly type: 'ended-export'; readonly file?: SafeText}
	| {readonly type: 'wrote-file'; readonly file: SafeText};

/** Nothing written yet. */
export const NO_EXPORTS: Exports = {files: []};

/** What each of these events does to the exports. */
export const EXPORT_HANDLERS: Handlers<Exports, ExportEvent> = {
	'began-export': ({files}, {type: _, ...order}) => ({files, current: {...order, written: 0}}),
	'moved-export': (exports, {written}) =>
		exports.current === undefined ? exports : {...exports, current: {...exports.current, written}},
	'wrote-file': (exports, {file}) => ({...exports, files: [...exports.files, file]}),
	'ended-export': ({files}, {file}) => ({files: file === undefined ? files : [...files, file]}),
};

/** How many emails a filter selects, as far as the counters tell: undefined with tags, a domain, a reason or dates, which they know nothing of. */
export function expectedCount(
	{tags, statuses, domains, reasons, since, until}: Filter,
	operation: Operation | undefined,
	counts: Counts | undefined,
): number | undefined {
	const isNarrowed = [tags, domains, reasons].some((part) => part.length > 0);
	if (isNarrowed || since !== undefined || until !== undefined) return undefined;
	if (statuses.length === 0) return operation?.stats.total;
	const counters = statuses.map((status) => counts?.[status.toLowerCase() as Counter]);
	return counters.reduce((sum, value) => (sum === undefined || value === undefined ? undefined : sum + value), 0);
}

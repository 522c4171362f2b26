import type {Email} from '../../core/emails/email.ts';
import {type ExportFormat, exportName} from '../../core/emails/export-name.ts';
import type {ExplainedEmail} from '../../core/emails/failure.ts';
import {type Filter, NO_FILTER} from '../../core/emails/filter.ts';
import {ProblemError} from '../../core/errors.ts';
import {plural} from '../../core/text/format.ts';
import {inShort} from '../../core/text/hints.ts';
import {type SafeText, say} from '../../core/text/text.ts';
import {type ExportFile, openExportFile} from '../../files/export-file.ts';
import type {Explainer} from '../../monitor/lists/explain-emails.ts';
import {EMAIL_FIELDS} from '../../output/fields/email-fields.ts';
import {createRecordWriter, type RecordWriter} from '../../output/record-writer.ts';
import {selectFailures} from '../../state/failures/narrow.ts';
import type {Store} from '../../state/store.ts';
import {notice} from '../../state/watch/event.ts';
import {expectedCount} from '../../state/watch/exports.ts';
import type {NoticeText} from '../../state/watch/notice-text.ts';
import {shownEmail, shownState} from '../../state/watch/select/shown.ts';
import type {EmailsLater} from '../../ui/hand-over.ts';
import {fileNotice} from './file-notice.ts';
import {fileTrouble} from './file-trouble.ts';
import {markedPages} from './marked-pages.ts';
import {lackingFailures, lackingReasons, readFailures} from './read-failures.ts';

/** Where exported emails come from, and where they go. */
export type ExporterOptions = {
	readonly store: Store;
	readonly now: () => number;
	readonly folder: string;
	/** All emails that a filter selects, a page at a time. */
	readonly pages: (filter: Filter, signal: AbortSignal) => AsyncIterable<readonly Email[]>;
	/** Makes what adds the reasons to the emails of one export. */
	readonly explainer: () => Explainer;
};

/** Writes emails into files while the watch goes on, one file at a time. */
export type Exporter = {
	/** Starts an export of these emails, or, if there are none, of all that the list's filter selects; of those of a group once all failures are read. */
	readonly start: (format: ExportFormat, marked: readonly Email[], later?: EmailsLater) => void;
	/** Cancels the export in progress and removes its file. */
	readonly stop: () => void;
};

type Pages = AsyncIterable<readonly Email[]>;
/** Emails that are known once the failures have been read, and whether their reasons have to be. */
type Group = {readonly of: EmailsLater; readonly isByReason: boolean};
type Output = {readonly file: ExportFile; readonly writer: RecordWriter<ExplainedEmail>};

/** A cancelled export that left its temporary file. */
const STILL_THERE = ' Its .part file could not be removed.';

/** Makes an exporter. If recipients are masked when an export starts, they are masked in its file. */
export function createExporter({store, now, folder, pages, explainer}: ExporterOptions): Exporter {
	let abort = new AbortController();

	/** Ends an export in the state with a sentence and what its sign is; `file` is the sentence on what was kept, which the summary repeats. */
	function end(text: NoticeText, file: SafeText | undefined, sign?: 'done' | 'trouble'): void {
		store.dispatch(
			{type: 'ended-export', ...(file === undefined ? {} : {file})},
			notice(now(), text, {...(sign === undefined ? {} : {sign}), isLasting: true}),
		);
	}

	async function run(format: ExportFormat, source: Pages, {signal}: AbortController): Promise<void> {
		const {operationId, isMasked} = store.getState();
		const {explain, problem} = explainer();
		let output: Output | undefined;
		let written = 0;
		try {
			output = openOutput(folder, exportName(operationId, now()), format);
			output.file.write(output.writer.begin());
			for await (const page of source) {
				signal.throwIfAborted();
				const emails = await explain(page, signal);
				signal.throwIfAborted();
				output.file.write(output.writer.write(emails.map((email) => shownEmail({isMasked}, email))));
				written += emails.length;
				store.dispatch({type: 'moved-export', written});
			}
			signal.throwIfAborted();
			output.file.write(output.writer.end());
			const missing = problem();
			/** The reasons could not be read; the emails are all there. */
			const without = missing === undefined ? '' : ` No reasons: ${missing.sentence}`;
			const name = output.file.finish();
			const emails = plural(written, 'email');
			/** The export is whole. */
			const said = say`Wrote ./${name}: ${emails}.${without}`;
			/** The export is whole, where there is less room. */
			const text = fileNotice(said, name, say`Wrote ${emails}.`, say`${emails}`);
			end(text, said, missing === undefined ? 'done' : 'trouble');
		} catch (error) {
			giveUp(error, written, output, signal.aborted);
		}
	}

	/** What could not be read of the failures, or of the reasons they are chosen by, ends the pages as trouble: the file is incomplete. */
	async function* pagesOfGroup({of: later, isByReason}: Group, all: () => Pages, signal: AbortSignal): Pages {
		await readFailures(store, {now, signal});
		yield* markedPages(later(shownState(store.getState())), all);
		const state = store.getState();
		const [trouble] = [...lackingFailures(state), ...(isByReason ? lackingReasons(state) : [])];
		if (trouble !== undefined) throw new ProblemError({kind: 'broken', sentence: trouble});
	}

	function giveUp(error: unknown, written: number, output: Output | undefined, isStopped: boolean): void {
		const isUnreadable = !isStopped && error instanceof ProblemError && output !== undefined && written > 0;
		if (isUnreadable) {
			keepPart(error.problem.sentence, written, output);
			return;
		}
		const isGone = output?.file.discard() ?? true;
		if (isStopped) endStopped(written, isGone);
		else
			end(
				/** Nothing could be read, or the file could not be written. */
				[say`Nothing was exported: ${troubleIn(error)}${isGone ? '' : STILL_THERE}`, inShort(say`Nothing exported.`)],
				undefined,
				'trouble',
			);
	}

	function endStopped(written: number, isGone: boolean): void {
		const emails = plural(written, 'email');
		/** Esc stopped the export, in few words. */
		const short = inShort(say`Export stopped.`);
		/** Esc stopped the export, and its file was removed. */
		const gone = say`Export stopped after ${emails}; its file is gone.`;
		/** Esc stopped the export, but its file is still there. */
		const left = say`Export stopped after ${emails}.${STILL_THERE}`;
		if (isGone) end([gone, short], undefined);
		else end([left, short], undefined, 'trouble');
	}

	/** Keeps what was written so far, under a name that says that it is incomplete. */
	function keepPart(why: SafeText, written: number, {file, writer}: Output): void {
		try {
			file.write(writer.end());
			const name = file.finish('-incomplete');
			const only = plural(written, 'email');
			const said = say`Wrote ./${name}: only ${only}. ${why}`;
			end(fileNotice(said, name, say`Wrote only ${only}.`, say`only ${only}`), said, 'trouble');
		} catch (error) {
			giveUp(error, 0, {file, writer}, false);
		}
	}

	return {
		start(format, marked, later) {
			if (store.getState().exports.current !== undefined) return;
			abort = new AbortController();
			const {list, watch} = store.getState();
			const isOfFilters = marked.length === 0 && later === undefined;
			const total = isOfFilters ? expectedCount(list.filter, watch.operation, watch.counts) : marked.length;
			store.dispatch({type: 'began-export', format, ...(total === undefined ? {} : {total})});
			const {signal} = abort;
			const all = () => pages(NO_FILTER, signal);
			const group = groupOf(later, isOfFilters ? list.filter : NO_FILTER, store);
			if (group !== undefined) void run(format, pagesOfGroup(group, all, signal), abort);
			else void run(format, marked.length > 0 ? markedPages(marked, all) : pages(list.filter, signal), abort);
		},
		stop: () => abort.abort(),
	};
}

/** The failures to read before they are exported: those given, or what a filter by reason selects. */
function groupOf(later: EmailsLater | undefined, filter: Filter, store: Store): Group | undefined {
	if (later !== undefined) return {of: later, isByReason: false};
	if (filter.reasons.length === 0) return undefined;
	// Of the reasons as they are: masked, they may read otherwise than in the filter.
	return {of: () => selectFailures(filter, store.getState()), isByReason: true};
}

/** Why an export failed, as a sentence. Rethrows our own faults. */
function troubleIn(error: unknown): string {
	const trouble = fileTrouble(error);
	if (trouble !== undefined) return `${trouble}.`;
	if (error instanceof ProblemError) return error.problem.sentence;
	throw error;
}

function openOutput(folder: string, name: string, format: ExportFormat): Output {
	const writer = createRecordWriter({format, fields: EMAIL_FIELDS});
	return {file: openExportFile(folder, name, format), writer};
}

import type {Client} from '../../api/client.ts';
import {exportName} from '../../core/emails/export-name.ts';
import {ProblemError} from '../../core/errors.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import {plural} from '../../core/text/format.ts';
import {hint, inShort} from '../../core/text/hints.ts';
import {say} from '../../core/text/text.ts';
import type {Clock} from '../../core/time/clock.ts';
import {type ExportFile, openExportFile} from '../../files/export-file.ts';
import type {BoardStore} from '../../monitor/board-poller.ts';
import {createRetrier} from '../../monitor/retry.ts';
import {createRetryingClient} from '../../monitor/retrying-client.ts';
import {commandFor, type Endpoint} from '../../output/command-for.ts';
import type {ReportedSend} from '../../output/report/reported-send.ts';
import type {NoticeText} from '../../state/watch/notice-text.ts';
import {fileNotice} from './file-notice.ts';
import {fileTrouble} from './file-trouble.ts';

/** What the reports of a board are made of, and where they go. `recordings` is where recordings are, if any are made. */
export type BoardReportOptions = {
	readonly store: BoardStore;
	readonly client: Client;
	readonly clock: Clock;
	readonly folder: string;
	readonly recordings: string | undefined;
	readonly baseUrl: string;
	readonly endpoint: Endpoint;
};

/** Writes the page that `sendwatch report` writes of a send or of two; `stop` says whether one was being read. */
export type BoardReporter = {readonly write: (ids: readonly OperationId[]) => void; readonly stop: () => boolean};

/** Creates what writes the reports of a board, one at a time. Each send is read whole, after the other. */
export function createBoardReporter(options: BoardReportOptions): BoardReporter {
	const {store, client, clock} = options;
	const {now} = clock;
	let reading: AbortController | undefined;

	async function write(ids: readonly OperationId[]): Promise<void> {
		if (reading !== undefined) {
			/** `w` while a report is being read. */
			tell([say`A report is being read already.`, hint('back', 'stops it.'), inShort(say`Reading already.`)]);
			return;
		}
		const own = new AbortController();
		reading = own;
		const {signal} = own;
		const many = plural(ids.length, 'send');
		/** A report has begun, and is read send by send. */
		tell([say`Reading ${many} for the report.`, hint('back', 'stops.'), inShort(say`Reading ${many}.`)]);
		try {
			const sends: ReportedSend[] = [];
			for (const id of ids) sends.push(await readSend(id, ids, signal));
			if (!signal.aborted) await writePage(sends);
		} catch (error) {
			if (!signal.aborted) tellFailure(error);
		} finally {
			if (reading === own) reading = undefined;
		}
	}

	async function readSend(operationId: OperationId, ids: readonly OperationId[], signal: AbortSignal) {
		const {reportOfOperation} = await import('../report-send.ts');
		const {baseUrl, endpoint, recordings} = options;
		const retrier = createRetrier({
			clock,
			random: Math.random,
			onHold: ({until}) => store.dispatch({type: 'held-board', until}),
		});
		const {isMasked} = store.getState();
		const masked = isMasked ? {mask: true} : {};
		const plan = {
			client: createRetryingClient(client, retrier, 'lists'),
			operationId,
			baseUrl,
			isMasked,
			command: commandFor({command: 'report', operationId: ids, endpoint, options: masked}),
			summaryCommand: commandFor({
				command: 'emails',
				operationId,
				endpoint,
				options: {summary: true, format: 'json', ...masked},
			}),
			folder: recordings,
			now,
		};
		return reportOfOperation(plan, signal);
	}

	async function writePage(sends: readonly ReportedSend[]): Promise<void> {
		const [first] = sends;
		if (first === undefined) return;
		const {reportPage} = await import('./report-page.ts');
		let file: ExportFile | undefined;
		try {
			file = openExportFile(options.folder, exportName(first.operationId, now()), 'html');
			file.write(reportPage(sends));
			const name = file.finish();
			const [missing] = sends.flatMap((send) => send.missing);
			/** What was written, of one send or of two. */
			const what = sends.length === 1 ? say`the report` : say`the comparison`;
			/** The report was written, with what could not be read. */
			const said = say`Wrote ./${name}: open it in a browser.${missing === undefined ? '' : say` ${missing}`}`;
			tell(fileNotice(said, name, say`Wrote ${what}.`), missing === undefined ? 'done' : 'trouble');
		} catch (error) {
			file?.discard();
			throw error;
		}
	}

	function tellFailure(error: unknown): void {
		const why = error instanceof ProblemError ? error.problem.sentence : fileTrouble(error);
		if (why === undefined) throw error;
		/** The report could not be read or written. */
		const sentence =
			error instanceof ProblemError ? say`No report was written: ${why}` : say`No report was written: ${why}.`;
		tell([sentence, inShort(say`No report was written.`)], 'trouble');
	}

	function tell(text: NoticeText, sign?: 'done' | 'trouble'): void {
		const notice = {text, at: now(), isLasting: true, ...(sign === undefined ? {} : {sign})} as const;
		store.dispatch({type: 'noticed-board', notice});
	}

	return {
		write: (ids) => void write(ids),
		stop() {
			if (reading === undefined) return false;
			reading.abort();
			reading = undefined;
			/** Esc stopped the report. */
			tell(say`No report was written.`);
			return true;
		},
	};
}

import {boardExportName, type ExportFormat} from '../../core/emails/export-name.ts';
import {plural} from '../../core/text/format.ts';
import {say, untrusted} from '../../core/text/text.ts';
import {type ExportFile, openExportFile} from '../../files/export-file.ts';
import type {BoardStore} from '../../monitor/board-poller.ts';
import {commandFor, type Endpoint} from '../../output/command-for.ts';
import type {Send} from '../../state/board/send.ts';
import type {NoticeText} from '../../state/watch/notice-text.ts';
import type {BoardHandOver} from '../../ui/board/board-hand-over.ts';
import type {BoardReporter} from './board-report.ts';
import {fileNotice} from './file-notice.ts';
import {fileTrouble} from './file-trouble.ts';

/** How sends leave a board, without the clipboard, which belongs to the terminal. */
export type BoardWayOut = Omit<BoardHandOver, 'copy'>;

/** What the hand-over of a board needs. */
export type BoardHandOverOptions = {
	readonly store: BoardStore;
	readonly now: () => number;
	/** Where files go. */
	readonly folder: string;
	/** What a copied command has to name so that it asks the same API. */
	readonly endpoint: Endpoint;
	/** Writes reports. */
	readonly reporter: BoardReporter;
};

/** Creates the hand-over of a board. */
export function createBoardHandOver({store, now, folder, endpoint, reporter}: BoardHandOverOptions): BoardWayOut {
	async function write(format: ExportFormat, sends: readonly Send[]): Promise<void> {
		let file: ExportFile | undefined;
		try {
			// Loaded on demand: a board that exports nothing never needs them.
			const [{createRecordWriter}, {OPERATION_FIELDS}] = await Promise.all([
				import('../../output/record-writer.ts'),
				import('../../output/fields/operation-fields.ts'),
			]);
			const operations = sends.flatMap(({id, watch: {operation}}) =>
				operation === undefined ? [] : [{...operation, id: untrusted(id)}],
			);
			const writer = createRecordWriter({format, fields: OPERATION_FIELDS});
			file = openExportFile(folder, boardExportName(now()), format);
			file.write(`${writer.begin()}${writer.write(operations)}${writer.end()}`);
			const missing = sends.length - operations.length;
			const without = missing === 0 ? '' : ` Nothing is known about ${plural(missing, 'more send')}.`;
			const name = file.finish();
			const many = plural(operations.length, 'send');
			const said = say`Wrote ./${name}: ${many}.${without}`;
			tell(fileNotice(said, name, say`Wrote ${many}.`), missing === 0 ? 'done' : 'trouble');
		} catch (error) {
			const trouble = fileTrouble(error);
			if (trouble === undefined) throw error;
			file?.discard();
			tell(say`Nothing was exported: ${trouble}.`, 'trouble');
		}
	}

	function tell(text: NoticeText, sign: 'done' | 'trouble'): void {
		store.dispatch({type: 'noticed-board', notice: {text, at: now(), sign, isLasting: true}});
	}

	return {
		textOf(form, sends) {
			switch (form) {
				case 'id':
					return sends.map(({id}) => id).join('\n');
				case 'subject':
					return sends.flatMap(({name}) => name?.subject?.safe ?? []).join('\n');
				case 'command':
					return commandFor({command: 'watch', operationId: sends.map(({id}) => id), endpoint});
			}
		},
		export: (format, sends) => void write(format, sends),
		report: (sends) => reporter.write(sends.map(({id}) => id)),
		stop: reporter.stop,
	};
}

import {exportName} from '../../core/emails/export-name.ts';
import {inShort} from '../../core/text/hints.ts';
import {type SafeText, safe, say} from '../../core/text/text.ts';
import {type ExportFile, openExportFile} from '../../files/export-file.ts';
import type {AwaitedFigures} from '../../state/failures/awaited.ts';
import type {Store} from '../../state/store.ts';
import {notice} from '../../state/watch/event.ts';
import type {State} from '../../state/watch/state.ts';
import {fileNotice} from './file-notice.ts';
import {fileTrouble} from './file-trouble.ts';
import {lackingFailures, lackingReasons, lackingShares, partText} from './read-failures.ts';
import {type ListReader, stateForFile} from './read-list.ts';

/** What a file about the send is made of, and where it goes. */
export type SendWriterOptions = {
	readonly store: Store;
	readonly now: () => number;
	readonly folder: string;
	/** Reads the whole list again; a replay has nothing to read it from. */
	readonly read?: ListReader | undefined;
};

/** A file about the send: what it is called, the ending of its name, and the notice once it is written. */
export type SendFile = {
	readonly noun: 'note' | 'report';
	/** Which figures of domains it has. */
	readonly figures: AwaitedFigures;
	readonly extension: 'md' | 'html';
	readonly says: SafeText;
};

/** Writes files about the send, one at a time. */
export type SendWriter<Subject> = {
	readonly write: (subject?: Subject) => void;
	/** Writes none after all, if what it speaks of is still being read. */
	readonly stop: () => void;
};

/**
 * Makes a writer of files about the send. They speak of the failures and of domains: the whole list is read first, once, so that all
 * figures are as of that read. It says where the file is and what it lacks, or why it could not be written.
 */
export function createSendWriter<Subject = undefined>(
	options: SendWriterOptions,
	file: SendFile,
	textOf: (state: State, subject: Subject | undefined) => Promise<string>,
): SendWriter<Subject> {
	const {store, now, read} = options;
	const {noun, figures} = file;
	let waiting: AbortController | undefined;

	async function write(subject?: Subject): Promise<void> {
		if (waiting !== undefined) return;
		waiting = new AbortController();
		const {signal} = waiting;
		let state: State;
		try {
			state = await stateForFile(store, {noun, figures, read, now, signal});
		} catch (error) {
			if (!signal.aborted) throw error;
			store.dispatch(notice(now(), `No ${noun} was written.`, {isLasting: true}));
			return;
		} finally {
			waiting = undefined;
		}
		await writeFile(options, file, state, () => textOf(state, subject));
	}

	return {write: (subject) => void write(subject), stop: () => waiting?.abort()};
}

/** Writes a note or a report on a send, and says where. */
async function writeFile(
	{store, now, folder}: SendWriterOptions,
	{noun, extension, says}: SendFile,
	state: State,
	makeText: () => Promise<string>,
): Promise<void> {
	let file: ExportFile | undefined;
	try {
		const text = await makeText();
		file = openExportFile(folder, exportName(state.operationId, now()), extension);
		file.write(text);
		const [trouble] = [lackingFailures, partText, lackingReasons, lackingShares].flatMap((sentences) =>
			sentences(state),
		);
		const lacking = trouble === undefined ? safe`` : say` ${trouble}`;
		const name = file.finish();
		const said = say`Wrote ./${name}: ${says}.${lacking}`;
		const sign = trouble === undefined ? 'done' : 'trouble';
		const notified = fileNotice(said, name, say`Wrote the ${noun}.`);
		store.dispatch({type: 'wrote-file', file: said}, notice(now(), notified, {sign, isLasting: true}));
	} catch (error) {
		const trouble = fileTrouble(error);
		if (trouble === undefined) throw error;
		file?.discard();
		store.dispatch(
			notice(
				now(),
				[
					say`No ${noun} was written: ${trouble}.`,
					inShort(say`No ${noun} was written.`),
					inShort(say`Nothing written.`),
				],
				{sign: 'trouble', isLasting: true},
			),
		);
	}
}

import {exportName} from '../../core/emails/export-name.ts';
import {type SafeText, say} from '../../core/text/text.ts';
import {type ExportFile, openExportFile} from '../../files/export-file.ts';
import {isFirstReadUnderWay} from '../../state/failures/due.ts';
import type {Store} from '../../state/store.ts';
import {notice} from '../../state/watch/event.ts';
import type {State} from '../../state/watch/state.ts';
import {fileTrouble} from './file-trouble.ts';

/** What a file about the send is made of, and where it goes. */
export type SendWriterOptions = {
	readonly store: Store;
	readonly now: () => number;
	readonly folder: string;
};

/** A file about the send: what it is called, the ending of its name, and the notice once it is written. */
export type SendFile = {
	readonly noun: 'note' | 'report';
	readonly extension: 'md' | 'html';
	readonly says: SafeText;
};

/**
 * Makes a writer of files about the send. They speak of the failures: where these have not been read yet, the writer waits for them. It
 * says where the file is, or why it could not be written.
 */
export function createSendWriter<Subject = undefined>(
	options: SendWriterOptions,
	file: SendFile,
	textOf: (state: State, subject: Subject | undefined) => Promise<string>,
): (subject?: Subject) => void {
	const {store, now} = options;
	let isWaiting = false;

	async function write(subject?: Subject): Promise<void> {
		if (isWaiting) return;
		if (isFirstReadUnderWay(store.getState())) {
			isWaiting = true;
			store.dispatch(notice(now(), `Reading the failures for the ${file.noun}.`));
			await firstRead(store);
			isWaiting = false;
		}
		await writeFile(options, file, () => textOf(store.getState(), subject));
	}

	return (subject) => void write(subject);
}

/** Resolves once the failures have been read, or something keeps them from it. */
function firstRead(store: Store): Promise<void> {
	return new Promise((resolve) => {
		const unsubscribe = store.subscribe(() => {
			if (isFirstReadUnderWay(store.getState())) return;
			unsubscribe();
			resolve();
		});
	});
}

async function writeFile(
	{store, now, folder}: SendWriterOptions,
	{noun, extension, says}: SendFile,
	makeText: () => Promise<string>,
): Promise<void> {
	let file: ExportFile | undefined;
	try {
		const text = await makeText();
		file = openExportFile(folder, exportName(store.getState().operationId, now()), extension);
		file.write(text);
		const said = say`Wrote ./${file.finish()}: ${says}.`;
		store.dispatch({type: 'wrote-file', file: said}, notice(now(), said, {sign: 'done', isLasting: true}));
	} catch (error) {
		const trouble = fileTrouble(error);
		if (trouble === undefined) throw error;
		file?.discard();
		store.dispatch(notice(now(), `No ${noun} was written: ${trouble}.`, {sign: 'trouble', isLasting: true}));
	}
}

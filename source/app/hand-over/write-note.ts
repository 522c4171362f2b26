import {exportName} from '../../core/emails/export-name.ts';
import {say} from '../../core/text/text.ts';
import {type ExportFile, openExportFile} from '../../files/export-file.ts';
import type {Endpoint} from '../../output/command-for.ts';
import type {NoteSubject} from '../../output/note.ts';
import {isFirstReadUnderWay} from '../../state/failures/due.ts';
import type {Store} from '../../state/store.ts';
import {notice} from '../../state/watch/event.ts';
import {shownState} from '../../state/watch/select/shown.ts';
import {fileTrouble} from './file-trouble.ts';

/** What a note is made of, and where it goes. */
export type NoteOptions = {
	readonly store: Store;
	readonly now: () => number;
	readonly folder: string;
	readonly endpoint: Endpoint;
};

/**
 * Makes a writer of incident notes, masked if recipients are masked. A note speaks of the failures: where they have not been read yet, it
 * waits for them. It says where the note is, or why it could not be written.
 */
export function createNoteWriter(options: NoteOptions): (subject?: NoteSubject) => void {
	const {store, now} = options;
	let isWaiting = false;

	async function write(subject?: NoteSubject): Promise<void> {
		if (isWaiting) return;
		if (isFirstReadUnderWay(store.getState())) {
			isWaiting = true;
			store.dispatch(notice(now(), 'Reading the failures for the note.'));
			await firstRead(store);
			isWaiting = false;
		}
		await writeNote(options, subject);
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

async function writeNote({store, now, folder, endpoint}: NoteOptions, subject?: NoteSubject): Promise<void> {
	let file: ExportFile | undefined;
	try {
		const {noteText} = await import('../../output/note.ts');
		const state = shownState(store.getState());
		const text = noteText(state, now(), endpoint, shownState({isMasked: state.isMasked, subject}).subject);
		file = openExportFile(folder, exportName(state.operationId, now()), 'md');
		file.write(text);
		const said = say`Wrote ./${file.finish()}: the incident note.`;
		store.dispatch({type: 'wrote-file', file: said}, notice(now(), said, {sign: 'done', isLasting: true}));
	} catch (error) {
		const trouble = fileTrouble(error);
		if (trouble === undefined) throw error;
		file?.discard();
		store.dispatch(notice(now(), `No note was written: ${trouble}.`, {sign: 'trouble', isLasting: true}));
	}
}

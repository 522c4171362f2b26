import {exportName} from '../../core/emails/export-name.ts';
import {say} from '../../core/text/text.ts';
import {type ExportFile, openExportFile} from '../../files/export-file.ts';
import type {Endpoint} from '../../output/command-for.ts';
import type {Store} from '../../state/store.ts';
import {notice} from '../../state/watch/event.ts';
import {shownState} from '../../state/watch/select/shown.ts';
import {fileTrouble} from './file-trouble.ts';

/** Writes the incident note into a folder, masked if recipients are masked, and says where it is, or why it could not be written. */
export async function writeNote(store: Store, now: () => number, folder: string, endpoint: Endpoint): Promise<void> {
	const {noteText} = await import('../../output/note.ts');
	const state = shownState(store.getState());
	const text = noteText(state, now(), endpoint);
	let file: ExportFile | undefined;
	try {
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

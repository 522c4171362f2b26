import {safe} from '../../core/text/text.ts';
import type {Endpoint} from '../../output/command-for.ts';
import type {NoteSubject} from '../../output/note-again.ts';
import {shownState} from '../../state/watch/select/shown.ts';
import type {State} from '../../state/watch/state.ts';
import {createSendWriter, type SendWriter, type SendWriterOptions} from './send-writer.ts';

/** Makes a writer of incident notes, masked if recipients are masked; `endpoint` is where the command in a note asks. */
export function createNoteWriter(
	options: SendWriterOptions & {readonly endpoint: Endpoint},
): SendWriter<(state: State) => NoteSubject> {
	const file = {noun: 'note', figures: 'of failures', extension: 'md', says: safe`the incident note`} as const;
	return createSendWriter<(state: State) => NoteSubject>(options, file, async (state, subjectOf) => {
		const {noteText} = await import('../../output/note.ts');
		const {isMasked} = state;
		return noteText(
			shownState(state),
			options.now(),
			options.endpoint,
			shownState({isMasked, subject: subjectOf?.(shownState(state))}).subject,
		);
	});
}

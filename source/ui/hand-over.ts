import type {Email} from '../core/emails/email.ts';
import type {ExportFormat} from '../core/emails/export-name.ts';
import type {Filter} from '../core/emails/filter.ts';
import type {CopiedTo} from '../core/text/clipboard.ts';
import type {SafeText} from '../core/text/text.ts';
import type {State} from '../state/watch/state.ts';

/** The forms in which emails can be copied. */
export type CopyForm = 'id' | 'address' | 'row' | 'json' | 'curl';

/** What a note is about besides the send: emails, and what they are in words. */
export type NoteSubject = {
	readonly what: SafeText;
	readonly emails: readonly Email[];
	/** The filter that selects them, if one does; others, too, if it is wider. */
	readonly filter?: Filter;
	readonly isWider?: boolean;
};

/** The emails of a group of failures as a later state knows them. */
export type EmailsLater = (state: Pick<State, 'failures'>) => readonly Email[];

/** How emails leave the app. They are given as they may be shown: masked while recipients are hidden. */
export type HandOver = {
	/** Puts a text into the clipboard, and says what has taken it. */
	readonly copy: (text: string) => CopiedTo;
	/** Emails as text, a line each. */
	readonly textOf: (form: CopyForm, emails: readonly Email[]) => string;
	/** The commands that ask for the first page of the list as it is filtered: one, or one per status. */
	readonly curlsOfList: () => readonly string[];
	/** The sendwatch command that shows the list as it is filtered. */
	readonly commandOfList: () => string;
	/** Begins to write a file: these emails, or if there are none all that the filters select; of a group of failures, those it has once all are read. */
	readonly startExport: (format: ExportFormat, marked: readonly Email[], later?: EmailsLater) => void;
	/** Writes a note on the operation into a file, with some emails apart if they are given, as they are once the failures have been read. */
	readonly writeNote: (subjectOf?: (state: State) => NoteSubject) => void;
	/** Writes a report on the send into a file, as an HTML page. */
	readonly writeReport: () => void;
	/** Stops the export under way, and a note or a report that waits for what it speaks of. */
	readonly stop: () => void;
};

import type {ExportFormat} from '../../core/emails/export-name.ts';
import type {CopiedTo} from '../../core/text/clipboard.ts';
import type {Send} from '../../state/board/send.ts';

/** The forms in which sends can be copied; the command opens them in sendwatch. */
export type SendCopyForm = 'id' | 'subject' | 'command';

/** How sends leave the board. They are given as they may be shown. */
export type BoardHandOver = {
	/** Puts a text into the clipboard, and says what has taken it. */
	readonly copy: (text: string) => CopiedTo;
	/** Sends as text; empty if there is nothing to copy. */
	readonly textOf: (form: SendCopyForm, sends: readonly Send[]) => string;
	/** Writes a file of what `sendwatch operations` prints of these sends, and tells the board where it is. */
	readonly export: (format: ExportFormat, sends: readonly Send[]) => void;
	/** Writes the page that `sendwatch report` writes of a send, or of two beside each other, and tells the board where it is. */
	readonly report: (sends: readonly Send[]) => void;
	/** Ends a report that is being read, and says whether there was one. */
	readonly stop: () => boolean;
};

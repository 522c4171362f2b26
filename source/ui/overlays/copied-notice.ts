import {type CopiedTo, clipboardBytes, fitsClipboard, MAX_CLIPBOARD_BYTES} from '../../core/text/clipboard.ts';
import {count, plural} from '../../core/text/format.ts';
import {hint, inShort} from '../../core/text/hints.ts';
import {say} from '../../core/text/text.ts';
import type {NoticeText} from '../../state/watch/notice-text.ts';

/** What was copied, in words, for one and for several of them. */
export type Copied = {readonly one: string; readonly many: string; readonly number: number; readonly text: string};

/** What the copying came to. A terminal never confirms that it took the text, so the sentence says how to see it. */
export function copySentence(copied: Copied, to: CopiedTo): NoticeText {
	const what = copied.number === 1 ? copied.one : `${count(copied.number)} ${copied.many}`;
	if (to !== 'nothing') {
		/** Inside tmux, whose own buffer gets the text as well. */
		const also = to === 'tmux' ? ', and into tmux' : '';
		/** The text went to the terminal. */
		const done = say`Copied ${what}, ${plural([...copied.text].length, 'character')}${also}.`;
		return [
			done,
			hint('copy', 'shows it.', ' Not in your clipboard? '),
			inShort(say`Copied ${what}.`),
			inShort(say`Copied ${count(copied.number)}.`),
		];
	}
	if (fitsClipboard(copied.text))
		/** The Linux console has no clipboard. */
		return [say`This terminal has no clipboard: ${what} can be selected here.`, inShort(say`No clipboard here.`)];
	const size = count(Math.ceil(clipboardBytes(copied.text) / 1024));
	const most = Math.floor(MAX_CLIPBOARD_BYTES / 1024);
	/** The text is larger than a terminal takes. */
	return [
		say`Not copied: ${what} are ${size} kB, a terminal takes ${most}.`,
		hint('export', 'writes them to a file.'),
		inShort(say`Not copied`, hint('export', 'writes them to a file', ': '), say`.`),
	];
}

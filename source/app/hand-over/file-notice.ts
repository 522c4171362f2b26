import {inShort} from '../../core/text/hints.ts';
import {type SafeText, say} from '../../core/text/text.ts';
import type {NoticeText} from '../../state/watch/notice-text.ts';

/**
 * The notice that a file was written. Where all of it has no room, its name comes before what it contains, because it cannot be guessed;
 * where the name has none, `short` says what was written. Of a name there is never less than all.
 */
export function fileNotice(said: SafeText, name: string, ...shorts: readonly SafeText[]): NoticeText {
	return [said, inShort(say`./${name}`), ...shorts.map((short) => inShort(short))];
}

import {inShort} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import type {NoticeText} from '../../../state/watch/notice-text.ts';
import type {Context, Surroundings} from '../key-entry.ts';

/** What works on the board only. */
export const BOARD: readonly Context[] = ['board'];

/** What the list of emails and the board have in common. */
export const LIST_AND_BOARD: readonly Context[] = ['list', 'board'];

/** What works in the list only. */
export const LIST: readonly Context[] = ['list'];

/** What goes to the ends of the list, of a pane of the triage, or of the board. */
export const ROWS: readonly Context[] = ['list', 'triage', 'board'];

/** What works in the triage only. */
export const TRIAGE: readonly Context[] = ['triage'];

/** What works on the list, in the triage and also while something lies over them. */
export const LIST_AND_OVER: readonly Context[] = ['list', 'overlay', 'triage'];

/** The same, and on the board. */
export const LIST_OVER_AND_BOARD: readonly Context[] = [...LIST_AND_OVER, 'board'];

/** What moves among the matches of a find. */
export const FINDING: readonly Context[] = ['find'];

/** What needs an open email; the triage, which has one, falls back on it. */
export const DETAILS: readonly Context[] = ['details'];

/** What has rows to move among. */
export const SCROLL: readonly Context[] = ['list', 'overlay', 'triage', 'help', 'menu', 'board'];

/** Where a line is typed. */
export const TYPED: readonly Context[] = ['prompt', 'help-filter'];

/** What works everywhere except in the help. */
export const EVERYWHERE: readonly Context[] = ['list', 'overlay', 'triage', 'prompt', 'menu', 'board'];

/** Why what asks the server can do nothing in a replay. */
export function needsServer({replay}: Surroundings): NoticeText | undefined {
	return replay && [say`A replay sends no requests: it has only what was recorded.`, inShort(say`Not in a replay.`)];
}

import type {Completion} from '../../../core/emails/tag-completion.ts';
import {type SafeText, safeLine} from '../../../core/text/text.ts';
import type {NoticeText} from '../../../state/watch/notice-text.ts';
import type {State} from '../../../state/watch/state.ts';
import type {Overlay} from '../../../state/watch/view/view.ts';
import type {Actions} from '../../actions.ts';

/** What a typed text means: what it would do, or where and why it is invalid (`at` counts UTF-16 units from 0). */
export type Judgement<Says extends NoticeText = NoticeText> =
	| {readonly says: Says; readonly mistake?: never}
	| {readonly mistake: Mistake};

/** Where a text is invalid, why, and what would be valid; `short` for 40 columns. */
export type Mistake = {readonly at?: number; readonly reason: SafeText; readonly short: SafeText};

/** The line that is typed, and which of several completions is in it. */
export type Typed = Pick<Extract<Overlay, {kind: 'prompt'}>, 'line' | 'cycle'>;

/** What a line can be completed to, for how many emails; `isCurrent` if it is in the line. */
export type Offer = {readonly text: SafeText; readonly count: number; readonly isCurrent: boolean};

/** One kind of line to type in, over the list. */
export type Prompt = {
	readonly label: SafeText;
	/** Shown while the line is empty. */
	readonly placeholder: SafeText;
	/** The same for 40 columns. */
	readonly shortPlaceholder: SafeText;
	/** Checks the text at every keystroke; `now` is in epoch ms. */
	readonly judge: (text: string, state: State, now: number) => Judgement;
	/** Applies the text; called only with a valid text, and closes the prompt itself. */
	readonly apply: (text: string, actions: Actions) => void;
	/** Completes the line where the caret stands, forwards (1) or backwards (-1) if there are several ways to. */
	readonly complete?: (typed: Typed, state: State, by: 1 | -1) => Completion;
	/** What the line can be completed to; shown in place of the check's result. */
	readonly offers?: (typed: Typed, state: State) => readonly Offer[];
};

/** A mistake as a prompt shows it. */
export function shownMistake({
	at,
	reason,
	short,
}: Readonly<Record<'reason' | 'short', string>> & {readonly at: number}): Mistake {
	return {at, reason: safeLine(reason), short: safeLine(short)};
}

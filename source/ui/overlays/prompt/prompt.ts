import type {TypedLine} from '../../../core/text/line-edit.ts';
import type {SafeText} from '../../../core/text/text.ts';
import type {State} from '../../../state/watch/state.ts';
import type {Actions} from '../../actions.ts';

/** What a typed text amounts to: what it would do, or where and why it cannot be (`at` counts UTF-16 units from 0). */
export type Judgement =
	| {readonly says: SafeText; readonly mistake?: never}
	| {readonly mistake: {readonly at?: number; readonly reason: SafeText}};

/** One kind of line to type in, over the list. */
export type Prompt = {
	readonly label: SafeText;
	/** Shown while the line is empty. */
	readonly placeholder: SafeText;
	/** Judges the text at every keystroke; `now` is in epoch ms. */
	readonly judge: (text: string, state: State, now: number) => Judgement;
	/** Does what the text says; it is only called with a text without a mistake, and closes the line itself. */
	readonly apply: (text: string, actions: Actions) => void;
	/** Completes the line where the caret stands. */
	readonly complete?: (line: TypedLine, state: State) => TypedLine;
};

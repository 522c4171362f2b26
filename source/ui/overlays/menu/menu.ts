import type {StatusMeaning} from '../../../core/operation/status.ts';
import type {SafeText} from '../../../core/text/text.ts';
import type {State} from '../../../state/watch/state.ts';
import type {Actions} from '../../actions.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';

/** One line of a menu. `note` stands dim behind the label, `meaning` gives it a glyph and a colour. */
export type MenuItem = {
	readonly key: string;
	readonly label: SafeText;
	readonly note?: SafeText;
	readonly meaning?: StatusMeaning;
};

/** One list to choose from, in place of the emails. */
export type Menu = {
	readonly title: SafeText;
	/** What stands behind the title, such as how much is counted here. */
	readonly says?: (state: State, keyOf: KeyOf) => SafeText;
	/** Several items can be marked. */
	readonly isMulti?: boolean;
	readonly items: (state: State) => readonly MenuItem[];
	/** Takes the marked keys, or the one under the cursor where none is marked; closes the menu itself. */
	readonly choose: (keys: readonly string[], actions: Actions) => void;
	/** Shown in place of the items where there are none. */
	readonly empty?: SafeText;
};

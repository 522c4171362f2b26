import type {StatusMeaning} from '../../../core/operation/status.ts';
import type {SafeText} from '../../../core/text/text.ts';
import type {State} from '../../../state/watch/state.ts';
import type {Actions} from '../../actions.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import type {Look} from '../../theme/theme.ts';

/** One line of a menu. `note` stands dim behind the label, `meaning` or `look` gives it a glyph and a colour. */
export type MenuItem = {
	readonly key: string;
	/**
	 * The key that takes it at once, whatever the key table says: one character, of each menu's items each another.
	 */
	readonly letter?: string;
	readonly label: SafeText;
	readonly note?: SafeText;
	readonly meaning?: StatusMeaning;
	readonly look?: Look;
};

/** One list to choose from, in a box over the emails. */
export type Menu = {
	readonly title: SafeText;
	/** What stands above the items, such as how much is counted here. */
	readonly says?: (state: State, keyOf: KeyOf) => SafeText;
	/** Several items can be marked. */
	readonly isMulti?: boolean;
	/** The items are not our words: they are cut if they are too long, and not left out. */
	readonly isForeign?: boolean;
	readonly items: (state: State) => readonly MenuItem[];
	/** Takes the items with these keys, which can be none if several can be marked; closes the menu itself. */
	readonly choose: (keys: readonly string[], actions: Actions) => void;
	/** Whether something was marked as the menu was opened, so that no mark means none, and not the item under the cursor. */
	readonly wasMarked?: (state: State) => boolean;
	/** Shown in place of the items if there are none. */
	readonly empty?: SafeText;
};

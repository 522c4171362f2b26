import {NO_TEXT} from '../../../core/text/compose.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import type {List} from '../../../state/watch/list/list.ts';
import {type ListTrouble, listTrouble} from '../../../state/watch/select/list-trouble.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import type {Theme} from '../../theme/theme.ts';

/** Why the list goes no further, after the way out, which must not be cut off; undefined where it does go on. */
export function troubleLine(list: List, keyOf: KeyOf, {alarm, dot}: Theme): SafeText | undefined {
	const trouble = listTrouble(list);
	if (trouble === undefined) return undefined;
	const way = wayOut(trouble, keyOf);
	return safe` ${alarm} ${way === undefined ? NO_TEXT : safe`${way} ${dot} `}${trouble.sentence}`;
}

/** `r starts the list again`; undefined where no key does. */
export function wayOut({kind}: ListTrouble, keyOf: KeyOf): SafeText | undefined {
	const key = keyOf('refresh');
	if (key === undefined) return undefined;
	return kind === 'refused' ? safe`${key} asks for the list again` : safe`${key} starts the list again`;
}

/** Why rows are dimmed. */
export function missingWords({filterOrder}: List): SafeText {
	// The server knows nothing of domains.
	const isFiltered = filterOrder.some((part) => part !== 'domains');
	return isFiltered ? safe`no longer matches` : safe`no longer listed`;
}

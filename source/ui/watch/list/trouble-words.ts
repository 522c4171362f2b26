import {problemForms} from '../../../core/network/problem.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {clockTime} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import type {List} from '../../../state/watch/list/list.ts';
import {type ListTrouble, listTrouble} from '../../../state/watch/select/list-trouble.ts';
import type {State} from '../../../state/watch/state.ts';
import {longestWhole} from '../../cut-message.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import type {Theme} from '../../theme/theme.ts';

/** A single failed request is not worth a message: the next one follows. */
const WORTH_SAYING = 2;

/** Whether the list shows its trouble. If requests for the operation fail too, the state line does. */
export function isTroubled({list, watch}: Pick<State, 'list' | 'watch'>): boolean {
	const isFailing = list.problem !== undefined && list.failures >= WORTH_SAYING && watch.problem === undefined;
	return isFailing || listTrouble(list) !== undefined;
}

/**
 * Why the list ends early, after the way out, which must not be cut off; or why its requests fail and when the next one is: as much as
 * `columns` have room for, in whole sentences. Undefined if it continues. `now` is epoch ms.
 */
export function troubleLine(
	list: List,
	columns: number,
	keyOf: KeyOf,
	{alarm, dot}: Theme,
	now: number,
): SafeText | undefined {
	const trouble = listTrouble(list);
	if (trouble !== undefined) {
		const key = keyOf('refresh');
		const way = wayOut(trouble, keyOf);
		const head = safe` ${alarm} ${way === undefined ? NO_TEXT : safe`${way} ${dot} `}`;
		const brief = safe` ${alarm} ${key === undefined ? NO_TEXT : safe`${key} again ${dot} `}`;
		const forms = [trouble.sentence, ...trouble.inShort];
		return longestWhole(
			[...forms.map((form) => safe`${head}${form}`), ...forms.slice(-1).map((form) => safe`${brief}${form}`)],
			columns,
			keyOf,
		);
	}
	const {problem, retryAt = 0, refreshAt = 0} = list;
	if (problem === undefined) return undefined;
	const next = Math.max(retryAt, refreshAt);
	const when = next > now ? safe`tried again at ${clockTime(next, now)} ${dot} ` : NO_TEXT;
	return longestWhole(
		problemForms(problem).map((form) => safe` ${alarm} ${when}${form}`),
		columns,
		keyOf,
	);
}

/** `r starts the list again`; undefined without such a key. */
export function wayOut({kind}: ListTrouble, keyOf: KeyOf): SafeText | undefined {
	const key = keyOf('refresh');
	if (key === undefined) return undefined;
	return kind === 'refused' ? safe`${key} requests the list again` : safe`${key} starts the list again`;
}

/** Why rows are dimmed. */
export function missingWords({filterOrder}: List): SafeText {
	// The server knows nothing of domains. A row that has left a list by reason has another one.
	const isFiltered = filterOrder.some((part) => part !== 'domains');
	return isFiltered ? safe`no longer matches` : safe`no longer listed`;
}

import {withKeys} from '../../source/core/text/hints.ts';
import type {State} from '../../source/state/watch/state.ts';

/** What the notice says, each key written as the command whose key it is: `‹end› loads all.`, if any. */
export function noticeIn({view}: State): string | undefined {
	return view.notice === undefined ? undefined : withKeys(view.notice.text, (command) => `‹${command}›`);
}

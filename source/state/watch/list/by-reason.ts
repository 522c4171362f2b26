import type {Email} from '../../../core/emails/email.ts';
import type {ReasonKey} from '../../../core/emails/filter.ts';
import {codeOf, type ReasonOf} from '../../../core/emails/reason-filter.ts';
import type {Untrusted} from '../../../core/text/text.ts';

/** What is known of the failures that a list by reason chooses from. */
export type ByReason = {
	/** How many of them have had their reason read. */
	readonly read: number;
	/** The server's words for each code of the filter, where it has the same for all. */
	readonly words: ReadonlyMap<ReasonKey, Untrusted>;
};

/** What is known of these failures, of which the filter selects the `matching` ones. */
export function byReasonOf(failures: readonly Email[], matching: readonly Email[], reasonOf: ReasonOf): ByReason {
	const read = failures.filter((email) => reasonOf(email) !== undefined).length;
	const words = new Map<ReasonKey, Untrusted>();
	const ambiguous = new Set<ReasonKey>();
	for (const reason of matching.map(reasonOf)) {
		const code = reason ? codeOf(reason) : undefined;
		if (!reason || code === undefined) continue;
		if ((words.get(code) ?? reason.message).raw !== reason.message.raw) ambiguous.add(code);
		words.set(code, reason.message);
	}
	for (const code of ambiguous) words.delete(code);
	return {read, words};
}

import type {FailureGroup, Grouping} from '../../core/emails/failure-groups.ts';
import {NO_TEXT} from '../../core/text/compose.ts';
import {clockTime, plural} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import {noReasonOf} from '../../state/failures/why.ts';
import {commonText, countedText, failuresTrouble, NO_REASON, operationReasonsText} from '../../state/failures/words.ts';
import type {TriageLine} from '../../state/triage/select.ts';
import type {State} from '../../state/watch/state.ts';

/** The minute that a group is of, as a time of day. */
export function minuteText(at: number): SafeText {
	return safeLine(clockTime(at, at).slice(0, 5));
}

/** What a group is: `UNDELIVERED at mailbox.example.net`, `FAILED: content could not be rendered`. */
export function groupText(group: FailureGroup): SafeText {
	const name = commonText(group.common, minuteText);
	return safe`${statusesText(group)}${JOINTS[group.common.by]}${name}`;
}

const JOINTS: Readonly<Record<Grouping, SafeText>> = {
	reason: safe`: `,
	domain: safe` at `,
	tag: safe` with `,
	minute: safe` at `,
};

/** What is under the cursor: `1,513 emails UNDELIVERED at mailbox.example.net`, `1 email`. */
export function lineText({group, isGroup, emails}: TriageLine): SafeText {
	return safe`${plural(emails.length, 'email')}${isGroup ? safe` ${groupText(group)}` : NO_TEXT}`;
}

/** The status that all emails of a group have, or how many have which. */
function statusesText({statuses}: FailureGroup): SafeText {
	const [only, ...others] = statuses;
	return only !== undefined && others.length === 0 ? only.value.safe : countedText(statuses);
}

/** The lines besides the groups: the server's reasons for the whole operation, and why failures are missing. */
export function triageNotes({failures}: Pick<State, 'failures'>): readonly SafeText[] {
	const ofOperation = operationReasonsText(failures.reasons);
	return [...(ofOperation === undefined ? [] : [ofOperation]), ...failuresTrouble({failures})];
}

/** Why emails have no reason of their own: the server gives none, or they have not been read. */
export function noReasonText(state: Pick<State, 'failures' | 'replay'>, isShort: boolean): SafeText {
	const noReason = noReasonOf(state);
	return noReason === 'none' && !isShort ? safe`no reason given by the server` : NO_REASON[noReason];
}

import {joined, NO_TEXT} from '../../core/text/compose.ts';
import {count, percent, plural} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import {currentFigures} from '../../state/failures/domains.ts';
import type {KnownGroup} from '../../state/failures/failures.ts';
import {groupingOf} from '../../state/failures/groups.ts';
import {noReasonOf} from '../../state/failures/why.ts';
import {groupFigureTexts, noFailuresText, readText, reasonsText} from '../../state/failures/words.ts';
import {nextGroupings, triageEmail, triageGroup} from '../../state/triage/select.ts';
import {TRIAGE_PANES, type TriagePane} from '../../state/triage/triage.ts';
import type {State} from '../../state/watch/state.ts';
import {situationBeneath} from '../keys/context.ts';
import {keysIn} from '../keys/shown-keys.ts';
import {groupText, noReasonText, triageNotes} from '../triage/triage-words.ts';
import type {Speak, SpokenFacts} from './facts.ts';
import {emailText} from './spoken-list.ts';

/** What has changed in the triage: how failures are grouped, which pane has the keys, what is under its cursor. */
export const newsOfTriage: Speak = (before, after, facts) => {
	const {triage, failures} = after;
	if (triage === undefined) return before.triage === undefined ? [] : [safe`Back in the list.`];
	const {triage: old, failures: oldFailures} = before;
	const isRegrouped = groupingOf(oldFailures) !== groupingOf(failures);
	const hasComeIn = oldFailures.groups.length === 0 && failures.groups.length > 0;
	if (old === undefined || isRegrouped || hasComeIn)
		return [
			...openedLines(after),
			...lineUnder('groups', after, facts),
			...(old === undefined ? howLine(after, facts) : []),
		];
	if (old.focus !== triage.focus) return focusLines(old.focus, triage.focus, after, facts);
	return idUnder(before) === idUnder(after) ? [] : lineUnder(triage.focus, after, facts);
};

/** How the failures are grouped, how many were read, and what else is known. */
function openedLines(state: State): readonly SafeText[] {
	const {failures} = state;
	if (failures.groups.length === 0) return [noFailuresText(state)];
	const groups = plural(failures.groups.length, 'group');
	return [
		safe`Why they fail, by ${safeLine(groupingOf(failures))}: ${groups}, ${readText(state)}.`,
		...triageNotes(state),
	];
}

/** What the keys do here. */
function howLine(state: State, {keys}: SpokenFacts): readonly SafeText[] {
	const keyOf = keysIn(keys, situationBeneath(state));
	const [enter, group, narrow, back] = [keyOf('enter-pane'), keyOf('group-by'), keyOf('narrow'), keyOf('back')];
	const others = nextGroupings(state.failures).join(', ');
	const ways = [
		...(enter === undefined ? [] : [safe`${enter} reads its emails`]),
		...(group === undefined || others === '' ? [] : [safe`${group} groups by ${safeLine(others)}`]),
		...(narrow === undefined ? [] : [safe`${narrow} narrows the list to it`]),
		...(back === undefined ? [] : [safe`${back} goes back`]),
	];
	return ways.length === 0 ? [] : [safe`${joined(ways, safe`, `)}.`];
}

/** The pane of the triage that has the focus now. */
function focusLines(from: TriagePane, to: TriagePane, state: State, facts: SpokenFacts): readonly SafeText[] {
	const group = triageGroup(state);
	// An email is read in full.
	if (group === undefined || to === 'email') return [];
	const isBack = TRIAGE_PANES.indexOf(to) < TRIAGE_PANES.indexOf(from);
	const where = to === 'groups' ? safe`the groups` : safe`the emails`;
	const head = isBack ? safe`Back in ${where}.` : safe`${plural(group.emails.length, 'email')} ${groupText(group)}.`;
	return [head, ...lineUnder(to, state, facts)];
}

function idUnder(state: State): string | undefined {
	return state.triage?.focus === 'groups' ? triageGroup(state)?.id : triageEmail(state)?.id;
}

function lineUnder(pane: TriagePane, state: State, facts: SpokenFacts): readonly SafeText[] {
	const group = triageGroup(state);
	if (group === undefined || pane === 'email') return [];
	if (pane === 'groups') return [groupLine(group, state)];
	const shown = triageEmail(state);
	if (shown === undefined) return [];
	const place = safe`${count(shown.row + 1)} of ${count(group.emails.length)}`;
	return [emailText(state, {...shown, place}, facts.now)];
}

/** A group: which of how many, its emails, its share, why, and the figures of its domain if they are known. */
function groupLine(group: KnownGroup, state: State): SafeText {
	const {groups} = state.failures;
	const {common, emails, reasons, share} = group;
	const {ofIts, p50, p95} = groupFigureTexts(group, currentFigures(state));
	const why = reasons.length === 0 ? noReasonText(state, false) : reasonsText(group, noReasonOf(state));
	const parts = [
		safe`${plural(emails.length, 'email')} ${groupText(group)}`,
		safe`${percent(share)} of all failures`,
		common.by === 'reason' ? NO_TEXT : why,
		isKnown(ofIts) ? safe`${ofIts} of all emails to it` : NO_TEXT,
		isKnown(p50) ? safe`half of the others delivered within ${p50}` : NO_TEXT,
		isKnown(p95) ? safe`95 % within ${p95}` : NO_TEXT,
	];
	const row = groups.findIndex(({id}) => id === group.id);
	return safe`${count(row + 1)} of ${count(groups.length)}: ${joined(
		parts.filter((part) => part !== ''),
		safe`, `,
	)}`;
}

function isKnown(figure: SafeText): boolean {
	return figure !== '–' && figure !== '';
}

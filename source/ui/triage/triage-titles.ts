import {joined, NO_TEXT} from '../../core/text/compose.ts';
import {cutAddress, cutDomain} from '../../core/text/drawing/cut-address.ts';
import {truncate, widthOf} from '../../core/text/drawing/width.ts';
import {count, plural} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import type {KnownGroup} from '../../state/failures/failures.ts';
import {groupingOf} from '../../state/failures/groups.ts';
import {readText} from '../../state/failures/words.ts';
import {nextGroupings} from '../../state/triage/select.ts';
import type {Triage, TriagePane} from '../../state/triage/triage.ts';
import type {State} from '../../state/watch/state.ts';
import type {Field} from '../fit.ts';
import type {KeyOf} from '../keys/shown-keys.ts';
import {type Span, span} from '../span.ts';
import type {Style} from '../theme/style.ts';
import type {Theme} from '../theme/theme.ts';
import {titledRule} from '../titled-rule.ts';
import type {OpenEmail} from '../watch/details/details-view.ts';
import {groupText} from './triage-words.ts';

/** What the titles of the panes are made with. */
export type TitleFacts = {readonly triage: Triage; readonly columns: number; readonly theme: Theme};

/** From this many columns on there is room for the name of the groups beside how they are grouped. */
const WIDE = 56;

/** How many failures were read, by what they are grouped, and which key groups them otherwise. */
export function groupsTitle(
	state: Pick<State, 'failures' | 'watch' | 'freeze' | 'replay'>,
	keyOf: KeyOf,
	facts: TitleFacts,
): readonly Span[] {
	const {columns, theme} = facts;
	const {failures, freeze} = state;
	const paused = freeze === undefined ? safe`` : safe` ${theme.dot} paused`;
	const read = safe`${readText(state)}${paused}`;
	const by = safe`by ${safeLine(groupingOf(failures))}`;
	const others = nextGroupings(failures).map((grouping) => safeLine(grouping));
	const key = keyOf('group-by');
	const ways = (most: number) =>
		key === undefined ? [] : [safe` ${key}: ${joined(others.slice(0, most), safe` ${theme.dot} `)}`];
	const muted = (forms: readonly SafeText[], rank: number) => ({
		forms: forms.map((text) => span(text, theme.muted)),
		rank,
	});
	const why = nameSpan(columns < WIDE ? safe`Why` : safe`Why they fail`, 'groups', facts);
	return titledRule(
		{
			left: [{forms: [[why, span(safe` ${read}`, theme.muted)], [why]], rank: 0}],
			right: [muted([by], 1), muted([...ways(others.length), ...ways(2), ...ways(1)], 3)],
		},
		columns,
		theme,
	);
}

/** How many emails the group has, what they are, and which of them are visible. */
export function emailsTitle(group: KnownGroup | undefined, place: SafeText, facts: TitleFacts): readonly Span[] {
	const {columns, theme} = facts;
	if (group === undefined) return titledRule({left: [nameField(safe`Emails`, 'emails', facts)]}, columns, theme);
	const many = plural(group.emails.length, 'email');
	const room = roomBeside([many, place], columns);
	const whole = groupText(group);
	const what =
		group.common.by === 'domain' && widthOf(whole) > room
			? cutDomain(group.common.domain.safe, room)
			: truncate(whole, room);
	return titledRule(
		{
			left: [nameField(many, 'emails', facts), {forms: [span(what, theme.muted)], rank: 2}],
			right: [{forms: [span(place, theme.muted)], rank: 1}],
		},
		columns,
		theme,
	);
}

/** Which rows a window shows: `1–9 of 1,513`. */
export function placeText(top: number, visible: number, all: number, {dash}: Theme): SafeText {
	return visible === 0 ? safe`` : safe`${count(top + 1)}${dash}${count(top + visible)} of ${count(all)}`;
}

/** Whose email it is, whether it is only the first of them, and what scrolls it or leads into it. */
export function emailTitle(email: OpenEmail | undefined, how: SafeText, facts: TitleFacts): readonly Span[] {
	const {triage, columns, theme} = facts;
	const isFirst = triage.focus === 'groups' && (email?.row ?? 0) === 0;
	const name = isFirst ? safe`First of them` : safe`Email`;
	const address = email?.listed.to[0]?.address.safe ?? NO_TEXT;
	const shown = cutAddress(address, roomBeside([name, how], columns));
	return titledRule(
		{
			left: [nameField(name, 'email', facts), {forms: [span(shown, theme.muted)], rank: 2}],
			right: [{forms: [span(how, theme.muted)], rank: 1}],
		},
		columns,
		theme,
	);
}

function nameField(name: SafeText, pane: TriagePane, facts: TitleFacts): Field {
	return {forms: [nameSpan(name, pane, facts)], rank: 0};
}

/** The name of a pane: the one with the keys is in the accent colour. */
function nameSpan(name: SafeText, pane: TriagePane, {triage, theme}: TitleFacts): Span {
	const own: Style =
		triage.focus === pane ? {...theme.accent, isBold: true} : {isBold: theme.accent.colour !== undefined};
	return span(name, own);
}

/** What a rule has around its fields, and between two of them. */
const [RULE, SPACE] = [7, 1];
/** The least columns of untrusted text worth showing. */
const FEWEST = 8;

/** How many columns of a rule are left for what a stranger wrote, beside texts of ours; none if that is too few. */
function roomBeside(texts: readonly SafeText[], columns: number): number {
	const room = texts.reduce((rest, text) => rest - widthOf(text) - SPACE, columns - RULE);
	return room < FEWEST ? 0 : room;
}

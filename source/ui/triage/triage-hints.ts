import {count} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import {groupingOf} from '../../state/failures/groups.ts';
import {triageLine} from '../../state/triage/select.ts';
import type {TriagePane} from '../../state/triage/triage.ts';
import type {State} from '../../state/watch/state.ts';
import type {CommandName} from '../keys/names.ts';
import type {Hint} from '../keys/shown-keys.ts';
import {SHARES_COLUMNS} from '../layout.ts';

/** The keys of the triage in the order of the footer; what has to give way first has the highest rank. */
const RANKS = {
	'move-up': 8,
	'group-by': 7,
	'enter-pane': 1,
	narrow: 5,
	export: 2,
	copy: 3,
	note: 4,
	back: 0,
	'replay-pause': 6,
	help: 0,
	quit: 9,
} as const satisfies Partial<Record<CommandName, number>>;

/** What they are called beside a notice, where that is not the label they have elsewhere. */
const SHORT: Readonly<Partial<Record<CommandName, SafeText>>> = {'enter-pane': safe`enter`};

/** What ⏎ does in each pane. */
const ENTERS: Readonly<Record<TriagePane, SafeText | undefined>> = {
	groups: safe`list them`,
	emails: safe`open it`,
	email: safe`full screen`,
};

/** What the keys of the triage do to what is under the cursor: `export 1,513`. */
export function triageHints(
	hints: readonly Hint[],
	state: Pick<State, 'triage' | 'failures'>,
	columns: number,
): readonly Hint[] {
	return (Object.keys(RANKS) as readonly (keyof typeof RANKS)[]).flatMap((command) => {
		const found = hints.find((one) => one.command === command);
		const label = found && (columns < SHARES_COLUMNS ? shortLabel(found, state) : labelOf(found, state));
		return found === undefined || label === undefined
			? []
			: [{...found, label, short: SHORT[command] ?? found.label, rank: RANKS[command]}];
	});
}

/** The same in fewer words, for few columns. */
function shortLabel(hint: Hint, state: Pick<State, 'triage' | 'failures'>): SafeText | undefined {
	const label = labelOf(hint, state);
	if (hint.command === 'enter-pane' && label === ENTERS.groups) return safe`list`;
	return label !== undefined && (hint.command === 'copy' || hint.command === 'note') ? hint.label : label;
}

/** What a key of the footer does in the triage. */
function labelOf({command, label}: Hint, state: Pick<State, 'triage' | 'failures'>): SafeText | undefined {
	const focus = state.triage?.focus ?? 'groups';
	const line = triageLine(state);
	switch (command) {
		case 'move-up':
			if (focus === 'groups') return safeLine(groupingOf(state.failures));
			return focus === 'emails' ? safe`email` : safe`scroll`;
		case 'enter-pane':
			return state.triage?.isFull ? undefined : line && ENTERS[focus];
		case 'export':
		case 'copy':
			return line && safe`${label} ${line.isGroup ? count(line.emails.length) : safe`it`}`;
		case 'note':
			return line === undefined ? label : safe`${label} on it`;
		case 'narrow':
			return line && label;
		default:
			return label;
	}
}

import {type FailureGroup, GROUPINGS, type Grouping} from '../../core/emails/failure-groups.ts';
import {meaningOf} from '../../core/operation/status.ts';
import {joined, NO_TEXT} from '../../core/text/compose.ts';
import {leftAligned, rightAligned, widthOf} from '../../core/text/drawing/width.ts';
import {clockTime, count, percent} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import type {KnownGroup} from '../../state/failures/failures.ts';
import {groupingOf} from '../../state/failures/groups.ts';
import {countSelected, filterChangesFor} from '../../state/failures/narrow.ts';
import {
	commonText,
	countedText,
	domainFiguresOf,
	failuresTrouble,
	figureTexts,
	operationReasonsText,
	readText,
	reasonsText,
} from '../../state/failures/words.ts';
import {notice} from '../../state/watch/event.ts';
import type {State} from '../../state/watch/state.ts';
import type {Actions} from '../actions.ts';
import type {KeyOf} from '../keys/shown-keys.ts';
import type {Menu, MenuItem} from '../overlays/menu/menu.ts';

const WIDEST_NAME = 36;

/** What all failures of the send have in common, whatever the list shows; choosing a group narrows the list to it. */
export const CLUSTERS_MENU: Menu = {
	title: safe`What the failures have in common`,
	says: headText,
	isForeign: true,
	items(state) {
		const {groups} = state.failures;
		const names = groups.map(({common}) => commonText(common, minuteText));
		const width = Math.min(WIDEST_NAME, Math.max(0, ...names.map(widthOf)));
		const hasTrend = groups.some(({before}) => before !== undefined);
		return groups.map((group, index) => itemOf(group, state, leftAligned(names[index] ?? NO_TEXT, width), hasTrend));
	},
	choose([id], actions) {
		const group = actions.getState().failures.groups.find((one) => one.id === id);
		if (group === undefined) actions.dispatch({type: 'closed-overlay'});
		else narrowTo(group, actions);
	},
	empty: safe`No failure has been read.`,
};

/** Opens the clusters. Looking at them changes nothing in the list. */
export function openClusters({dispatch}: Actions): void {
	dispatch({type: 'opened-menu', menu: 'clusters'});
}

/** Groups the failures by the next of the groupings, from the top. */
export function groupByNext({getState, dispatch}: Actions): void {
	const {failures, view} = getState();
	if (view.overlay.kind !== 'menu' || view.overlay.menu !== 'clusters') return;
	dispatch({type: 'grouped-failures', grouping: nextGrouping(failures)});
	dispatch({type: 'moved-in-menu', by: -view.overlay.row, count: getState().failures.groups.length});
}

function nextGrouping(failures: State['failures']): Grouping {
	return GROUPINGS[(GROUPINGS.indexOf(groupingOf(failures)) + 1) % GROUPINGS.length] ?? 'reason';
}

/** Narrows the list to a group, and says so where no filter selects it alone. */
function narrowTo(group: FailureGroup, {getState, dispatch, now}: Actions): void {
	const {list, failures} = getState();
	const changes = filterChangesFor(group, list.filter);
	for (const change of changes) dispatch({type: 'changed-filter', change});
	const [own, all] = [group.emails.length, countSelected(failures.known.emails, changes)];
	if (all > own)
		dispatch(
			notice(
				now(),
				`No filter selects this group alone: the list shows ${count(all)} failures, ${count(own)} of them are its.`,
			),
		);
}

function itemOf(group: KnownGroup, {failures}: State, name: SafeText, hasTrend: boolean): MenuItem {
	const {id, emails, share, before, statuses, common, domains} = group;
	const grown = before === undefined || emails.length <= before ? NO_TEXT : safe`+${count(emails.length - before)}`;
	const trend = hasTrend ? safe` ${leftAligned(grown, 6)}` : NO_TEXT;
	const {ofIts, p50, p95} = figureTexts(domainFiguresOf(group, failures.domains));
	const [status] = statuses;
	const where = common.by === 'reason' ? countedText(domains) : reasonsText(group);
	const figures = common.by === 'domain' ? [safe`of its ${ofIts}`, safe`p50 ${p50}`, safe`p95 ${p95}`] : [];
	return {
		key: id,
		label: safe`${rightAligned(count(emails.length), 6)}${trend} ${rightAligned(percent(share), 6)}  ${name}`,
		note: joined([statusesText(group), where, ...figures], safe` · `),
		...(status === undefined ? {} : {meaning: meaningOf(status.value.safe)}),
	};
}

/** The status that all emails of a group have, or how many have which. */
function statusesText({statuses}: FailureGroup): SafeText {
	const [only, ...others] = statuses;
	return only !== undefined && others.length === 0 ? only.value.safe : countedText(statuses);
}

function minuteText(at: number): SafeText {
	return safeLine(clockTime(at, at).slice(0, 5));
}

/** How many failures were read of those that the counters have, by what they are grouped, and what stands in the way. */
function headText(state: State, keyOf: KeyOf): SafeText {
	const {failures, freeze} = state;
	const isFirst = failures.read !== undefined && failures.last === undefined;
	const ofOperation = operationReasonsText(failures.reasons);
	const key = keyOf('group-by');
	const regroup = key === undefined ? '' : `, ${key} groups by ${nextGrouping(failures)}`;
	return safeLine(
		[
			`${readText(state)}, by ${groupingOf(failures)}${regroup}`,
			...(isFirst ? ['reading on'] : []),
			...(freeze === undefined ? [] : ['paused']),
			...(ofOperation === undefined ? [] : [ofOperation]),
			...failuresTrouble(state),
		].join('; '),
	);
}

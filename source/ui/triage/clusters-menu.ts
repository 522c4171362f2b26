import {FAILURES} from '../../core/emails/filter.ts';
import {failureCount} from '../../core/operation/counts.ts';
import {meaningOf} from '../../core/operation/status.ts';
import {count, percent} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine, say} from '../../core/text/text.ts';
import {leftAligned, rightAligned, widthOf} from '../../core/text/width.ts';
import {type Cluster, clustersOf, filterChangesFor, mainReason} from '../../state/failures/clusters.ts';
import {loadedFailures} from '../../state/watch/list/failure-rows.ts';
import {isComplete, isDone} from '../../state/watch/list/pages.ts';
import type {State} from '../../state/watch/state.ts';
import type {Actions} from '../actions.ts';
import type {Menu, MenuItem} from '../overlays/menu/menu.ts';

const WIDEST_DOMAIN = 28;

/** What the failures have in common, worst first; choosing a cluster narrows the list to it. */
export const CLUSTERS_MENU: Menu = {
	title: safe`Failures by domain, status and tag`,
	says: loadedText,
	items(state) {
		const clusters = clustersOf(state.list.pages);
		const all = clusters.reduce((sum, {emails}) => sum + emails.length, 0);
		const width = Math.min(WIDEST_DOMAIN, Math.max(0, ...clusters.map(({domain}) => widthOf(domain.safe))));
		return clusters.map((cluster) => itemOf(cluster, state, all, width));
	},
	choose([key], actions) {
		const cluster = clustersOf(actions.getState().list.pages).find((one) => one.key === key);
		if (cluster === undefined) actions.dispatch({type: 'closed-overlay'});
		else
			for (const change of filterChangesFor(cluster, actions.getState().list.filter))
				actions.dispatch({type: 'changed-filter', change});
	},
	empty: safe`No email of those loaded has failed.`,
};

/** Opens the clusters: the list becomes one of failures, all of which are loaded while the menu is open; anew where more have failed since. */
export function openClusters({getState, dispatch}: Actions): void {
	const state = getState();
	const {filter, pages} = state.list;
	const isNarrow = filter.statuses.length > 0 && filter.statuses.every((status) => FAILURES.includes(status));
	const isStale = isComplete(pages) && loadedFailures(pages) < countedFailures(state);
	const statuses = isNarrow ? filter.statuses : FAILURES;
	if (!isNarrow || isStale) dispatch({type: 'changed-filter', change: {part: 'statuses', statuses}});
	dispatch({type: 'opened-menu', menu: 'clusters'});
}

function itemOf(cluster: Cluster, {reasons}: State, all: number, width: number): MenuItem {
	const {key, domain, status, tag, emails} = cluster;
	const share = `${rightAligned(count(emails.length), 6)} ${rightAligned(percent(emails.length / all), 6)}`;
	const tagText = tag === undefined ? '' : `  ${tag.key.safe}:${tag.value.safe}`;
	const sample = emails[0]?.to[0]?.address;
	const reason = mainReason(cluster, reasons);
	const notes = [
		...(sample === undefined ? [] : [`such as ${sample.safe}`]),
		...(reason === undefined ? [] : [reason]),
	];
	return {
		key,
		label: say`${share}  ${leftAligned(domain.safe === '' ? safe`(no domain)` : domain.safe, width)}  ${leftAligned(safeLine(status), 11)}${tagText}`,
		note: say`${notes.join(': ')}`,
		meaning: meaningOf(status),
	};
}

/** How many of the failures that the counters have are counted here. */
function loadedText(state: State): SafeText {
	const {pages} = state.list;
	const loaded = loadedFailures(pages);
	const all = countedFailures(state);
	const of = all > loaded ? ` of ${count(all)} failures` : '';
	const progress = isComplete(pages) ? '' : isDone(pages) ? '; the list broke off' : ', loading on';
	const {refusal} = state.reasons;
	// A 404 is usual: not every account has reasons.
	const reasons = refusal === undefined || refusal.kind === 'absent' ? '' : `; no reasons: ${refusal.sentence}`;
	return say`from ${count(loaded)} loaded${of}${progress}${reasons}`;
}

/** How many failures the counters have where the list is of all of them; 0 where another filter leaves some out, which no counter tells. */
function countedFailures({list, watch: {counts}}: State): number {
	const {statuses} = list.filter;
	const isWhole = list.filterOrder.every((part) => part === 'statuses') && statuses.length !== 1;
	return isWhole && counts !== undefined ? failureCount(counts) : 0;
}

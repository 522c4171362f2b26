import {STATUS_ORDER, sortedStatuses} from '../../../core/emails/filter.ts';
import {COUNTERS} from '../../../core/operation/counters.ts';
import type {Counts} from '../../../core/operation/counts.ts';
import {isEmailStatus, meaningOf} from '../../../core/operation/status.ts';
import {rightAligned} from '../../../core/text/drawing/width.ts';
import {count} from '../../../core/text/format.ts';
import {safe, safeLine} from '../../../core/text/text.ts';
import type {State} from '../../../state/watch/state.ts';
import type {Menu, MenuItem} from './menu.ts';

const ALL = 'all';
/** As wide as the largest count, so that they stand under each other. */
const COUNT = 6;

/** The status filter: any of the marked ones, each with how many emails the operation has there. */
export const STATUS_MENU: Menu = {
	title: safe`Status`,
	isMulti: true,
	items({watch: {counts}}) {
		const all = {key: ALL, label: safeLine('every status'), ...noteOf(counts?.denominator)};
		return [all, ...STATUS_ORDER.map((status) => itemOf(status, counts))];
	},
	choose(keys, actions) {
		const statuses = sortedStatuses(chosenOf(keys, actions.getState()).filter(isEmailStatus));
		const before = actions.getState().list.filter.statuses;
		const isSame = statuses.join() === before.join();
		actions.dispatch(
			isSame ? {type: 'closed-overlay'} : {type: 'changed-filter', change: {part: 'statuses', statuses}},
		);
	},
};

function itemOf(status: string, counts: Counts | undefined): MenuItem {
	const counter = COUNTERS.find((name) => name.toUpperCase() === status);
	const note = noteOf(counter === undefined ? undefined : counts?.[counter]);
	return {key: status, label: safeLine(status), meaning: meaningOf(status), ...note};
}

function noteOf(value: number | undefined): Pick<MenuItem, 'note'> {
	return value === undefined ? {} : {note: safeLine(rightAligned(count(value), COUNT))};
}

/** Whoever took the last mark away wants every status, not the one the cursor happens to be on. */
function chosenOf(keys: readonly string[], {view, list}: State): readonly string[] {
	const hasMarks = view.overlay.kind === 'menu' && view.overlay.chosen.size > 0;
	const isCleared = !hasMarks && list.filter.statuses.length > 0;
	return isCleared || keys.includes(ALL) ? [] : keys;
}

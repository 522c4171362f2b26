import {STATUS_ORDER, sortedStatuses} from '../../../core/emails/filter.ts';
import {COUNTERS} from '../../../core/operation/counters.ts';
import type {Counts} from '../../../core/operation/counts.ts';
import {type EmailStatus, isEmailStatus, meaningOf} from '../../../core/operation/status.ts';
import {rightAligned} from '../../../core/text/drawing/width.ts';
import {count} from '../../../core/text/format.ts';
import {safe, safeLine} from '../../../core/text/text.ts';
import type {Menu, MenuItem} from './menu.ts';

const ALL = 'all';
/** Neither up, down nor quit, which have letters here too. */
const LETTERS: Readonly<Record<EmailStatus, string>> = {
	FAILED: 'f',
	UNDELIVERED: 'u',
	SCHEDULED: 'S',
	QUEUED: 'Q',
	SENT: 's',
	DELIVERED: 'd',
	OPENED: 'o',
	CANCELED: 'c',
	INBOUND: 'i',
};
/** As wide as the largest count, so that they stand under each other. */
const COUNT = 6;

/** The status filter: any of the marked ones, each with how many emails the operation has there. */
export const STATUS_MENU: Menu = {
	title: safe`Status`,
	isMulti: true,
	items({watch: {counts}}) {
		const all = {key: ALL, letter: 'a', label: safeLine('every status'), ...noteOf(counts?.denominator)};
		return [all, ...STATUS_ORDER.map((status) => itemOf(status, counts))];
	},
	// Whoever took the last mark away wants every status, not the one the cursor happens to be on.
	wasMarked: ({list}) => list.filter.statuses.length > 0,
	choose(keys, actions) {
		const statuses = sortedStatuses(keys.includes(ALL) ? [] : keys.filter(isEmailStatus));
		const before = actions.getState().list.filter.statuses;
		const isSame = statuses.join() === before.join();
		actions.dispatch(
			isSame ? {type: 'closed-overlay'} : {type: 'changed-filter', change: {part: 'statuses', statuses}},
		);
	},
};

function itemOf(status: EmailStatus, counts: Counts | undefined): MenuItem {
	const counter = COUNTERS.find((name) => name.toUpperCase() === status);
	const note = noteOf(counter === undefined ? undefined : counts?.[counter]);
	return {key: status, letter: LETTERS[status], label: safeLine(status), meaning: meaningOf(status), ...note};
}

function noteOf(value: number | undefined): Pick<MenuItem, 'note'> {
	return value === undefined ? {} : {note: safeLine(rightAligned(count(value), COUNT))};
}

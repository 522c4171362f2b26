import {clearLastFilter, openDates, openStatuses, openTags, toggleFailures} from '../../watch/list/filtering.ts';
import {bindingsOf} from './binding.ts';
import {LIST, LIST_AND_BOARD} from './places.ts';

/** Narrowing the list: what the server is requested, or what of a recording is shown. */
export const FILTERING_KEYS = bindingsOf('filtering', {
	tags: {
		keys: ['t'],
		label: 'filter by tags',
		contexts: LIST,
		run: openTags,
		footer: {label: 'tags', rank: 2},
	},
	statuses: {
		keys: ['s'],
		label: 'filter by status, one or several',
		contexts: LIST,
		run: openStatuses,
		footer: {label: 'status', rank: 4},
	},
	'failures-only': {
		keys: ['f'],
		label: 'only what failed or was not delivered; again: as before',
		onBoard: 'only sends that are failing or have failed; again: as before',
		contexts: LIST_AND_BOARD,
		run: toggleFailures,
		footer: {label: 'failures', rank: 2},
	},
	dates: {
		keys: ['d'],
		label: 'filter by time of creation: 2h, yesterday, 14:05..15:00',
		contexts: LIST,
		run: openDates,
	},
	'clear-filter': {
		keys: ['backspace'],
		label: 'clear the filter that was set last',
		contexts: LIST,
		run: clearLastFilter,
	},
});

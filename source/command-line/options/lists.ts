import {APP, LISTS} from './groups.ts';
import {option, optional} from './option.ts';
import {operationStatuses} from './send-types.ts';
import {choice, invalid, sourcedText, text, textIn, toggle, wholeNumber} from './types.ts';

const number = wholeNumber({from: 1, to: 1_000_000_000});

/** How many items are listed. */
const atMost: typeof number = {
	...number,
	read(given) {
		const typed = textIn(given);
		if (typed.toLowerCase() === 'all') throw invalid(given.from, typed, 'a whole number', '--all');
		return number.read(given);
	},
};

/** How lists are requested and written. */
export const listOptions = {
	'operation-status': option({
		flag: 'status',
		type: operationStatuses,
		default: [],
		commands: ['operations'],
		setBy: 'flag',
		help: 'only operations with this status; repeat it for several',
	}),
	'page-size': option({
		type: wholeNumber({from: 1, to: 1000}),
		default: 50,
		defaultFor: {emails: 200, operations: 200},
		commands: [...APP, ...LISTS],
		help: 'items per page',
	}),
	format: option({
		type: choice(['table', 'json', 'ndjson', 'csv'], {
			table: 'columns for people',
			json: 'one array',
			ndjson: 'one object per line',
			csv: 'for spreadsheets',
		}),
		default: 'table',
		commands: LISTS,
		help: 'output format',
	}),
	fields: optional({
		type: sourcedText('<name,…>', {fromAbove: 'fields', isList: true}),
		commands: LISTS,
		help: 'fields to write, in this order, such as id,to,status',
	}),
	'no-header': option({
		type: toggle,
		default: false,
		commands: LISTS,
		setBy: 'flag',
		help: 'csv and table: omit the header line, to append to a file',
	}),
	limit: option({
		type: atMost,
		label: '<number>',
		default: 100,
		commands: LISTS,
		setBy: 'flag-or-variable',
		help: 'list at most this many',
	}),
	all: option({type: toggle, default: false, commands: LISTS, setBy: 'flag-or-variable', help: 'list all of them'}),
	summary: option({
		type: toggle,
		default: false,
		commands: LISTS,
		setBy: 'flag',
		help: 'summarize instead: the failures of an operation by reason, domain, tag and minute, or the sums of the operations (table or json)',
	}),
	'page-token': optional({
		type: text('<token>'),
		commands: LISTS,
		setBy: 'flag-or-variable',
		help: 'continue from this page, with the same filters',
	}),
};

import {APP, LISTS} from './groups.ts';
import {option, optional} from './option.ts';
import {operationStatuses} from './send-types.ts';
import {choice, sourcedText, text, toggle, wholeNumber} from './types.ts';

/** How lists are asked for and written. */
export const listOptions = {
	'operation-status': option({
		flag: 'status',
		type: operationStatuses,
		default: [],
		commands: ['operations'],
		setBy: 'flag',
		help: 'only operations with this status; any of those given',
	}),
	'page-size': option({
		type: wholeNumber({from: 1, to: 1000}),
		default: 50,
		defaultFor: {emails: 200, operations: 200},
		commands: [...APP, ...LISTS],
		help: 'how many to a page',
	}),
	format: option({
		type: choice(['table', 'json', 'ndjson', 'csv']),
		default: 'table',
		commands: LISTS,
		help: 'how they are written',
	}),
	fields: optional({
		type: sourcedText('<name,…>'),
		commands: LISTS,
		help: 'which fields, in this order, such as id,to,status',
	}),
	limit: option({
		type: wholeNumber({from: 1, to: 1_000_000_000}),
		label: '<number>',
		default: 100,
		commands: LISTS,
		setBy: 'flag-or-variable',
		help: 'at most so many',
	}),
	all: option({type: toggle, default: false, commands: LISTS, setBy: 'flag-or-variable', help: 'all there are'}),
	summary: option({
		type: toggle,
		default: false,
		commands: LISTS,
		setBy: 'flag',
		help: 'instead of the emails what the failures of an operation have in common: reasons, domains, tags, minutes; instead of the operations their sums (table or json)',
	}),
	'page-token': optional({
		type: text('<token>'),
		commands: LISTS,
		setBy: 'flag-or-variable',
		help: 'go on from here, with the same filters',
	}),
};

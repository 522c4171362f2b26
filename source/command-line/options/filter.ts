import {FILTERED} from './groups.ts';
import {option, optional} from './option.ts';
import {domains, emailStatuses, tags} from './send-types.ts';
import {sourcedText} from './types.ts';

/** Which emails are listed. */
export const filterOptions = {
	tag: option({
		type: tags,
		default: [],
		commands: FILTERED,
		help: 'only emails with this tag; all given must match',
	}),
	status: option({
		type: emailStatuses,
		default: [],
		commands: FILTERED,
		help: 'only emails with this status, such as FAILED; any of those given',
	}),
	domain: option({
		type: domains,
		default: [],
		commands: FILTERED,
		help: 'only emails to this domain; any of those given',
	}),
	since: optional({
		type: sourcedText('<time>'),
		commands: FILTERED,
		setBy: 'flag-or-variable',
		help: 'only emails created since: 2h, yesterday, 14:05, 2026-11-20',
	}),
	until: optional({
		type: sourcedText('<time>'),
		commands: FILTERED,
		setBy: 'flag-or-variable',
		help: 'only emails created until: a day is meant to its end',
	}),
};

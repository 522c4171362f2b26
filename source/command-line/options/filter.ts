import {DATED, FILTERED} from './groups.ts';
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
		commands: DATED,
		setBy: 'flag-or-variable',
		help: 'only what was created since then: 2h, yesterday, 14:05, 2026-11-20',
	}),
	until: optional({
		type: sourcedText('<time>'),
		commands: DATED,
		setBy: 'flag-or-variable',
		help: 'only what was created up to then; a day counts to its end',
	}),
};

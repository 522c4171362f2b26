import {DATED, FILTERED} from './groups.ts';
import {option, optional} from './option.ts';
import {domains, emailStatuses, reasons, tags} from './send-types.ts';
import {sourcedText} from './types.ts';

/** Which emails are listed. */
export const filterOptions = {
	tag: option({
		type: tags,
		default: [],
		commands: DATED,
		help: 'only emails with this tag, or sends whose first email has it; several must all match',
	}),
	status: option({
		type: emailStatuses,
		default: [],
		commands: FILTERED,
		help: 'only emails with this status, such as FAILED; repeat it for several',
	}),
	domain: option({
		type: domains,
		default: [],
		commands: FILTERED,
		help: 'only emails to this domain; repeat it for several',
	}),
	reason: option({
		type: reasons,
		default: [],
		commands: FILTERED,
		help: 'only failures with this reason: its code, or none where the server gives none; repeat it for several',
	}),
	since: optional({
		type: sourcedText('<time>'),
		commands: DATED,
		setBy: 'flag-or-variable',
		help: 'only what was created at or after this time: 2h, yesterday, 14:05, 2026-11-20',
	}),
	until: optional({
		type: sourcedText('<time>'),
		commands: DATED,
		setBy: 'flag-or-variable',
		help: 'only what was created at or before this time; a date includes the whole day',
	}),
};

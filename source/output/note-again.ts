import type {Email} from '../core/emails/email.ts';
import type {Filter} from '../core/emails/filter.ts';
import {type SafeText, safeLine} from '../core/text/text.ts';
import type {State} from '../state/watch/state.ts';
import {commandFor, type Endpoint, unnamableDomains, unnamableReasons} from './command-for.ts';
import {plainMarkdown} from './markdown.ts';

/** Emails that a note is about, and what they are in words. */
export type NoteSubject = {
	readonly what: SafeText;
	readonly emails: readonly Email[];
	/** The filter that selects them; that of the list if it is not given. */
	readonly filter?: Filter;
	/** It selects others, too. */
	readonly isWider?: boolean;
};

/** The commands that reproduce the view. */
export function againOf({operationId, list}: State, endpoint: Endpoint, subject?: NoteSubject): readonly string[] {
	const {filter = list.filter, isWider = false} = subject ?? {};
	const command = commandFor({command: 'watch', operationId, filter, endpoint});
	const quoted = (text: string) => `“${plainMarkdown(safeLine(text))}”`;
	const missing = unnamableDomains(filter).map(quoted);
	const untypable = unnamableReasons(filter).map(quoted);
	return [
		`\`\`\`sh\n${command}\n\`\`\``,
		...(isWider ? ['No filter selects this group alone: the command lists other failures, too.'] : []),
		...(missing.length === 0
			? []
			: [`The command leaves out the filter by domain: ${missing.join(', ')}: not a valid domain.`]),
		...(untypable.length === 0
			? []
			: [`The command leaves out the filter by reason: ${untypable.join(', ')} cannot be typed.`]),
	];
}

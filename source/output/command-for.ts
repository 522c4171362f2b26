import {compact} from '../core/compact.ts';
import {parseDomain} from '../core/emails/domain.ts';
import {type Filter, NO_FILTER, type ReasonKey} from '../core/emails/filter.ts';
import {isTypable} from '../core/emails/reason-filter.ts';
import {shellWord} from '../core/text/shell.ts';
import {toApiDate} from '../core/time/dates.ts';

/** Which API a command uses; absent parts are the default. */
export type Endpoint = {readonly baseUrl?: string; readonly profile?: string};

/** Option values by name: several for a repeatable option, true for a switch. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly string[]>>;

/** The options that select emails by a filter. */
type FilterOption = 'status' | 'tag' | 'domain' | 'reason' | 'since' | 'until';

/** The options that a view carries itself, by their names. */
export type CarriedOption = FilterOption | 'base-url' | 'profile' | 'page-token';

/** Values for some of the options that a view carries. Another name does not compile. */
type Carried = {readonly [Name in CarriedOption]?: string | readonly string[] | undefined};

/** What is being looked at, as far as a command line can say it. */
export type CommandView = {
	/** A watch has no subcommand: its operation follows the program's name. */
	readonly command: 'watch' | 'emails' | 'operations' | 'report';
	/** Several open the board. */
	readonly operationId?: string | readonly string[];
	readonly filter?: Filter;
	/** Other options, such as the format. */
	readonly options?: OptionValues;
	readonly endpoint?: Endpoint;
	/** The raw token of the page to continue with. */
	readonly pageToken?: string | null;
};

const PAGE_TOKEN: CarriedOption = 'page-token';

/**
 * The command line that reproduces a view, quoted for sh, bash, zsh and fish. The page token in it comes from the server: check with
 * `exactLine` before printing it to a terminal. Leaves out {@link unnamableDomains} and {@link unnamableReasons}.
 */
export function commandFor(view: CommandView): string {
	const {command, operationId, filter = NO_FILTER, options = {}, endpoint = {}, pageToken = null} = view;
	const {baseUrl, profile} = endpoint;
	return [
		'sendwatch',
		...(command === 'watch' ? [] : [command]),
		...[operationId ?? []].flat().map(shellWord),
		...optionWords(options),
		...optionWords(filterOptions(filter)),
		...optionWords(compact({'base-url': baseUrl, profile} satisfies Carried)),
		// As a separate word, a token that begins with a dash would be read as an option.
		...(pageToken === null ? [] : [`--${PAGE_TOKEN}=${shellWord(pageToken)}`]),
	].join(' ');
}

/** The domains of a filter that `--domain` does not accept; they come from malformed addresses. */
export function unnamableDomains({domains}: Filter): readonly string[] {
	return domains.filter((domain) => parseDomain(domain) === undefined);
}

/** The reasons of a filter that nobody can type as they are: the server's words, with characters that cannot be shown. */
export function unnamableReasons({reasons}: Filter): readonly ReasonKey[] {
	return reasons.filter((key) => !isTypable(key));
}

function filterOptions(filter: Filter): OptionValues {
	const {statuses, tags, domains, reasons, since, until} = filter;
	const unnamable = unnamableDomains(filter);
	return compact({
		status: statuses,
		tag: tags.map(({key, value}) => `${key}:${value}`),
		domain: domains.filter((domain) => !unnamable.includes(domain)),
		reason: reasons.filter(isTypable),
		since: since === undefined ? undefined : toApiDate(since),
		until: until === undefined ? undefined : toApiDate(until),
	} satisfies Record<FilterOption, Carried[FilterOption]>);
}

function optionWords(options: OptionValues): readonly string[] {
	return Object.entries(options).flatMap(([name, value]) => {
		if (typeof value === 'boolean') return value ? [`--${name}`] : [];
		return [value].flat().map((text) => `--${name}${/^[-'"]/u.test(text) ? '=' : ' '}${shellWord(text)}`);
	});
}

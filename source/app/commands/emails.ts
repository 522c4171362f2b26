import type {Arguments} from '../../command-line/arguments.ts';
import {readBaseUrl} from '../../command-line/config/config.ts';
import {readFilter} from '../../command-line/config/filter-options.ts';
import {readSummaryConfig} from '../../command-line/config/list-config.ts';
import {findAccess} from '../../command-line/credentials/credentials-command.ts';
import {get, type Source} from '../../command-line/option-values.ts';
import {compact} from '../../core/compact.ts';
import type {ExplainedEmail} from '../../core/emails/failure.ts';
import {type Filter, isUnfiltered, type Slice, selectedStatuses} from '../../core/emails/filter.ts';
import {maskEmail} from '../../core/emails/mask.ts';
import {slicesOf} from '../../core/emails/slices.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import {type Untrusted, untrusted} from '../../core/text/text.ts';
import {localClock} from '../../core/time/moments.ts';
import {systemClock} from '../../monitor/clock.ts';
import {createExplainer, type Explainer, reasonIn} from '../../monitor/lists/explain-emails.ts';
import {askForSlice, clientFilterOf, type EmailScope} from '../../monitor/lists/walk-emails.ts';
import type {AskPage} from '../../monitor/lists/walk-pages.ts';
import type {RetryingClient} from '../../monitor/retrying-client.ts';
import {type CarriedOption, commandFor} from '../../output/command-for.ts';
import {EMAIL_FIELDS, EMAIL_TABLE_FIELDS, REASON_FIELDS} from '../../output/fields/email-fields.ts';
import {endpointOf, optionsToGoOn} from '../command-view.ts';
import {readListing} from '../headless/lists/listing.ts';
import {openLists} from '../headless/lists/open-lists.ts';
import {summarize} from '../headless/lists/summarize.ts';
import {writeRecords} from '../headless/lists/write-records.ts';
import {namedOperation} from '../operands/named-operation.ts';

/** Whose emails are listed. */
type Scope = EmailScope & {readonly client: RetryingClient};

/** The options that a list keeps in its own view. */
const CARRIED: readonly CarriedOption[] = [
	'status',
	'tag',
	'domain',
	'reason',
	'since',
	'until',
	'base-url',
	'profile',
	'page-token',
];

/** `sendwatch emails [operation]`: lists or exports emails. Resolves with the exit code. */
export async function emails(args: Arguments, env: Environment): Promise<number> {
	const source = {args, env};
	const config = readListing(source, EMAIL_FIELDS, EMAIL_TABLE_FIELDS);
	const filter = readListFilter(source);
	const isMasked = get(source, 'mask');
	const summary = readSummaryConfig(source);
	if (summary !== undefined && args.operands.length === 0)
		throw new UsageError('--summary needs an operation: sendwatch emails <operation> --summary.');
	if (filter.reasons.length > 0 && args.operands.length === 0)
		throw new UsageError('--reason needs an operation: sendwatch emails <operation> --reason <code>.');
	const {operationId, baseUrl, access} = await targetOf(args, env);
	const endpoint = endpointOf(baseUrl, args.file?.profile);
	const options = optionsToGoOn(args, CARRIED, config.format);
	const view = compact({command: 'emails' as const, operationId, options, endpoint});
	const {client, close} = openLists(baseUrl, access);
	const scope = compact({client, operationId});
	const listedFor = operationId === undefined ? undefined : untrusted(operationId);
	const explainer = explainerFor(scope, config.fields, filter);
	try {
		if (summary !== undefined && operationId !== undefined)
			return await summarize({
				client,
				operationId,
				filter: {...filter, statuses: []},
				isMasked,
				now: systemClock.now,
				...summary,
			});
		return await writeRecords({
			noun: 'email',
			lists: slicesOf(filter).map((slice) => askForEmails(scope, slice, explainer)),
			idOf: ({id}) => id.raw,
			isWanted: clientFilterOf(filter, explainer && reasonIn(explainer)),
			shown: (email) => withOperation(isMasked ? maskEmail(email) : email, listedFor),
			config,
			commandFor: ({list, token}) =>
				commandFor({...view, filter: {...filter, statuses: filter.statuses.slice(list)}, pageToken: token}),
			missing: () => missingReasons(explainer),
			total: (signal) => totalOf(scope, filter, signal),
			env,
		});
	} finally {
		await close();
	}
}

/** The filter; one by reason names the statuses that it selects, so that a command to continue begins with the right one. Throws {@link UsageError}. */
function readListFilter(source: Source): Filter {
	const filter = readFilter(source, localClock(Date.now()));
	if (filter.reasons.length === 0) return filter;
	const statuses = selectedStatuses(filter);
	if (statuses.length === 0)
		throw new UsageError(
			`--reason selects failures: it cannot be combined with --status ${filter.statuses.join(' ')}.`,
		);
	return {...filter, statuses};
}

async function targetOf(args: Arguments, env: Environment) {
	if (args.operands.length > 0) return namedOperation(args, env, '');
	const baseUrl = readBaseUrl(args, env);
	return {operationId: undefined, baseUrl, access: await findAccess(args, env)};
}

/** Asks for pages of emails. An empty list may mean that there is no such operation, which only the operation itself can tell. */
function askForEmails(scope: Scope, slice: Slice, explainer: Explainer | undefined): AskPage<ExplainedEmail> {
	const {client, operationId} = scope;
	const ask = askForSlice({...scope, isWhole: true}, slice);
	return async (token, pageSize, signal) => {
		const page = await ask(token, pageSize, signal);
		if (token === null && page.items.length === 0 && page.next === null && operationId !== undefined)
			await client.fetchOperation(operationId, signal);
		return explainer === undefined ? page : {...page, items: await explainer.explain(page.items, signal)};
	};
}

/** The reasons are requested where they are written or select the emails, and only of an operation. */
function explainerFor(
	{client, operationId}: Scope,
	fields: readonly {readonly name: string}[],
	{reasons}: Filter,
): Explainer | undefined {
	const areNeeded = reasons.length > 0 || fields.some(({name}) => REASON_FIELDS.includes(name));
	if (!areNeeded || operationId === undefined) return undefined;
	return createExplainer((token, signal) => client.listReasons(operationId, token, signal));
}

/** Said on stderr if reasons could not be read. */
function missingReasons(explainer: Explainer | undefined): readonly string[] {
	const problem = explainer?.problem();
	return problem === undefined ? [] : [`Reasons are missing: ${problem.sentence}`];
}

/** The email with the operation it was listed for, if the server leaves that out. */
function withOperation(email: ExplainedEmail, operationId: Untrusted | undefined): ExplainedEmail {
	return operationId === undefined || email.operationId !== undefined ? email : {...email, operationId};
}

/** How many emails there are, where the operation's counters tell: unfiltered only. */
async function totalOf({client, operationId}: Scope, filter: Filter, signal: AbortSignal) {
	if (operationId === undefined || !isUnfiltered(filter)) return undefined;
	const operation = await client.fetchOperation(operationId, signal, true).catch(() => undefined);
	return operation?.stats.total;
}

import type {EmailQuery} from '../../api/client.ts';
import type {Arguments} from '../../command-line/arguments.ts';
import {readBaseUrl} from '../../command-line/config.ts';
import {findCredentials} from '../../command-line/credentials-command.ts';
import {readFilter} from '../../command-line/filter-options.ts';
import {readListConfig} from '../../command-line/list-config.ts';
import {isOn} from '../../command-line/option-values.ts';
import {commandLine} from '../../command-line/shell-words.ts';
import type {Email} from '../../core/emails/email.ts';
import {type Filter, sliceOf} from '../../core/emails/filter.ts';
import {maskEmail} from '../../core/emails/mask.ts';
import type {Environment} from '../../core/environment.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import {untrusted} from '../../core/text/text.ts';
import {toApiDate} from '../../core/time/dates.ts';
import {localClock} from '../../core/time/moments.ts';
import type {AskPage} from '../../monitor/pages-ahead.ts';
import type {RetryingClient} from '../../monitor/retrying-client.ts';
import {EMAIL_FIELDS, EMAIL_TABLE_FIELDS} from '../../output/email-fields.ts';
import {openLists} from '../headless/open-lists.ts';
import {type Place, writeRecords} from '../headless/write-records.ts';
import {namedOperation} from '../named-operation.ts';

/** What is listed: the emails of an operation, or of the account. */
type Scope = {readonly operationId?: OperationId; readonly filter: Filter; readonly isMasked: boolean};

/** `sendwatch emails [operation]`: lists or exports emails. Resolves with the exit code. */
export async function emails(args: Arguments, env: Environment): Promise<number> {
	const source = {args, env};
	const config = readListConfig(source, EMAIL_FIELDS, EMAIL_TABLE_FIELDS);
	const filter = readFilter(source, localClock(Date.now()));
	const isMasked = isOn(source, 'mask');
	const {operationId, baseUrl, credentials} = await targetOf(args, env);
	const scope: Scope = {filter, isMasked, ...(operationId === undefined ? {} : {operationId})};
	const {client, close} = openLists(baseUrl, credentials);
	try {
		return await writeRecords({
			noun: 'email',
			lists: slicesOf(scope).map((slice) => askFor(client, scope, slice)),
			config,
			commandFor: (place) => commandFor(args, scope, place),
			total: (signal) => totalOf(client, scope, signal),
			env,
		});
	} finally {
		await close();
	}
}

async function targetOf(args: Arguments, env: Environment) {
	if (args.operands.length > 0) return namedOperation(args, env, '');
	const baseUrl = readBaseUrl(args, env);
	return {operationId: undefined, baseUrl, credentials: await findCredentials(args, env)};
}

/** The API takes one status a request: several are several lists. */
function slicesOf({filter}: Scope): readonly EmailQuery['filter'][] {
	return filter.statuses.length === 0
		? [sliceOf(filter, undefined)]
		: filter.statuses.map((status) => sliceOf(filter, status));
}

function askFor(client: RetryingClient, {operationId, isMasked}: Scope, filter: EmailQuery['filter']): AskPage<Email> {
	const named = operationId === undefined ? {} : {operationId: untrusted(operationId)};
	const shown = (email: Email): Email => {
		const safe = isMasked ? maskEmail(email) : email;
		return email.operationId === undefined ? {...named, ...safe} : safe;
	};
	const scope = operationId === undefined ? {} : {operationId};
	return async (token, pageSize, signal) => {
		const page = await client.listEmails({...scope, filter, token, pageSize}, signal);
		// A list of nothing may mean that there is no such operation.
		if (token === null && page.emails.length === 0 && page.next === null && operationId !== undefined)
			await client.fetchOperation(operationId, signal);
		return {items: page.emails.map(shown), next: page.next};
	};
}

/** How many emails there are, where the operation's counters tell: unfiltered, and from the first on. */
async function totalOf(client: RetryingClient, {operationId, filter}: Scope, signal: AbortSignal) {
	const {tags, statuses, since, until} = filter;
	const isNarrowed = tags.length > 0 || statuses.length > 0 || since !== undefined || until !== undefined;
	if (operationId === undefined || isNarrowed) return undefined;
	const operation = await client.fetchOperation(operationId, signal, true).catch(() => undefined);
	return operation?.stats.total;
}

function commandFor(args: Arguments, {operationId, filter}: Scope, {list, token}: Place): string {
	const {statuses, since, until} = filter;
	return commandLine(args, operationId === undefined ? [] : [operationId], {
		status: statuses.slice(list),
		since: since === undefined ? undefined : toApiDate(since),
		until: until === undefined ? undefined : toApiDate(until),
		'page-token': token ?? undefined,
	});
}

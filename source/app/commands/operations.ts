import type {Arguments} from '../../command-line/arguments.ts';
import {readBaseUrl} from '../../command-line/config/config.ts';
import {readDates} from '../../command-line/config/filter-options.ts';
import {readSummaryConfig} from '../../command-line/config/list-config.ts';
import {findAccess} from '../../command-line/credentials/credentials-command.ts';
import {get} from '../../command-line/option-values.ts';
import {compact} from '../../core/compact.ts';
import type {TagFilter} from '../../core/emails/tags.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import {idTimestamp, parseOperationId} from '../../core/operation/ids.ts';
import type {ListedOperation} from '../../core/operation/operation.ts';
import type {OperationStatus} from '../../core/operation/status.ts';
import {type DateRange, toApiDate} from '../../core/time/dates.ts';
import {localClock} from '../../core/time/moments.ts';
import {mergeLists} from '../../monitor/lists/merge-lists.ts';
import type {AskPage} from '../../monitor/lists/walk-pages.ts';
import type {RetryingClient} from '../../monitor/retrying-client.ts';
import {type CarriedOption, commandFor, type OptionValues} from '../../output/command-for.ts';
import {OPERATION_FIELDS, OPERATION_TABLE_FIELDS} from '../../output/fields/operation-fields.ts';
import {endpointOf, optionsToGoOn} from '../command-view.ts';
import {readListing} from '../headless/lists/listing.ts';
import {openLists} from '../headless/lists/open-lists.ts';
import {openTaggedSends, withFirstProgress} from '../headless/lists/open-tagged-sends.ts';
import {sumOperations} from '../headless/lists/sum-operations.ts';

import {writeRecords} from '../headless/lists/write-records.ts';

/** The options that a list keeps in its own view. */
const CARRIED: readonly CarriedOption[] = ['status', 'tag', 'since', 'until', 'base-url', 'profile', 'page-token'];

/** `sendwatch operations`: lists the account's operations, newest first. Resolves with the exit code. */
export async function operations(args: Arguments, env: Environment): Promise<number> {
	if (args.operands.length > 0)
		throw new UsageError('sendwatch operations takes no operand; sendwatch emails <operation> lists its emails.');
	const source = {args, env};
	const config = readListing(source, OPERATION_FIELDS, OPERATION_TABLE_FIELDS);
	const summary = readSummaryConfig(source);
	const statuses = get(source, 'operation-status');
	const tags = get(source, 'tag');
	const dates = readDates(source, localClock(Date.now()));
	const baseUrl = readBaseUrl(args, env);
	const endpoint = endpointOf(baseUrl, args.file?.profile);
	const options = {...optionsToGoOn(args, CARRIED, config.format), ...filterOptions(statuses, tags, dates)};
	const {client, close} = openLists(baseUrl, await findAccess(args, env));
	try {
		const ask = askForOperations(client, statuses, dates);
		const tagged = tags.length === 0 ? undefined : openTaggedSends({source, client, baseUrl, tags});
		if (summary !== undefined) return await sumOperations({ask, tagged, env, ...summary});
		return await writeRecords({
			noun: 'operation',
			lists: [tagged === undefined ? ask : withFirstProgress(tagged, ask, source)],
			isWanted: tagged?.isWanted,
			...(tagged === undefined ? {} : {missing: tagged.missing, reading: tagged.progress}),
			idOf: ({id}) => id.raw,
			config,
			commandFor: ({token}) => commandFor({command: 'operations', options, endpoint, pageToken: token}),
			total: async () => undefined,
			env,
		});
	} finally {
		await close();
	}
}

/** Requests pages of operations. The API filters by one status; with several, their lists are merged. */
function askForOperations(
	client: RetryingClient,
	statuses: readonly OperationStatus[],
	dates: DateRange,
): AskPage<ListedOperation> {
	const listOf =
		(status?: OperationStatus): AskPage<ListedOperation> =>
		async (token, pageSize, signal) => {
			const query = compact({status, ...dates, token, pageSize});
			const {operations: items, ...page} = await client.listOperations(query, signal);
			return {...page, items};
		};
	return statuses.length > 1 ? mergeLists(statuses.map(listOf), createdAtOf) : listOf(statuses[0]);
}

/** When an operation was created, by the server or by its id; 0 if neither says. */
function createdAtOf({createdAt, id}: ListedOperation): number {
	const operationId = parseOperationId(id.raw);
	return createdAt ?? (operationId === undefined ? 0 : idTimestamp(operationId));
}

function filterOptions(statuses: readonly OperationStatus[], tags: TagFilter, {since, until}: DateRange): OptionValues {
	return compact({
		status: statuses,
		tag: tags.map(({key, value}) => `${key}:${value}`),
		since: since === undefined ? undefined : toApiDate(since),
		until: until === undefined ? undefined : toApiDate(until),
	});
}

import type {Arguments} from '../../command-line/arguments.ts';
import {readBaseUrl} from '../../command-line/config.ts';
import {findCredentials} from '../../command-line/credentials-command.ts';
import {readListConfig} from '../../command-line/list-config.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import {OPERATION_STATUSES, type OperationStatus} from '../../core/operation/status.ts';
import {say, untrusted} from '../../core/text/text.ts';
import {commandFor} from '../../output/command-for.ts';
import {OPERATION_FIELDS, OPERATION_TABLE_FIELDS} from '../../output/operation-fields.ts';
import {endpointOf, optionsBesides} from '../command-view.ts';
import {openLists} from '../headless/open-lists.ts';
import {writeRecords} from '../headless/write-records.ts';

/** The options that the view of a list carries itself. */
const CARRIED = ['base-url', 'profile', 'page-token'];

/** `sendwatch operations`: lists the account's operations, newest first. Resolves with the exit code. */
export async function operations(args: Arguments, env: Environment): Promise<number> {
	if (args.operands.length > 0)
		throw new UsageError('sendwatch operations takes no operand; sendwatch emails <operation> lists its emails.');
	const source = {args, env};
	const config = readListConfig(source, OPERATION_FIELDS, OPERATION_TABLE_FIELDS);
	const status = readStatus(args);
	const baseUrl = readBaseUrl(args, env);
	const endpoint = endpointOf(baseUrl, args.file?.profile);
	const options = optionsBesides(args, CARRIED);
	const {client, close} = openLists(baseUrl, await findCredentials(args, env));
	try {
		return await writeRecords({
			noun: 'operation',
			lists: [
				async (token, pageSize, signal) => {
					const page = await client.listOperations({...status, token, pageSize}, signal);
					return {items: page.operations, next: page.next};
				},
			],
			config,
			commandFor: ({token}) => commandFor({command: 'operations', options, endpoint, pageToken: token}),
			total: async () => undefined,
			env,
		});
	} finally {
		await close();
	}
}

/** Only as typed: the variable and the file have the status of emails. */
function readStatus(args: Arguments): {readonly status?: OperationStatus} {
	const given = args.flags.status;
	if (typeof given !== 'string') return {};
	const status = OPERATION_STATUSES.find((name) => name === given.toUpperCase());
	if (status !== undefined) return {status};
	throw new UsageError(say`--status is “${untrusted(given)}”; it must be one of ${OPERATION_STATUSES.join(', ')}.`);
}

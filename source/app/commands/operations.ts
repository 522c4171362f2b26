import type {Arguments} from '../../command-line/arguments.ts';
import {readBaseUrl} from '../../command-line/config.ts';
import {findCredentials} from '../../command-line/credentials/credentials-command.ts';
import {get} from '../../command-line/option-values.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import {type CarriedOption, commandFor} from '../../output/command-for.ts';
import {OPERATION_FIELDS, OPERATION_TABLE_FIELDS} from '../../output/fields/operation-fields.ts';
import {endpointOf, optionsBesides} from '../command-view.ts';
import {readListing} from '../headless/listing.ts';
import {openLists} from '../headless/open-lists.ts';
import {writeRecords} from '../headless/write-records.ts';

/** The options that the view of a list carries itself. */
const CARRIED: readonly CarriedOption[] = ['base-url', 'profile', 'page-token'];

/** `sendwatch operations`: lists the account's operations, newest first. Resolves with the exit code. */
export async function operations(args: Arguments, env: Environment): Promise<number> {
	if (args.operands.length > 0)
		throw new UsageError('sendwatch operations takes no operand; sendwatch emails <operation> lists its emails.');
	const source = {args, env};
	const config = readListing(source, OPERATION_FIELDS, OPERATION_TABLE_FIELDS);
	const status = get(source, 'operation-status');
	const baseUrl = readBaseUrl(args, env);
	const endpoint = endpointOf(baseUrl, args.file?.profile);
	const options = optionsBesides(args, CARRIED);
	const {client, close} = openLists(baseUrl, await findCredentials(args, env));
	try {
		return await writeRecords({
			noun: 'operation',
			lists: [
				async (token, pageSize, signal) => {
					const page = await client.listOperations(
						{...(status === undefined ? {} : {status}), token, pageSize},
						signal,
					);
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

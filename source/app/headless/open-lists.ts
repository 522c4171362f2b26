import {createClient} from '../../api/client.ts';
import type {Access} from '../../api/credentials.ts';
import {duration} from '../../core/text/format.ts';
import {say} from '../../core/text/text.ts';
import {systemClock} from '../../monitor/clock.ts';
import {createRetrier} from '../../monitor/retry.ts';
import {createRetryingClient, type RetryingClient} from '../../monitor/retrying-client.ts';

/** A client for commands that list: at most 3 attempts per request, held back while the server asks for that. */
export type Lists = {readonly client: RetryingClient; readonly close: () => Promise<void>};

/** Opens a client for a listing. A hold is reported on stderr. */
export function openLists(baseUrl: string, access: Access): Lists {
	const {now} = systemClock;
	const client = createClient({baseUrl, access, now});
	const retrier = createRetrier({
		clock: systemClock,
		random: Math.random,
		onHold({until, problem}) {
			process.stderr.write(`${say`${problem.sentence} Retrying in ${duration(until - now())}.`}\n`);
		},
	});
	return {client: createRetryingClient(client, retrier, 'lists'), close: client.close};
}

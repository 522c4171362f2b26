import {createClient} from '../../../api/client.ts';
import type {Access} from '../../../api/credentials.ts';
import {duration} from '../../../core/text/format.ts';
import {say} from '../../../core/text/text.ts';
import {systemClock} from '../../../monitor/clock.ts';
import {createRetrier, type Retrier} from '../../../monitor/retry.ts';
import {createRetryingClient, type RetryingClient} from '../../../monitor/retrying-client.ts';
import {checkHeap} from '../../memory/heap-guard.ts';

/** A client for commands that list: at most 3 attempts per request, held back while the server requests that. */
export type Lists = {readonly client: RetryingClient; readonly close: () => Promise<void>};

/** Opens a client for a listing. A hold is reported on stderr. Requests throw `FullHeapError` before the memory is full. */
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
	const ask: Retrier['ask'] = async (request, options) => {
		const answer = await retrier.ask(request, options);
		checkHeap();
		return answer;
	};
	return {client: createRetryingClient(client, {...retrier, ask}, 'lists'), close: client.close};
}

import {getRequestListener} from '@hono/node-server';
import {createFaultBoard} from './faults/active-faults.ts';
import type {Fault} from './faults/fault-spec.ts';
import {refusalIn} from './faults/refusal.ts';
import {createApp} from './http/app.ts';
import type {Control} from './http/control.ts';
import {curlLines} from './http/curls.ts';
import {createRateLimit} from './http/rate-limit.ts';
import {createRequestLog} from './http/request-log.ts';
import {listen} from './http/server.ts';
import {SANDBOX_DEFAULTS, type SandboxOptions} from './options.ts';
import {createWorld} from './world/create-world.ts';

export {formatRequest, type RequestEntry} from './http/request-log.ts';
export {
	type FaultName,
	faults,
	isScenarioName,
	parseFault,
	type SandboxOptions,
	SCENARIOS,
	type ScenarioName,
} from './options.ts';

/** A running sandbox. */
export type Sandbox = {
	/** The base URL of the API, `http://127.0.0.1:<port>/v1`. */
	readonly url: string;
	/** The id of the prepared operation. */
	readonly operationId: string;
	/** Lines for `curl`, ready to paste: send, fetch the operation, list its emails. */
	readonly curls: readonly [string, string, string];
	/** Stops at once, open connections included. */
	close(): Promise<void>;
};

/** Starts a sandbox on loopback; rejects with a sentence when it cannot. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const {port, now = Date.now, latencyMs, rateLimit, faults} = {...SANDBOX_DEFAULTS, ...options};
	const {world, operationId} = createWorld(options);
	const board = createFaultBoard(world.seed);
	const setFaults = (next: readonly Fault[]): void => {
		board.set(next, now());
		door.refuse(refusalIn(next));
	};
	const control: Control = {board, log: createRequestLog(options.onRequest), setFaults, now};
	const app = createApp(world, control, {latencyMs, rateLimit: rateLimit ? createRateLimit(rateLimit) : undefined});
	const listener = getRequestListener(app.fetch, {overrideGlobalObjects: false});
	const speaksTls = () => board.states(now()).some(({name, isActive}) => name === 'bad-certificate' && isActive);
	const door = await listen(listener, port, speaksTls);
	setFaults(faults);
	const url = `${door.origin}/v1`;
	return {url, operationId, curls: curlLines(url, operationId), close: door.close};
}

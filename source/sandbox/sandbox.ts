import {getRequestListener} from '@hono/node-server';
import {createActiveFaults} from './faults/active-faults.ts';
import type {Fault} from './faults/fault.ts';
import {refusedWindow} from './faults/refused-window.ts';
import {createApp} from './http/app.ts';
import type {Control} from './http/control.ts';
import {curlLines} from './http/curl-lines.ts';
import {createEmailTexts} from './http/dialects/email-texts.ts';
import {guideFormat} from './http/dialects/guide.ts';
import {referenceFormat} from './http/dialects/reference.ts';
import {LIMITS} from './http/listener/limits.ts';
import {listen} from './http/listener/listen.ts';
import {createRateLimit} from './http/rate-limit.ts';
import {createRequestIds} from './http/request-id.ts';
import {createRequestLog} from './http/request-log.ts';
import {createPageTokens} from './http/requests/page-token.ts';
import {createSendSchema} from './http/requests/send-schema.ts';
import type {Service} from './http/service.ts';
import {createSettledPages} from './http/settled-pages.ts';
import {createListCompressor} from './mail/compressed-list.ts';
import {type Dialect, SANDBOX_DEFAULTS, type SandboxOptions} from './options.ts';
import {scenarios} from './scenarios.ts';
import {createWorld, type World} from './world/world.ts';

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
	readonly dialect: Dialect;
	/** Whether `/Errors` and `/Receipts` answer. */
	readonly hasReasons: boolean;
	/** Lines for `curl`, ready to paste: send, fetch the operation, list its emails. */
	readonly curls: readonly [string, string, string];
	/** Stops at once, open connections included. */
	readonly close: () => Promise<void>;
};

/**
 * Starts a sandbox on loopback. Rejects with an Error in plain words when an option is out of range or the port cannot be used.
 *
 * The rules it follows name their source and its grade: A Twilio's reference, guide, schema or sample; B observed on the live API in
 * published code; C a single claim, or prose that contradicts A or B; D an inference of ours.
 */
export async function startSandbox(options: SandboxOptions = {}, limits = LIMITS): Promise<Sandbox> {
	const {
		port = SANDBOX_DEFAULTS.port,
		now = Date.now,
		latencyMs = SANDBOX_DEFAULTS.latencyMs,
		rateLimit,
		faults = SANDBOX_DEFAULTS.faults,
		dialect = SANDBOX_DEFAULTS.dialect,
	} = options;
	const {world, operationId} = openWorld(options, now);
	const hasReasons = options.reasons ?? world.scenario.hasReasons ?? false;
	const activeFaults = createActiveFaults(world.seed);
	const setFaults = (next: readonly Fault[]): void => {
		activeFaults.set(next, now());
		listener.refuse(refusedWindow(next));
	};
	const requestIds = createRequestIds(world.seed);
	const control: Control = {activeFaults, log: createRequestLog(options.onRequest), setFaults, requestIds, now};
	const throughput = {latencyMs, rateLimit: rateLimit ? createRateLimit(rateLimit) : undefined};
	const app = createApp(createService(world, {...options, dialect, hasReasons}), control, throughput);
	const speaksTls = () => activeFaults.states(now()).some(({name, isActive}) => name === 'bad-certificate' && isActive);
	const requestListener = getRequestListener(app.fetch, {overrideGlobalObjects: false});
	const listener = await listen(port, {listener: requestListener, speaksTls, requestIds, limits});
	setFaults(faults);
	const url = `${listener.origin}/v1`;
	return {url, operationId, dialect, hasReasons, curls: curlLines(url, operationId), close: listener.close};
}

function openWorld(options: SandboxOptions, now: () => number): ReturnType<typeof createWorld> {
	const {
		seed = SANDBOX_DEFAULTS.seed,
		scenario = SANDBOX_DEFAULTS.scenario,
		startedAt = now(),
		durationMs = SANDBOX_DEFAULTS.durationMs,
		speed = SANDBOX_DEFAULTS.speed,
	} = options;
	const {recipients, operations, sends} = options;
	const prepared = {recipients, operations, sends};
	return createWorld({seed, scenario: scenarios[scenario], startedAt, ...prepared, durationMs, speed, now});
}

function createService(
	world: World,
	{dialect, hasReasons, counters = SANDBOX_DEFAULTS.counters}: SandboxOptions & Pick<Sandbox, 'dialect' | 'hasReasons'>,
): Service {
	const format = dialect === 'guide' ? guideFormat : referenceFormat;
	return {
		world,
		format,
		emailText: createEmailTexts(format),
		settledPages: createSettledPages(world.account),
		counting: counters,
		hasReasons,
		tokens: createPageTokens(world.seed),
		sendSchema: createSendSchema(world.now),
		compressor: createListCompressor(),
	};
}

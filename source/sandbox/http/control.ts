import {type Context, Hono} from 'hono';
import * as v from 'valibot';
import type {ActiveFaults} from '../faults/active-faults.ts';
import {faults} from '../faults/catalogue.ts';
import {type Fault, formatFault, parseFault} from '../faults/fault.ts';
import type {Env} from './env.ts';
import {serviceError} from './errors.ts';
import type {RequestIds} from './request-id.ts';
import type {RequestLog} from './request-log.ts';
import {readText} from './requests/body.ts';

/** The largest body of a control, in bytes. */
const MAX_BYTES = 64 * 1024;

/** What can be changed and seen while the sandbox runs. */
export type Control = {
	readonly activeFaults: ActiveFaults;
	readonly log: RequestLog;
	/** Switches these faults on and all others off. */
	readonly setFaults: (faults: readonly Fault[]) => void;
	readonly requestIds: RequestIds;
	/** The clock, in epoch ms. */
	readonly now: () => number;
};

/** The answer of `/__sandbox/faults`: the faults that are switched on, and all there are. */
export const faultsAnswerSchema = v.strictObject({
	faults: v.array(v.strictObject({fault: v.string(), isActive: v.boolean()})),
	known: v.array(v.strictObject({name: v.string(), sentence: v.string()})),
});

/** The answer of `/__sandbox/requests`: the latest requests, oldest first. */
export const requestsAnswerSchema = v.strictObject({
	requests: v.array(
		v.strictObject({
			at: v.pipe(v.string(), v.isoTimestamp()),
			method: v.string(),
			path: v.string(),
			status: v.nullable(v.number()),
			durationMs: v.number(),
			faults: v.array(v.string()),
		}),
	),
});

/** The routes under `/__sandbox`, none of them Twilio's. They need no credentials, so that plain `curl` will do. */
export function controlRoutes(control: Control): Hono<Env> {
	return new Hono<Env>()
		.get('/faults', (context) => answerFaults(control, context))
		.put('/faults', async (context) => {
			const body = await readText(context.req.raw, MAX_BYTES, 'The list of faults is larger than 64 kB');
			control.setFaults(readFaults(body));
			return answerFaults(control, context);
		})
		.delete('/faults', (context) => {
			control.setFaults([]);
			return answerFaults(control, context);
		})
		.get('/requests', (context) => context.json({requests: control.log.entries}));
}

function answerFaults({activeFaults, now}: Control, context: Context<Env>): Response {
	const states = activeFaults.states(now()).map((state) => ({fault: formatFault(state), isActive: state.isActive}));
	const known = Object.entries(faults).map(([name, sentence]) => ({name, sentence}));
	return context.json({faults: states, known} satisfies v.InferOutput<typeof faultsAnswerSchema>);
}

/** Faults as JSON (`["503:0.5"]` or `{"faults": [...]}`) or as plain text with spaces or commas between them. */
function readFaults(body: string): Fault[] {
	try {
		return specsIn(body).map(parseFault);
	} catch (error) {
		throw serviceError(400, [{message: error instanceof Error ? error.message : String(error)}]);
	}
}

function specsIn(body: string): readonly string[] {
	try {
		const json: unknown = JSON.parse(body);
		const list = json !== null && typeof json === 'object' && 'faults' in json ? json.faults : json;
		return Array.isArray(list) ? list.map(String) : [String(list)];
	} catch {
		return body.split(/[\s,]+/).filter((spec) => spec !== '');
	}
}

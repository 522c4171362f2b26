import {type Context, Hono} from 'hono';
import * as v from 'valibot';
import type {FaultBoard} from '../faults/active-faults.ts';
import {type Fault, faults, formatFault, parseFault} from '../faults/fault-spec.ts';
import type {Env} from './env.ts';
import {Problem} from './problem.ts';
import type {RequestLog} from './request-log.ts';

/** What the sandbox lets people switch and see while it runs. */
export type Control = {
	readonly board: FaultBoard;
	readonly log: RequestLog;
	/** Switches these faults on and all others off. */
	setFaults(faults: readonly Fault[]): void;
	/** The clock, in epoch ms. */
	readonly now: () => number;
};

/** What `/__sandbox/faults` tells: the faults switched on, and all there are. */
export const FaultsAnswerSchema = v.strictObject({
	faults: v.array(v.strictObject({fault: v.string(), isActive: v.boolean()})),
	known: v.array(v.strictObject({name: v.string(), sentence: v.string()})),
});

/** What `/__sandbox/requests` tells: the latest requests, oldest first. */
export const RequestsAnswerSchema = v.strictObject({
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

/** The routes under `/__sandbox`: none of Twilio's, and without credentials, so that `curl` alone will do. */
export function controlRoutes(control: Control): Hono<Env> {
	return new Hono<Env>()
		.get('/faults', (context) => tellFaults(control, context))
		.put('/faults', async (context) => {
			control.setFaults(readFaults(await context.req.text()));
			return tellFaults(control, context);
		})
		.delete('/faults', (context) => {
			control.setFaults([]);
			return tellFaults(control, context);
		})
		.get('/requests', (context) => context.json({requests: control.log.entries}));
}

function tellFaults({board, now}: Control, context: Context<Env>): Response {
	const states = board.states(now()).map((state) => ({fault: formatFault(state), isActive: state.isActive}));
	const known = Object.entries(faults).map(([name, sentence]) => ({name, sentence}));
	return context.json({faults: states, known} satisfies v.InferOutput<typeof FaultsAnswerSchema>);
}

/** Faults as JSON (`["503:0.5"]` or `{"faults": [...]}`) or as plain text with spaces or commas between them. */
function readFaults(body: string): Fault[] {
	try {
		return specsIn(body).map(parseFault);
	} catch (error) {
		throw new Problem(400, error instanceof Error ? error.message : String(error));
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

import {random} from './random.ts';

const KNOTS = 256;
const GRID = 240;

/** When each share (0…1) of a group of emails makes one step, in ms after the start; never decreasing. */
export type Curve = Float64Array;

/** A stretch of time, in ms after the start of an operation. */
export type Span = {readonly fromMs: number; readonly toMs: number};

/** How busy the sending is at a point (0…1) of its span, in any unit. */
export type Rate = (point: number) => number;

/** The whole millisecond at which a share of the group has made the step. */
export function timeAt(curve: Curve, share: number): number {
	const place = Math.min(Math.max(share, 0), 1) * KNOTS;
	const knot = Math.min(Math.floor(place), KNOTS - 1);
	const before = curve[knot] ?? 0;
	const after = curve[knot + 1] ?? before;
	return Math.ceil(Math.min(after, before + (after - before) * (place - knot)));
}

/** A curve on which everybody makes the step at once. */
export function allAt(ms: number): Curve {
	return new Float64Array(KNOTS + 1).fill(ms);
}

/** The same curve some ms later. */
export function shifted(curve: Curve, ms: number): Curve {
	return curve.map((at) => at + ms);
}

/** A curve that follows a rate with the unevenness of real traffic, from the first to the last ms of its span. */
export function pace(seed: number, span: Span, rate: Rate): Curve {
	const done = new Float64Array(GRID + 1);
	for (let step = 0; step < GRID; step += 1) {
		const noise = 0.55 + 0.9 * random(seed, step >> 2);
		done[step + 1] = (done[step] ?? 0) + rate((step + 0.5) / GRID) * noise;
	}
	return invert(done, span);
}

const BEND = 64;

/** A share (0…1) that wanders smoothly along the knots, so that a delay made of it neither stalls a curve nor lets it jump. */
function wander(seed: number, knot: number): number {
	const bend = Math.floor(knot / BEND);
	const within = (knot % BEND) / BEND;
	const ease = within * within * (3 - 2 * within);
	return random(seed, bend) * (1 - ease) + random(seed, bend + 1) * ease;
}

/** A curve some delay after another one, the delay wandering between two bounds; its last point can be nailed down. */
export function after(
	curve: Curve,
	seed: number,
	delay: {readonly leastMs: number; readonly mostMs: number; readonly lastMs?: number},
): Curve {
	const next = new Float64Array(KNOTS + 1);
	let reached = 0;
	for (let knot = 0; knot <= KNOTS; knot += 1) {
		const wait = delay.leastMs + (delay.mostMs - delay.leastMs) * (0.1 + 0.4 * wander(seed, knot));
		reached = Math.max(reached, Math.min((curve[knot] ?? 0) + wait, delay.lastMs ?? Number.POSITIVE_INFINITY));
		next[knot] = reached;
	}
	if (delay.lastMs !== undefined) next[KNOTS] = delay.lastMs;
	return next;
}

function invert(done: Float64Array, span: Span): Curve {
	const all = done[GRID] ?? 0;
	const curve = new Float64Array(KNOTS + 1);
	let step = 0;
	for (let knot = 0; knot <= KNOTS; knot += 1) {
		const wanted = (all * knot) / KNOTS;
		while (step < GRID - 1 && (done[step + 1] ?? 0) < wanted) step += 1;
		const from = done[step] ?? 0;
		const within = (wanted - from) / ((done[step + 1] ?? 0) - from || 1);
		curve[knot] = span.fromMs + ((span.toMs - span.fromMs) * (step + Math.min(within, 1))) / GRID;
	}
	return curve;
}

import {random} from '../random.ts';

const KNOTS = 256;
const GRID = 240;
const BEND = 64;

/** When each share (0 to 1) of a group of emails changes its status, in ms after the operation was created. Never decreases. */
export type Curve = Float64Array;

/** A stretch of time, in ms after the operation was created. */
export type Span = {readonly fromMs: number; readonly toMs: number};

/** How many emails change their status at a point (0 to 1) of a span, in any unit. */
export type Rate = (point: number) => number;

/** Returns the time at which a share of the group has changed, in whole ms after the operation was created. */
export function timeAt(curve: Curve, share: number): number {
	const place = Math.min(Math.max(share, 0), 1) * KNOTS;
	const knot = Math.min(Math.floor(place), KNOTS - 1);
	const before = curve[knot] ?? 0;
	const after = curve[knot + 1] ?? before;
	return Math.ceil(Math.min(after, before + (after - before) * (place - knot)));
}

/** Makes a curve on which the whole group changes at once. */
export function allAt(ms: number): Curve {
	return new Float64Array(KNOTS + 1).fill(ms);
}

/** Moves a curve to `ms` later. */
export function shifted(curve: Curve, ms: number): Curve {
	return curve.map((at) => at + ms);
}

/** Makes a curve that follows a rate, with the unevenness of real traffic, from the start of a span to its end. */
export function atRate(seed: number, span: Span, rate: Rate): Curve {
	const done = new Float64Array(GRID + 1);
	for (let step = 0; step < GRID; step += 1) {
		const noise = 0.55 + 0.9 * random(seed, step >> 2);
		done[step + 1] = (done[step] ?? 0) + rate((step + 0.5) / GRID) * noise;
	}
	return invert(done, span);
}

/** Makes a curve that trails another one by a delay between two bounds. `lastMs` fixes the time of its last change. */
export function delayed(
	curve: Curve,
	seed: number,
	delay: {readonly leastMs: number; readonly mostMs: number; readonly lastMs?: number},
): Curve {
	const next = new Float64Array(KNOTS + 1);
	let reached = 0;
	for (let knot = 0; knot <= KNOTS; knot += 1) {
		const wait = delay.leastMs + (delay.mostMs - delay.leastMs) * (0.1 + 0.4 * smoothNoise(seed, knot));
		reached = Math.max(reached, Math.min((curve[knot] ?? 0) + wait, delay.lastMs ?? Number.POSITIVE_INFINITY));
		next[knot] = reached;
	}
	if (delay.lastMs !== undefined) next[KNOTS] = delay.lastMs;
	return next;
}

/** Noise from 0 to 1 without jumps, so that a delay made of it neither stalls a curve nor makes it leap. */
function smoothNoise(seed: number, knot: number): number {
	const bend = Math.floor(knot / BEND);
	const within = (knot % BEND) / BEND;
	const ease = within * within * (3 - 2 * within);
	return random(seed, bend) * (1 - ease) + random(seed, bend + 1) * ease;
}

/** Turns "how much is done at each time" into "at which time is each share done". */
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

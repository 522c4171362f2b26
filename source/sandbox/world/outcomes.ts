import {after, allAt, type Curve, pace, type Rate, shifted} from './curve.ts';
import type {Outcome, Step} from './life.ts';
import {mix} from './random.ts';

/** What can befall the emails of an operation; never empty. */
export type Outcomes = readonly [Outcome, ...Outcome[]];

/** The outcomes of a send for a seed, which takes some ms from start to settled. */
export type Fortune = (seed: number, durationMs: number) => Outcomes;

/** The part of the whole duration after which every email has left the queue. */
const SENDING_SHARE = 0.8;

/** The rate of an ordinary send: a ramp, a steady stretch, a burst, a tail. */
const ordinaryRate: Rate = (point) => {
	if (point < 0.15) return 0.2 + (0.8 * point) / 0.15;
	if (point < 0.5) return 1;
	if (point < 0.68) return 2.1;
	return 1.4 * (1 - point) + 0.15;
};

/** A trickle, then nearly everything within moments. */
const burstRate: Rate = (point) => (point > 0.3 && point < 0.42 ? 40 : 0.25);

/** An ordinary send: mostly delivered, 6 % opened, 2 % undelivered, 0.7 % failed. */
export const ordinary: Fortune = (seed, durationMs) => mixed(seed, durationMs, ordinaryRate);

/** The same shares, in one burst. */
export const burst: Fortune = (seed, durationMs) => mixed(seed, durationMs, burstRate);

/** Nothing for the first 40 % of the time, then an ordinary send. */
export const slowStart: Fortune = (seed, durationMs) => later(ordinary(seed, durationMs * 0.6), durationMs * 0.4);

/** The domains that bounce in a bounce storm. */
export const STORM_DOMAINS = ['mailbox.example.net', 'post.example.org'] as const;

/** 30 % undelivered, all of them at two domains. */
export const bounceStorm: Fortune = (seed, durationMs) =>
	mapOutcomes(ordinary(seed, durationMs), (outcome) =>
		outcome.steps.at(-1)?.status === 'UNDELIVERED'
			? {...outcome, share: 30, domains: STORM_DOMAINS}
			: {...outcome, share: (outcome.share * 70) / 98},
	);

/** The first half as ever, then the provider is gone and every email fails. */
export const outage: Fortune = (seed, durationMs) => {
	const half = durationMs / 2;
	const failing = pace(mix(seed, 6), {fromMs: half * SENDING_SHARE, toMs: durationMs}, () => 1);
	return withMore(scaled(ordinary(seed, half), 0.5), {
		share: 50,
		begin: 'QUEUED',
		steps: [{status: 'FAILED', at: failing}],
	});
};

/** 62 % as ever, and the rest stays in the queue for good. */
export const stalled: Fortune = (seed, durationMs) =>
	withMore(scaled(ordinary(seed, durationMs * 0.62), 0.62), {share: 38, begin: 'QUEUED', steps: []});

/** Scheduled emails, called off one after the other before their time. */
export const calledOff: Fortune = (seed, durationMs) => [
	{
		share: 1,
		begin: 'SCHEDULED',
		steps: [{status: 'CANCELED', at: pace(seed, {fromMs: durationMs * 0.4, toMs: durationMs * 0.7}, () => 1)}],
	},
];

/** An eighth received from outside, the rest sent in the ordinary way. */
export const withInbound: Fortune = (seed, durationMs) =>
	withMore(scaled(ordinary(seed, durationMs), 0.875), {share: 12.5, begin: 'INBOUND', steps: []});

/** The same outcomes some ms later. */
export function later(outcomes: Outcomes, ms: number): Outcomes {
	return mapOutcomes(outcomes, (outcome) => ({...outcome, steps: shiftSteps(outcome.steps, ms)}));
}

/** The same outcomes for emails that are scheduled and join the queue after some ms. */
export function scheduled(outcomes: Outcomes, waitMs: number): Outcomes {
	return mapOutcomes(outcomes, (outcome) => ({
		...outcome,
		begin: 'SCHEDULED',
		steps: [{status: 'QUEUED', at: allAt(waitMs)}, ...shiftSteps(outcome.steps, waitMs)],
	}));
}

function mixed(seed: number, durationMs: number, rate: Rate): Outcomes {
	const sent = sending(seed, durationMs, rate);
	const arrived = arrival(sent, mix(seed, 2), durationMs);
	const returned = arrival(sent, mix(seed, 3), durationMs);
	const opened = after(arrived, mix(seed, 4), {leastMs: durationMs * 0.02, mostMs: durationMs * 0.5});
	const delivery: readonly Step[] = [
		{status: 'SENT', at: sent},
		{status: 'DELIVERED', at: arrived},
	];
	return [
		{share: 91.3, begin: 'QUEUED', steps: delivery},
		{share: 6, begin: 'QUEUED', steps: [...delivery, {status: 'OPENED', at: opened}]},
		undelivered(2, sent, returned),
		{share: 0.7, begin: 'QUEUED', steps: [{status: 'FAILED', at: sent}]},
	];
}

function undelivered(share: number, sent: Curve, returned: Curve): Outcome {
	return {
		share,
		begin: 'QUEUED',
		steps: [
			{status: 'SENT', at: sent},
			{status: 'UNDELIVERED', at: returned},
		],
	};
}

function sending(seed: number, durationMs: number, rate: Rate): Curve {
	return pace(mix(seed, 1), {fromMs: 0, toMs: durationMs * SENDING_SHARE}, rate);
}

function arrival(sent: Curve, seed: number, durationMs: number): Curve {
	const mostMs = Math.max(durationMs * (1 - SENDING_SHARE), 1);
	return after(sent, seed, {leastMs: Math.min(mostMs, 20 + durationMs * 0.01), mostMs, lastMs: durationMs});
}

function scaled(outcomes: Outcomes, factor: number): Outcomes {
	return mapOutcomes(outcomes, (outcome) => ({...outcome, share: outcome.share * factor}));
}

function withMore([first, ...others]: Outcomes, more: Outcome): Outcomes {
	return [first, ...others, more];
}

function mapOutcomes([first, ...others]: Outcomes, change: (outcome: Outcome) => Outcome): Outcomes {
	return [change(first), ...others.map(change)];
}

function shiftSteps(steps: readonly Step[], ms: number): readonly Step[] {
	return steps.map(({status, at}) => ({status, at: shifted(at, ms)}));
}

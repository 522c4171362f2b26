import {mix} from '../random.ts';
import {atRate, type Curve, delayed, type Rate} from './curve.ts';
import {
	later,
	mapOutcomes,
	type Outcome,
	type OutcomeModel,
	type Outcomes,
	scaled,
	type Transition,
} from './outcome.ts';

/** The part of the duration after which every email has left the queue. */
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

/** An ordinary send: 91.3 % delivered, 6 % opened, 2 % undelivered, 0.7 % failed. */
export const ordinary: OutcomeModel = (seed, durationMs) => mixed(seed, durationMs, ordinaryRate);

/** The shares of an ordinary send, in one burst. */
export const burst: OutcomeModel = (seed, durationMs) => mixed(seed, durationMs, burstRate);

/** Nothing for the first 40 % of the duration, then an ordinary send. */
export const slowStart: OutcomeModel = (seed, durationMs) => later(ordinary(seed, durationMs * 0.6), durationMs * 0.4);

/** The domains that bounce in a bounce storm. */
const BOUNCING_DOMAINS = ['mailbox.example.net', 'post.example.org'] as const;

/** 30 % undelivered, all of them at two domains. */
export const bounceStorm: OutcomeModel = (seed, durationMs) =>
	mapOutcomes(ordinary(seed, durationMs), (outcome) =>
		outcome.transitions.at(-1)?.status === 'UNDELIVERED'
			? {...outcome, share: 30, domains: BOUNCING_DOMAINS}
			: {...outcome, share: (outcome.share * 70) / 98},
	);

/** An ordinary first half, then every email fails. */
export const outage: OutcomeModel = (seed, durationMs) => {
	const half = durationMs / 2;
	const failing = atRate(mix(seed, 6), {fromMs: half * SENDING_SHARE, toMs: durationMs}, () => 1);
	return withMore(scaled(ordinary(seed, half), 0.5), {
		share: 50,
		initial: 'QUEUED',
		transitions: [{status: 'FAILED', at: failing}],
	});
};

/** 62 % of an ordinary send; the rest stays in the queue for good. */
export const stalled: OutcomeModel = (seed, durationMs) =>
	withMore(scaled(ordinary(seed, durationMs * 0.62), 0.62), {share: 38, initial: 'QUEUED', transitions: []});

/** Scheduled emails, canceled one after the other before their time. */
export const canceled: OutcomeModel = (seed, durationMs) => [
	{
		share: 1,
		initial: 'SCHEDULED',
		transitions: [{status: 'CANCELED', at: atRate(seed, {fromMs: durationMs * 0.4, toMs: durationMs * 0.7}, () => 1)}],
	},
];

/** An eighth received from outside (INBOUND), the rest sent in the ordinary way. */
export const withInbound: OutcomeModel = (seed, durationMs) =>
	withMore(scaled(ordinary(seed, durationMs), 0.875), {share: 12.5, initial: 'INBOUND', transitions: []});

/** An ordinary send, but for 4 % of the emails, a quarter of them failed, which no counter ever counts. */
export const unaccounted: OutcomeModel = (seed, durationMs) => {
	const sent = sending(mix(seed, 7), durationMs, ordinaryRate);
	const delivery = deliver(sent, arrival(sent, mix(seed, 8), durationMs));
	return withMore(
		scaled(ordinary(seed, durationMs), 0.96),
		{share: 3, initial: 'QUEUED', transitions: delivery, isUncounted: true},
		{share: 1, initial: 'QUEUED', transitions: [{status: 'FAILED', at: sent}], isUncounted: true},
	);
};

/** How many durations people go on opening their mail for. */
const OPENING_DURATIONS = 200;

/** An ordinary send, but two emails stay SENT for good, and a third of the emails is opened long after the rest has settled. */
export const quietTail: OutcomeModel = (seed, durationMs) => {
	const sent = sending(mix(seed, 7), durationMs, ordinaryRate);
	const opening = {fromMs: durationMs, toMs: durationMs * OPENING_DURATIONS};
	const opened = atRate(mix(seed, 8), opening, (point) => (1 - point) ** 3 + 0.02);
	return withMore(
		scaled(ordinary(seed, durationMs), 0.67),
		{
			share: 33,
			initial: 'QUEUED',
			transitions: [...deliver(sent, arrival(sent, mix(seed, 9), durationMs)), {status: 'OPENED', at: opened}],
		},
		{share: 0, count: 2, initial: 'QUEUED', transitions: [{status: 'SENT', at: sent}]},
	);
};

function mixed(seed: number, durationMs: number, rate: Rate): Outcomes {
	const sent = sending(mix(seed, 1), durationMs, rate);
	const arrived = arrival(sent, mix(seed, 2), durationMs);
	const returned = arrival(sent, mix(seed, 3), durationMs);
	const opened = delayed(arrived, mix(seed, 4), {leastMs: durationMs * 0.02, mostMs: durationMs * 0.5});
	const delivery = deliver(sent, arrived);
	return [
		{share: 91.3, initial: 'QUEUED', transitions: delivery},
		{share: 6, initial: 'QUEUED', transitions: [...delivery, {status: 'OPENED', at: opened}]},
		undelivered(2, sent, returned),
		{share: 0.7, initial: 'QUEUED', transitions: [{status: 'FAILED', at: sent}]},
	];
}

function undelivered(share: number, sent: Curve, returned: Curve): Outcome {
	return {
		share,
		initial: 'QUEUED',
		transitions: [
			{status: 'SENT', at: sent},
			{status: 'UNDELIVERED', at: returned},
		],
	};
}

function deliver(sent: Curve, arrived: Curve): readonly Transition[] {
	return [
		{status: 'SENT', at: sent},
		{status: 'DELIVERED', at: arrived},
	];
}

function sending(seed: number, durationMs: number, rate: Rate): Curve {
	return atRate(seed, {fromMs: 0, toMs: durationMs * SENDING_SHARE}, rate);
}

function arrival(sent: Curve, seed: number, durationMs: number): Curve {
	const mostMs = Math.max(durationMs * (1 - SENDING_SHARE), 1);
	return delayed(sent, seed, {leastMs: Math.min(mostMs, 20 + durationMs * 0.01), mostMs, lastMs: durationMs});
}

function withMore([first, ...others]: Outcomes, ...more: readonly Outcome[]): Outcomes {
	return [first, ...others, ...more];
}

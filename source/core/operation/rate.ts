/** How many emails had which status at a moment (epoch ms). */
export type Sample = {
	readonly at: number;
	/** Queued, or still to be created. */
	readonly queued: number;
	readonly sent: number;
	/** Delivered, opened ones included. */
	readonly delivered: number;
	/** Failed or undelivered. */
	readonly failed: number;
};

/** The samples of a watch, oldest first. */
export type RateHistory = readonly Sample[];

/** Emails a second. */
export type Rates = {readonly delivered: number; readonly failed: number};

/** From how long to how long, in ms. */
export type TimeLeft = {readonly leastMs: number; readonly mostMs: number};

/** The one figure that stands for a range: as many times the least as the most is times it. */
export function middleOf({leastMs, mostMs}: TimeLeft): number {
	return Math.sqrt(leastMs * mostMs);
}

const KEPT_SAMPLES = 240;
/** An event this long ago counts 1/e of one that happens now. */
const MEMORY_MS = 4_000;
const SHORTEST_SPAN_MS = 4_000;
const FEWEST_SAMPLES = 4;
const LONGEST_GUESS_MS = 24 * 3_600_000;
/** A wider range says nothing. */
const WIDEST_RANGE = 8;
/** The pace is measured over several multiples of the memory: how much these differ tells how certain it is. */
const LOOKS = [1, 4, 16] as const;
/** While the pace changes by more than that, as when it comes to a stop, nothing follows from it. */
const MOST_CHANGE = 4;
/** Sends slow down towards their end: so much longer than at the slowest pace it may take. */
const HEADROOM = 1.25;
/** The share of the send that must be left: when the last stragglers arrive does not follow from the pace of the others. */
const LEAST_LEFT = 0.1;
/** Euler's constant: the last of n waits that are distributed exponentially takes ln n + 0.58 times their mean. */
const EULER = 0.5772;

/** Adds a sample; counters that fall back (a correction by the server) or a clock set back begin a new history. */
export function addSample(history: RateHistory, sample: Sample): RateHistory {
	const last = history.at(-1);
	if (last === undefined) return [sample];
	if (sample.at === last.at) return history;
	const isCorrected = sample.delivered < last.delivered || sample.failed < last.failed;
	if (sample.at < last.at || isCorrected) return [sample];
	return [...history, sample].slice(-KEPT_SAMPLES);
}

/** How much of something happens a second now: the recent past weighs most. Undefined before there are two samples. */
function flow(history: RateHistory, read: (sample: Sample) => number, memory = memoryOf(history)): number | undefined {
	const now = history.at(-1)?.at ?? 0;
	let change = 0;
	let seconds = 0;
	for (const [index, sample] of history.entries()) {
		const before = history[index - 1];
		if (before === undefined) continue;
		// The weight of a step is that of its end, so that a long step, such as a sleep of the machine, is not weightless.
		const weight = Math.exp((sample.at - now) / memory);
		change += weight * (read(sample) - read(before));
		seconds += (weight * (sample.at - before.at)) / 1000;
	}
	return seconds === 0 ? undefined : change / seconds;
}

/** If polls are far apart, the memory covers several of them. */
function memoryOf(history: RateHistory): number {
	const last = history.at(-1)?.at ?? 0;
	const before = history.at(-2)?.at ?? last;
	return Math.max(MEMORY_MS, 2 * (last - before));
}

/** How many emails a second are delivered and fail now; undefined before there are two samples. */
export function ratesOf(history: RateHistory): Rates | undefined {
	const delivered = flow(history, (sample) => sample.delivered);
	const failed = flow(history, (sample) => sample.failed);
	return delivered === undefined || failed === undefined ? undefined : {delivered, failed};
}

const haveEnded = ({delivered, failed}: Sample) => delivered + failed;
const haveLeft = (sample: Sample) => sample.sent + haveEnded(sample);

type Paces = {readonly slowest: number; readonly fastest: number};

/** The slowest and the fastest pace, looking back over shorter and longer times. */
function pacesOf(history: RateHistory, read: (sample: Sample) => number): Paces {
	const memory = memoryOf(history);
	const paces = LOOKS.map((times) => flow(history, read, memory * times) ?? 0);
	return {slowest: Math.min(...paces), fastest: Math.max(...paces)};
}

/** Emails that ended a second, between neighbouring samples; the latest `count` of them, oldest first. */
export function recentRates(history: RateHistory, count: number): readonly number[] {
	return history.slice(-count - 1).flatMap((sample, index, all) => {
		const before = all[index - 1];
		return before === undefined ? [] : [((haveEnded(sample) - haveEnded(before)) * 1000) / (sample.at - before.at)];
	});
}

/**
 * The time until nothing is queued or only sent any more: what is queued goes out at the fastest to the slowest pace seen, and what has
 * been sent takes from its mean wait (Little's law: sent ÷ ended a second) to the wait of the slowest of so many. Undefined when it would be
 * a guess: too little seen, nothing moving, few emails left, a range too wide to say anything, or more than a day away.
 */
export function timeLeft(history: RateHistory): TimeLeft | undefined {
	const last = history.at(-1);
	const span = (last?.at ?? 0) - (history[0]?.at ?? 0);
	if (last === undefined || history.length < FEWEST_SAMPLES || span < SHORTEST_SPAN_MS) return undefined;
	const {queued, sent} = last;
	if (queued + sent < LEAST_LEFT * (queued + haveLeft(last)) || queued + sent === 0) return undefined;
	const [leaving, ending] = [pacesOf(history, haveLeft), pacesOf(history, haveEnded)];
	if ((queued > 0 && !isSteady(leaving)) || !isSteady(ending)) return undefined;
	const leastMs = 1000 * (part(queued, leaving.fastest) + sent / ending.fastest);
	const mostMs = 1000 * HEADROOM * (part(queued, leaving.slowest) + (sent / ending.slowest) * slowestOf(sent));
	return mostMs > LONGEST_GUESS_MS || mostMs > leastMs * WIDEST_RANGE ? undefined : {leastMs, mostMs};
}

function isSteady({slowest, fastest}: Paces): boolean {
	return slowest > 0 && fastest <= slowest * MOST_CHANGE;
}

function part(emails: number, pace: number): number {
	return emails === 0 ? 0 : emails / pace;
}

/** How many times longer than the mean the slowest of n emails takes. */
function slowestOf(emails: number): number {
	return Math.max(1, Math.log(Math.max(1, emails)) + EULER);
}

/** How many emails had come to an end at one moment (epoch ms). */
export type Ended = {readonly at: number; readonly ended: number};

const WINDOW_MS = 30_000;
const SHORTEST_SPAN_MS = 4000;
const FEWEST_STEPS = 3;

function perSecond(samples: readonly Ended[]): number {
	const [first, last] = [samples[0], samples.at(-1)];
	if (first === undefined || last === undefined || last.at === first.at) return 0;
	return ((last.ended - first.ended) * 1000) / (last.at - first.at);
}

/**
 * The estimate of version 0.1, which the present one is compared with: what is left at the mean pace of the last 30 s, in ms. Undefined
 * with too few samples, and where the pace of the later half is more than twice off that of the earlier one.
 */
export function meanTimeLeft(history: readonly Ended[], remaining: number): number | undefined {
	const now = history.at(-1)?.at ?? 0;
	const samples = history.filter(({at}) => at >= now - WINDOW_MS);
	const span = now - (samples[0]?.at ?? now);
	const rate = perSecond(samples);
	if (remaining <= 0 || samples.length <= FEWEST_STEPS || span < SHORTEST_SPAN_MS || rate <= 0) return undefined;
	const middle = Math.floor(samples.length / 2);
	const [earlier, later] = [perSecond(samples.slice(0, middle + 1)), perSecond(samples.slice(middle))];
	if (later <= 0 || earlier > later * 2 || later > earlier * 2) return undefined;
	return (remaining * 1000) / rate;
}

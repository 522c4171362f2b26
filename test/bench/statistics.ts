/** The value below which a share of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
	const sorted = samples.toSorted((a, b) => a - b);
	const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
	if (value === undefined) throw new Error('There is nothing to take a quantile of.');
	return value;
}

/** The middle one of the samples, or what lies between the middle two. */
export function median(samples: readonly number[]): number {
	const sorted = samples.toSorted((a, b) => a - b);
	const upper = sorted[Math.floor(sorted.length / 2)];
	const lower = sorted[Math.floor((sorted.length - 1) / 2)];
	if (upper === undefined || lower === undefined) throw new Error('There is nothing to take a median of.');
	return (lower + upper) / 2;
}

/** How often something is run in turn, and how long that may take in all: what takes too long is run less often, three times at least. */
export type Rounds = {readonly rounds: number; readonly budgetMs?: number};

const fewestRounds = 3;

/** Runs all in turn, so that whatever slows the machine slows all of them; a first round to warm up is left out. */
export async function alternate<Samples extends Readonly<Record<string, unknown>>>(
	{rounds, budgetMs = Number.POSITIVE_INFINITY}: Rounds,
	runs: {readonly [Name in keyof Samples]: () => Promise<Samples[Name]>},
): Promise<{readonly [Name in keyof Samples]: readonly Samples[Name][]}> {
	const names = Object.keys(runs) as (keyof Samples)[];
	const lists = names.map((name): [keyof Samples, Samples[typeof name][]] => [name, []]);
	const samples = Object.fromEntries(lists) as {[Name in keyof Samples]: Samples[Name][]};
	const startedAt = performance.now();
	const isAffordable = (round: number) => round <= fewestRounds || performance.now() - startedAt < budgetMs;
	for (let round = 0; round <= rounds && isAffordable(round); round += 1) {
		for (const name of names) {
			const sample = await runs[name]();
			if (round > 0) samples[name].push(sample);
		}
	}
	return samples;
}

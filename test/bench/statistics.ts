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

/** Runs all in turn, so that whatever slows the machine slows all of them; a first round to warm up is left out. */
export async function alternate<Name extends string, Sample>(
	rounds: number,
	runs: Readonly<Record<Name, () => Promise<Sample>>>,
): Promise<Readonly<Record<Name, readonly Sample[]>>> {
	const names = Object.keys(runs) as Name[];
	const samples = Object.fromEntries(names.map((name) => [name, [] as Sample[]])) as Record<Name, Sample[]>;
	for (let round = 0; round <= rounds; round += 1) {
		for (const name of names) {
			const sample = await runs[name]();
			if (round > 0) samples[name].push(sample);
		}
	}
	return samples;
}

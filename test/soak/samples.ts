import process from 'node:process';

/** What the process holds at one moment of the simulated day. */
export type Sample = {
	readonly hour: number;
	readonly heapMb: number;
	readonly rssMb: number;
	/** Timers, sockets, pipes that keep Node busy. */
	readonly handles: number;
	/** On the process, and on the screen. */
	readonly listeners: number;
};

const MB = 1024 * 1024;

/** Takes a sample after a collection of garbage; needs `--expose-gc`. */
export function takeSample(hour: number, emitters: readonly NodeJS.EventEmitter[]): Sample {
	globalThis.gc?.();
	const {heapUsed, rss} = process.memoryUsage();
	const listeners = emitters
		.flatMap((emitter) => emitter.eventNames().map((name) => emitter.listenerCount(name)))
		.reduce((sum, count) => sum + count, 0);
	return {hour, heapMb: heapUsed / MB, rssMb: rss / MB, handles: process.getActiveResourcesInfo().length, listeners};
}

/** By how much a figure grows in an hour: the slope of the straight line that fits best. */
export function slopePerHour(samples: readonly Sample[], figure: (sample: Sample) => number): number {
	const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const hours = samples.map(({hour}) => hour);
	const values = samples.map(figure);
	const [hourMean, valueMean] = [mean(hours), mean(values)];
	const covariance = mean(hours.map((hour, index) => (hour - hourMean) * ((values[index] ?? 0) - valueMean)));
	return covariance / mean(hours.map((hour) => (hour - hourMean) ** 2));
}

/** The samples as a table in Markdown. */
export function sampleTable(samples: readonly Sample[]): string {
	const rows = samples.map(
		({hour, heapMb, rssMb, handles, listeners}) =>
			`| ${hour} | ${heapMb.toFixed(1)} | ${rssMb.toFixed(0)} | ${handles} | ${listeners} |`,
	);
	return ['| hour | heap MB | RSS MB | handles | listeners |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** Which files each file imports. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** At least one file; the last imports the first. */
export type Cycle = readonly [string, ...string[]];

/** Finds cycles until each file that lies on one is in one of them. */
export function cyclesIn(graph: Graph): readonly Cycle[] {
	const cycles: Cycle[] = [];
	for (const file of graph.keys()) {
		if (cycles.some((cycle) => cycle.includes(file))) continue;
		const cycle = shortestCycle(graph, file);
		if (cycle !== undefined) cycles.push(cycle);
	}
	return cycles;
}

/** Follows imports, nearest files first, until one leads back to the start. */
function shortestCycle(graph: Graph, start: string): Cycle | undefined {
	const importedBy = new Map<string, string>();
	const queue = [start];
	// An array may grow while it is walked.
	for (const file of queue) {
		for (const next of graph.get(file) ?? []) {
			if (next === start) return [start, ...pathTo(file, start, importedBy)];
			if (importedBy.has(next)) continue;
			importedBy.set(next, file);
			queue.push(next);
		}
	}
	return undefined;
}

/** The files after `start` that lead to `end`, `end` included. */
function pathTo(end: string, start: string, importedBy: ReadonlyMap<string, string>): readonly string[] {
	const path: string[] = [];
	for (let file: string | undefined = end; file !== undefined && file !== start; file = importedBy.get(file))
		path.unshift(file);
	return path;
}

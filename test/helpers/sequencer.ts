import {BaseSequencer, type TestSpecification} from 'vitest/node';

/** Files that wait for a clock most of the time, longest first: whoever begins with them has the processors for the others meanwhile. */
const LONGEST = ['faults', 'answers', 'list-answers', 'clusters', 'screen-reader', 'memory'].map(
	(name) => `test/e2e/${name}.test.ts`,
);

function rank({moduleId}: TestSpecification): number {
	const place = LONGEST.findIndex((path) => moduleId.endsWith(`/${path}`));
	if (place !== -1) return place;
	return moduleId.includes('/test/e2e/') ? LONGEST.length : LONGEST.length + 1;
}

/** Begins with what takes longest and ends with what takes milliseconds, so that no worker is left with a long file at the end. */
export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const sorted = await super.sort(files);
		return sorted.toSorted((a, b) => rank(a) - rank(b));
	}
}

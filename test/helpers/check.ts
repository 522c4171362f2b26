import fc from 'fast-check';

/** Checks a property on the same random values in every run, so that a failure can be had again. */
export function check<Values extends [unknown, ...unknown[]]>(
	property: fc.IPropertyWithHooks<Values>,
	numRuns = 300,
): void {
	fc.assert(property, {seed: 20_260_405, numRuns});
}

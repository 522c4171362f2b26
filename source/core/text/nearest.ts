/**
 * The name that was probably meant, in any case: one with this beginning, else one at most two typos away, else one whose first words
 * are; undefined if none is near.
 */
export function nearest(typed: string, names: readonly string[]): string | undefined {
	const name = typed.toLowerCase();
	const longer = names.find((one) => name.length > 1 && one.toLowerCase().startsWith(name));
	if (longer !== undefined) return longer;
	return nearestOf(name, names, (one) => [one]) ?? nearestOf(name, names, beginningsOf);
}

/** The name one of whose forms is at most two typos away. */
function nearestOf(
	name: string,
	names: readonly string[],
	formsOf: (one: string) => readonly string[],
): string | undefined {
	const [best] = names
		.flatMap((one) => formsOf(one).map((form) => ({one, distance: editDistance(form.toLowerCase(), name)})))
		.toSorted((a, b) => a.distance - b.distance || Number(isAlike(b.one, name)) - Number(isAlike(a.one, name)));
	return best !== undefined && best.distance <= Math.min(2, name.length / 3) ? best.one : undefined;
}

/** `provider-outage` → `provider`; nothing for a single word. */
function beginningsOf(name: string): readonly string[] {
	return [...name.matchAll(/[-_]/gu)].map(({index}) => name.slice(0, index));
}

/** Whether two names begin with the same letter: that one is rarely mistyped. */
function isAlike(one: string, name: string): boolean {
	return one.slice(0, 1).toLowerCase() === name.slice(0, 1);
}

/** ` Did you mean demo?`; empty if no name is near. */
export function didYouMean(typed: string, names: readonly string[]): string {
	const meant = nearest(typed, names);
	return meant === undefined ? '' : ` Did you mean ${meant}?`;
}

/** How many letters are added, omitted, replaced or swapped with a neighbour. */
function editDistance(a: string, b: string): number {
	let before: readonly number[] = [];
	let row = Array.from({length: b.length + 1}, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const replaced = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
			const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : replaced;
			next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		before = row;
		row = next;
	}
	return row[b.length] ?? 0;
}

/** The name that was probably meant: one that begins so, else one that is at most two letters off; undefined where none is near. */
export function nearest(name: string, names: readonly string[]): string | undefined {
	const longer = names.find((one) => name.length > 1 && one.startsWith(name));
	if (longer !== undefined) return longer;
	const [best] = names
		.map((one) => ({one, distance: editDistance(one, name)}))
		.toSorted((a, b) => a.distance - b.distance);
	return best !== undefined && best.distance <= Math.min(2, name.length / 3) ? best.one : undefined;
}

function editDistance(a: string, b: string): number {
	let row = Array.from({length: b.length + 1}, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const swap = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
			next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}

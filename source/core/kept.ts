/**
 * What was there before, where what came after it holds the very same: a comparison by identity then shows that nothing has changed, and
 * draws nothing again.
 */
export function kept<T extends object>(before: T, after: T): T {
	const was = new Map<string, unknown>(Object.entries(before));
	const is = Object.entries(after);
	const isSame = is.length === was.size && is.every(([key, value]) => was.has(key) && Object.is(was.get(key), value));
	return isSame ? before : after;
}

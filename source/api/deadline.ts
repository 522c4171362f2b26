/**
 * Runs a request whose signal aborts with the given one, and with a `TimeoutError` after so many ms. Once the request has ended, neither a
 * timer nor a listener is left of it: a watch sends tens of thousands a day.
 */
export async function withDeadline<T>(
	ms: number,
	signal: AbortSignal,
	run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const own = new AbortController();
	const forward = () => own.abort(signal.reason);
	const late = () => own.abort(new DOMException('The operation timed out', 'TimeoutError'));
	const timer = setTimeout(late, ms);
	signal.addEventListener('abort', forward);
	if (signal.aborted) forward();
	try {
		return await run(own.signal);
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', forward);
	}
}

/** The same function, which returns its last result while its arguments stay the same: for results that take time. */
export function rememberLast<Args extends readonly unknown[], Result>(
	make: (...args: Args) => Result,
): (...args: Args) => Result {
	let last: {readonly args: Args; readonly result: Result} | undefined;
	return (...args) => {
		if (last === undefined || args.some((arg, index) => !Object.is(arg, last?.args[index])))
			last = {args, result: make(...args)};
		return last.result;
	};
}

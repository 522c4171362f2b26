const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Formats a time as in RFC 850, an obsolete form that RFC 9110 still allows: `Sunday, 05-Apr-26 06:20:02 GMT`. */
export function rfc850Date(epochMs: number): string {
	const {weekday, day, month, year, time} = partsOf(epochMs);
	return `${weekday}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
}

/** Formats a time as C's asctime does, an obsolete form that RFC 9110 still allows: `Sun Apr  5 06:20:02 2026`. */
export function asctimeDate(epochMs: number): string {
	const {weekday, day, month, year, time} = partsOf(epochMs);
	return `${weekday.slice(0, 3)} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`;
}

/** Takes apart `Sun, 05 Apr 2026 06:20:02 GMT`. */
function partsOf(epochMs: number) {
	const date = new Date(epochMs);
	const [, day = '', month = '', year = '', time = ''] = date.toUTCString().split(' ');
	return {weekday: DAYS[date.getUTCDay()] ?? DAYS[0], day, month, year, time};
}

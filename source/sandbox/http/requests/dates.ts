const YEAR_MONTH_DAY = /^(\d{4})-(\d\d)-(\d\d)/;
const ZONE = /(?:Z|[+-]\d\d:\d\d)$/;

/** Whether a date, or the date of an ISO time, exists: JavaScript reads 30 February as 2 March. */
export function existsInCalendar(text: string): boolean {
	const [, year, month, day] = YEAR_MONTH_DAY.exec(text) ?? [];
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	return date.toISOString().startsWith(`${year}-${month}-${day}`) && !Number.isNaN(Date.parse(text));
}

/**
 * Reads an expression of a schedule as epoch ms. Without a zone it is the recipient's local time (reference, A); the recipients of a
 * sandbox live in UTC.
 */
export function scheduledTime(expression: string): number {
	return Date.parse(ZONE.test(expression) ? expression : `${expression}Z`);
}

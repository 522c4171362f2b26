const TO_SECOND = 19;
const TO_MINUTE = 16;

/** A moment in a report, in UTC for every reader: `2026-04-05 06:20:05 UTC`. */
export function reportTime(at: number): string {
	return `${digits(at, TO_SECOND)} UTC`;
}

/** A minute in a report: `2026-04-05 06:20 UTC`. */
export function reportMinute(at: number): string {
	return `${digits(at, TO_MINUTE)} UTC`;
}

/** A moment without its zone, where the head of the column has it: `2026-04-05 06:20:05`. */
export function zonelessTime(at: number): string {
	return digits(at, TO_SECOND);
}

function digits(at: number, length: number): string {
	return new Date(at).toISOString().slice(0, length).replace('T', ' ');
}

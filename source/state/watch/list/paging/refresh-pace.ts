/** How often the rows on the screen are refreshed, if they are too heavy for every poll. */
export type RefreshPace = {
	/** Before this moment (epoch ms) nothing is refreshed. */
	readonly dueAt: number;
	readonly everyMs: number;
	/** How many emails one refresh reads. */
	readonly emails: number;
};

const KIB = 1024;
const MIB = 1024 * KIB;
const MINUTE_MS = 60_000;
/** What a poll may read on average over a minute (performance.md, P13), less the answer for the operation. */
const BYTES_A_POLL = 250 * KIB;
const MOST_BYTES_OF_ROWS = MIB;
const MOST_BYTES_TO_LEARN = 6 * MIB;

/** How many bytes one refresh may read, polls being `pollMs` apart: of the rows on the screen, and once to learn a token near them. */
export function refreshBytes(pollMs: number): {readonly rows: number; readonly token: number} {
	const most = Math.max(BYTES_A_POLL, bytesAMinute(pollMs));
	return {rows: Math.min(most, MOST_BYTES_OF_ROWS), token: Math.min(most, MOST_BYTES_TO_LEARN)};
}

/** The time from one refresh that reads so many bytes to the next, in ms: so long that no minute has more than its share. */
export function refreshEveryMs(bytes: number, pollMs: number): number {
	if (bytes <= BYTES_A_POLL) return pollMs;
	const aMinute = bytesAMinute(pollMs);
	const times = Math.floor(aMinute / bytes);
	return times > 0 ? MINUTE_MS / times : (MINUTE_MS * bytes) / aMinute;
}

function bytesAMinute(pollMs: number): number {
	return (BYTES_A_POLL * MINUTE_MS) / pollMs;
}

/** How long it takes until each of so many rows has been refreshed, in ms. */
export function roundMs({everyMs, emails}: RefreshPace, rows: number): number {
	return everyMs * Math.max(1, Math.ceil(rows / Math.max(1, emails)));
}

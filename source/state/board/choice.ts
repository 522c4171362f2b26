import {type Counts, countsOf, endedShare, failureCount, NO_READING} from '../../core/operation/counts.ts';
import {type OperationId, parseOperationId} from '../../core/operation/ids.ts';
import type {ListedOperation} from '../../core/operation/operation.ts';
import {clockTime, percent, plural} from '../../core/text/format.ts';
import {type SafeText, say, type Untrusted} from '../../core/text/text.ts';
import type {HistoryEntry} from './history-entry.ts';

/** An operation that can be picked: watched, or where Twilio has forgotten it, replayed from its recording. */
export type Choice = {
	readonly operationId: OperationId;
	/** The operation's status, where one is known, for its glyph. */
	readonly status?: Untrusted;
	readonly note: SafeText;
} & ({readonly action: 'watch'} | {readonly action: 'replay'; readonly path: string});

/** How long Twilio keeps an operation (API overview, retention). */
const KEPT_MS = 7 * 86_400_000;

/** The operations of the recorded watches, each once, the one watched last first. */
export function choicesInHistory(entries: readonly HistoryEntry[], now: number): readonly Choice[] {
	const latest = new Map<OperationId, HistoryEntry>();
	for (const entry of entries) if (!latest.has(entry.operationId)) latest.set(entry.operationId, entry);
	return [...latest.values()].map((entry) => {
		const {operation, counts} = entry.state.watch;
		const isThere = isAtTwilio(entry, now);
		const past = `watched ${clockTime(entry.endedAt, now)}${isThere ? '' : '; plays the recording'}`;
		return {
			operationId: entry.operationId,
			...(isThere ? {action: 'watch' as const} : {action: 'replay' as const, path: entry.path}),
			...(operation === undefined ? {} : {status: operation.status}),
			note: say`${countsText(operation?.status, counts)}, ${past}`,
		};
	});
}

/** Whether Twilio can still know of it. */
function isAtTwilio({isDemo, startedAt, state}: HistoryEntry, now: number): boolean {
	return !isDemo && now - (state.watch.operation?.createdAt ?? startedAt) < KEPT_MS;
}

/** The operations that the account has and that are not among those known already, in the server's order. */
export function choicesOnServer(
	operations: readonly ListedOperation[],
	known: readonly Choice[],
	now: number,
): readonly Choice[] {
	const seen = new Set<string>(known.map(({operationId}) => operationId));
	return operations.flatMap(({id, status, stats, createdAt}) => {
		const operationId = parseOperationId(id.raw);
		if (operationId === undefined || seen.has(operationId)) return [];
		const born = createdAt === undefined ? '' : `, created ${clockTime(createdAt, now)}`;
		const note = say`${countsText(status, countsOf(stats, NO_READING))}${born}`;
		return [{operationId, action: 'watch' as const, status, note}];
	});
}

function countsText(status: Untrusted | undefined, counts: Counts | undefined): SafeText {
	if (status === undefined || counts === undefined) return say`nothing heard`;
	const share = endedShare(counts);
	const bad = failureCount(counts);
	const reached = share === undefined ? '' : ` ${percent(share)}`;
	return say`${status}${reached}${bad === 0 ? '' : `, ${plural(bad, 'failure')}`}`;
}

import {idTimestamp, type OperationId} from '../core/operation/ids.ts';
import {type PastSample, pastSampleOf} from '../state/board/compare/past.ts';
import {NOTHING_KNOWN, receiveOperation, type Watch} from '../state/watch/operation.ts';
import {createDecoder} from './journal/decode.ts';
import {linesOf, readRecording} from './journal/read.ts';
import {listRecordings} from './recordings.ts';

/** So many characters are read at a time. */
const PIECE = 256 * 1024;
const OF_OPERATION = /"type":"received-operation"/u;

/**
 * How a send stood at each age, by all recordings of it on this machine, in the order of the ages. Only recordings of the same base URL
 * count: an id may exist on two servers. A recording that cannot be read has nothing to say.
 */
export async function readPast(
	folder: string,
	operationId: OperationId,
	baseUrl: string,
	signal: AbortSignal,
): Promise<readonly PastSample[]> {
	const samples: PastSample[] = [];
	for (const {path} of listRecordings(folder).filter((file) => file.operationId === operationId)) {
		if (signal.aborted) break;
		try {
			if (readRecording(path).baseUrl === baseUrl) samples.push(...(await readSamples(path, operationId, signal)));
		} catch {
			// Removed meanwhile, or of another version.
		}
	}
	return samples.toSorted((a, b) => a.ageMs - b.ageMs);
}

/** How a send stood at each age, by one recording of it, in the order of its answers. */
export async function readSamples(path: string, id: OperationId, signal: AbortSignal): Promise<readonly PastSample[]> {
	const {decode} = createDecoder();
	const samples: PastSample[] = [];
	let watch: Watch = NOTHING_KNOWN;
	/** By how much the server's clock was ahead of ours. */
	let ahead = 0;
	for await (const line of linesInTurns(path, signal)) {
		const event = OF_OPERATION.test(line) ? decode(line)?.event : undefined;
		if (event?.type !== 'received-operation') continue;
		const {at, operation} = event;
		const {answeredAt, createdAt = idTimestamp(id)} = operation;
		// An answer that repeats the one before is recorded without its date.
		if (answeredAt !== undefined && answeredAt !== watch.operation?.answeredAt) ahead = answeredAt - at;
		watch = receiveOperation(watch, operation, at);
		const sample = pastSampleOf(watch, at + ahead - createdAt);
		if (sample !== undefined) samples.push(sample);
	}
	return samples;
}

/** Reads a file piece by piece: it may be large, and keys are handled in between. */
async function* linesInTurns(path: string, signal: AbortSignal): AsyncGenerator<string> {
	let length = 0;
	for (const line of linesOf(path)) {
		length += line.length;
		if (length > PIECE) {
			length = 0;
			await nextTurn();
			if (signal.aborted) return;
		}
		yield line;
	}
}

function nextTurn(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}

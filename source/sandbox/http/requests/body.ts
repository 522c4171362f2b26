import {gatewayError, invalidRequest} from '../errors.ts';

/** The largest send, in bytes (reference, A). */
const MAX_SEND_BYTES = 5 * 1024 * 1024;

/** A body that is too large is read up to here, without being kept, so that the client gets the answer. */
const MAX_READ_BYTES = 64 * 1024 * 1024;

/** Reads the body of a send as JSON. Throws an HttpError: 400 when it is not JSON, 413 when it is larger than 5 MB. */
export async function readJson(request: Request): Promise<unknown> {
	const message = 'The request is larger than 5 MB: send it in smaller parts';
	const text = await readText(request, MAX_SEND_BYTES, message);
	try {
		return JSON.parse(text);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw invalidRequest([{path: '', message: `The request body is not valid JSON: ${why}`}]);
	}
}

/** Reads the body of a request as text. Throws an HttpError (413) with the message when it is larger than `maxBytes`. */
export async function readText(request: Request, maxBytes: number, message: string): Promise<string> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of request.body ?? []) {
		size += chunk.length;
		if (size <= maxBytes) chunks.push(chunk);
		if (size > MAX_READ_BYTES) break;
	}
	if (size > maxBytes) throw gatewayError(413, message);
	return Buffer.concat(chunks).toString();
}

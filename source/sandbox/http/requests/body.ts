import {HttpError} from '../errors.ts';

/** The largest send, in bytes (Email API overview). */
const MAX_BYTES = 5 * 1024 * 1024;

/** A body that is too large is read up to here, so that the client gets the answer. */
const MAX_READ_BYTES = 64 * 1024 * 1024;

/** Reads the body of a request as JSON. Throws an HttpError: 400 when it is not JSON, 413 when it is larger than 5 MB. */
export async function readJson(request: Request): Promise<unknown> {
	const bytes = await readBytes(request);
	try {
		return JSON.parse(bytes.toString());
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new HttpError(400, `The request body is not valid JSON: ${why}`);
	}
}

async function readBytes(request: Request): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of request.body ?? []) {
		size += chunk.length;
		if (size <= MAX_BYTES) chunks.push(chunk);
		if (size > MAX_READ_BYTES) break;
	}
	if (size > MAX_BYTES) throw new HttpError(413, 'The request is larger than 5 MB: send it in smaller parts');
	return Buffer.concat(chunks);
}

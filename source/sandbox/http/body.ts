import {Problem} from './problem.ts';
import {MOST_BYTES} from './send-schema.ts';

/** Beyond this many bytes a client is not listened to any more. */
const PATIENCE_BYTES = 64 * 1024 * 1024;

/** Reads the body of a request as JSON; a body over the limit is read to its end, so that the client hears the refusal. */
export async function readJson(request: Request): Promise<unknown> {
	const bytes = await readBytes(request);
	try {
		return JSON.parse(bytes.toString());
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Problem(400, `The request body is not valid JSON: ${why}`);
	}
}

async function readBytes(request: Request): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of request.body ?? []) {
		size += chunk.length;
		if (size <= MOST_BYTES) chunks.push(chunk);
		if (size > PATIENCE_BYTES) break;
	}
	if (size > MOST_BYTES) throw new Problem(413, 'The request is larger than 5 MB: send it in smaller parts');
	return Buffer.concat(chunks);
}

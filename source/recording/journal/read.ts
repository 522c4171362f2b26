import {closeSync, readSync} from 'node:fs';
import * as v from 'valibot';
import {codeOf, UsageError} from '../../core/errors.ts';
import {type SafeText, say, untrusted} from '../../core/text/text.ts';
import {NotAFileError, openRegularFile} from '../../files/regular-file.ts';
import {createDecoder, type Entry, type Header, readHeader} from './decode.ts';
import {JOURNAL_VERSION, versionSchema} from './schema.ts';

/** An open recording. */
export type Recording = Header & {
	/** Reads the lines one by one, in their order. `onBad` is called for each line that cannot be read. */
	readonly entries: (onBad?: () => void) => Generator<Entry>;
};

const CHUNK_BYTES = 64 * 1024;
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** Opens a recording. Throws {@link UsageError} if there is none, or this version cannot read it. */
export function readRecording(path: string): Recording {
	const first = firstLine(path);
	const header = readHeader(first);
	if (header === undefined) throw new UsageError(reasonNotToRead(first, path));
	return {
		...header,
		*entries(onBad) {
			const {decode} = createDecoder();
			for (const line of linesOf(path)) {
				const entry = decode(line);
				if (entry === undefined) onBad?.();
				else yield entry;
			}
		},
	};
}

/** Reads the first line of a recording. */
function firstLine(path: string): string {
	try {
		for (const line of linesOf(path)) return line;
		return '';
	} catch (error) {
		const code = codeOf(error);
		const name = untrusted(path);
		if (code === 'ENOENT') throw new UsageError(say`There is no file ${name}. sendwatch history lists the recordings.`);
		if (error instanceof NotAFileError) throw new UsageError(say`${name} is ${error.is}, not a recording.`);
		throw new UsageError(say`${name} cannot be read (${code ?? untrusted(String(error))}).`);
	}
}

/** Why a file cannot be replayed; undefined if it can. */
function reasonNotToRead(line: string, path: string): SafeText {
	const name = untrusted(path);
	const version = v.safeParse(v.pipe(v.string(), v.parseJson(), versionSchema), line);
	if (version.success && version.output.version > JOURNAL_VERSION)
		return say`${name} was recorded by a newer sendwatch (format ${version.output.version}, this one reads ${JOURNAL_VERSION}). Update sendwatch to replay it.`;
	if (line === '') return say`${name} contains no recording: it has no complete line.`;
	return say`${name} is not a recording of sendwatch: it does not begin with its version line.`;
}

/** The complete lines of a file, without an incomplete one at its end, and up to a line that is longer than any record can be. */
export function* linesOf(path: string): Generator<string> {
	const descriptor = openRegularFile(path);
	try {
		const chunk = Buffer.alloc(CHUNK_BYTES);
		let parts: Buffer[] = [];
		let length = 0;
		for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk)) {
			let start = 0;
			for (let end = chunk.indexOf('\n'); end !== -1 && end < read; end = chunk.indexOf('\n', start)) {
				parts.push(chunk.subarray(start, end));
				yield Buffer.concat(parts).toString();
				parts = [];
				length = 0;
				start = end + 1;
			}
			length += read - start;
			if (length > MAX_LINE_BYTES) return;
			parts.push(Buffer.from(chunk.subarray(start, read)));
		}
	} finally {
		closeSync(descriptor);
	}
}

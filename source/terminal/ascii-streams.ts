import {toAscii} from '../core/text/drawing/ascii.ts';

/** Gives whatever is written to those streams that are a terminal ASCII stand-ins, for the whole run: help, errors and lines as well. */
export function showAsciiAlone(streams: readonly NodeJS.WriteStream[]): void {
	for (const stream of streams) {
		if (!stream.isTTY) continue;
		const write = stream.write.bind(stream) as (chunk: string | Uint8Array, ...rest: readonly never[]) => boolean;
		stream.write = (chunk: string | Uint8Array, ...rest: readonly never[]) =>
			write(typeof chunk === 'string' ? toAscii(chunk) : chunk, ...rest);
	}
}

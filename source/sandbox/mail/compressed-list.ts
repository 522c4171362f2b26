import {deflateRawSync, inflateRawSync} from 'node:zlib';

const BLOCK_SIZE = 500;
const MAX_CACHED_BLOCKS = 16;

/** A list that is kept compressed and read by index. */
export type CompressedList<T> = {readonly at: (index: number) => T | undefined};

/** Compresses lists, such as the recipients of a send, and decompresses only the blocks in use. */
export type ListCompressor = {readonly compress: <T>(items: readonly T[]) => CompressedList<T>};

/** Makes a compressor. All its lists together keep at most 16 blocks decompressed. */
export function createListCompressor(): ListCompressor {
	const cache = new Map<Uint8Array, readonly unknown[]>();
	const decompress = (compressed: Uint8Array): readonly unknown[] => {
		const block = cache.get(compressed) ?? (JSON.parse(inflateRawSync(compressed).toString()) as unknown[]);
		cache.delete(compressed);
		cache.set(compressed, block);
		const [oldest] = cache.keys();
		if (cache.size > MAX_CACHED_BLOCKS && oldest !== undefined) cache.delete(oldest);
		return block;
	};
	return {
		compress<T>(items: readonly T[]) {
			const blocks: Uint8Array[] = [];
			for (let from = 0; from < items.length; from += BLOCK_SIZE) {
				// A copy, because zlib and Buffer.from return views of larger, shared memory.
				blocks.push(new Uint8Array(deflateRawSync(JSON.stringify(items.slice(from, from + BLOCK_SIZE)))));
			}
			return {
				at(index) {
					const block = blocks[Math.floor(index / BLOCK_SIZE)];
					return block === undefined ? undefined : (decompress(block)[index % BLOCK_SIZE] as T | undefined);
				},
			};
		},
	};
}

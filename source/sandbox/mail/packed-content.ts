import {deflateRawSync, inflateRawSync} from 'node:zlib';

const BLOCK = 500;
const OPEN_BLOCKS = 16;

/** A list that is kept packed and read by index. */
export type PackedContent<T> = {at(index: number): T | undefined};

/** Packs lists away: what a client sent is kept compressed, and only the blocks in use are unpacked. */
export type PackedContents = {pack<T>(items: readonly T[]): PackedContent<T>};

/** A place for packedContents; all of them together keep a handful of blocks unpacked. */
export function createParcels(): PackedContents {
	const open = new Map<Uint8Array, readonly unknown[]>();
	const unpack = (packed: Uint8Array): readonly unknown[] => {
		const block = open.get(packed) ?? (JSON.parse(inflateRawSync(packed).toString()) as unknown[]);
		open.delete(packed);
		open.set(packed, block);
		const [oldest] = open.keys();
		if (open.size > OPEN_BLOCKS && oldest) open.delete(oldest);
		return block;
	};
	return {
		pack<T>(items: readonly T[]) {
			const blocks: Uint8Array[] = [];
			for (let from = 0; from < items.length; from += BLOCK) {
				// A copy of its own: what zlib and Buffer.from return are parts of larger, shared memory.
				blocks.push(new Uint8Array(deflateRawSync(JSON.stringify(items.slice(from, from + BLOCK)))));
			}
			return {
				at(index) {
					const packed = blocks[Math.floor(index / BLOCK)];
					return packed && (unpack(packed)[index % BLOCK] as T | undefined);
				},
			};
		},
	};
}

/** Hashes a number with a seed: 32 bits that look random and are the same every time. */
export function mix(seed: number, value: number): number {
	let bits = seed ^ Math.imul(value ^ 0x9e3779b9, 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
	bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
	return (bits ^ (bits >>> 16)) >>> 0;
}

/** Derives a seed from a time in epoch ms, which does not fit in 32 bits. */
export function seedAt(seed: number, epochMs: number): number {
	return mix(mix(seed, Math.floor(epochMs / 2 ** 32)), epochMs % 2 ** 32);
}

/** Returns a number in [0, 1) for a seed and a value. */
export function random(seed: number, value: number): number {
	return mix(seed, value) / 2 ** 32;
}

/** Picks one entry of a non-empty list for a seed and a value. */
export function pick<T>(list: readonly [T, ...T[]], seed: number, value: number): T {
	return list[mix(seed, value) % list.length] ?? list[0];
}

/** Shuffles 0 to size − 1 without storing the permutation: returns a function from an index to its position. */
export function shuffle(seed: number, size: number): (index: number) => number {
	let halfBits = 1;
	while (4 ** halfBits < size) halfBits += 1;
	const mask = 2 ** halfBits - 1;
	const feistel = (value: number): number => {
		let left = value >>> halfBits;
		let right = value & mask;
		for (let round = 0; round < 4; round += 1) {
			const mixed = left ^ (mix(seed + round, right) & mask);
			left = right;
			right = mixed;
		}
		return (left << halfBits) | right;
	};
	return (index) => {
		let position = feistel(index);
		// The Feistel network permutes a power of four; repeating it until the position is in range keeps the mapping one to one.
		while (position >= size) position = feistel(position);
		return position;
	};
}

import {createHmac, timingSafeEqual} from 'node:crypto';
import type {Position} from '../../world/listing.ts';

const MAC_BYTES = 12;
/** A client asks for the same pages at every poll. */
const MOST_KEPT = 1000;

/** Where a page begins, and the size of the page whose token leads there. */
export type Place = {readonly position: Position; readonly size: number};

/** Page tokens: opaque, and signed together with the list they belong to, so that a forged token or one of another list is refused. */
export type PageTokens = {
	readonly encode: (list: string, place: Place) => string;
	/** Makes another token for a place that may have one already. */
	readonly encodeAgain: (list: string, place: Place) => string;
	/** Returns the place, or undefined when the token does not belong to this list. */
	readonly decode: (list: string, token: string) => Place | undefined;
};

/** Makes the page tokens of a seed. They stay valid over a restart with the same seed. */
export function createPageTokens(seed: number): PageTokens {
	let serial = 0;
	const given = new Map<string, Buffer>();

	function mac(list: string, place: string): Buffer {
		const signed = `${list}\n${place}`;
		const known = given.get(signed);
		if (known !== undefined) return known;
		return createHmac('sha256', `page tokens of seed ${seed}`).update(signed).digest().subarray(0, MAC_BYTES);
	}

	function sign(list: string, place: string): string {
		const signature = mac(list, place);
		// Only what was given out is kept, so that no client can fill the memory.
		if (given.size >= MOST_KEPT) given.clear();
		given.set(`${list}\n${place}`, signature);
		return Buffer.concat([signature, Buffer.from(place)]).toString('base64url');
	}

	return {
		encode: (list, place) => sign(list, text(place)),
		encodeAgain(list, place) {
			serial += 1;
			return sign(list, `${text(place)}.${serial}`);
		},
		decode(list, token) {
			const bytes = Buffer.from(token, 'base64url');
			// Decoding skips characters outside base64url: only the spelling that was given out counts.
			if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== token) return undefined;
			const place = bytes.subarray(MAC_BYTES).toString();
			if (!timingSafeEqual(mac(list, place), bytes.subarray(0, MAC_BYTES))) return undefined;
			const [createdAt = 0, index = 0, size = 0] = place.split('.').map(Number);
			return {position: {createdAt, index}, size};
		},
	};
}

function text({position: {createdAt, index}, size}: Place): string {
	return `${createdAt}.${index}.${size}`;
}

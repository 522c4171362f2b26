import {createHmac, timingSafeEqual} from 'node:crypto';
import type {Position} from './listing.ts';

const MAC_BYTES = 12;

/** Page tokens: opaque, and signed over the list they belong to, so a forged one or one of another list is refused. */
export type PageTokens = {
	seal(scope: string, position: Position): string;
	/** A token unlike any before it, for a place that had one already. */
	sealAnew(scope: string, position: Position): string;
	/** The position, or undefined when the token is not of this scope. */
	open(scope: string, token: string): Position | undefined;
};

/** Tokens of one seed: they outlive a restart with the same seed. */
export function createPageTokens(seed: number): PageTokens {
	let anew = 0;
	const sealPlace = (scope: string, place: string): string =>
		Buffer.concat([sign(scope, place), Buffer.from(place)]).toString('base64url');
	const sign = (scope: string, place: string): Buffer =>
		createHmac('sha256', `page tokens of seed ${seed}`).update(`${scope}\n${place}`).digest().subarray(0, MAC_BYTES);
	return {
		seal: (scope, {createdAt, index}) => sealPlace(scope, `${createdAt}.${index}`),
		sealAnew(scope, {createdAt, index}) {
			anew += 1;
			return sealPlace(scope, `${createdAt}.${index}.${anew}`);
		},
		open(scope, token) {
			const bytes = Buffer.from(token, 'base64url');
			// Decoding skips what is no base64url: only the one spelling that was given out counts.
			if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== token) return undefined;
			const place = bytes.subarray(MAC_BYTES).toString();
			if (!timingSafeEqual(sign(scope, place), bytes.subarray(0, MAC_BYTES))) return undefined;
			const [createdAt, index] = place.split('.').map(Number);
			return {createdAt: createdAt ?? 0, index: index ?? 0};
		},
	};
}

import {mix, seedAt} from './random.ts';

/** Crockford's base 32 in lower case, the alphabet of Twilio's ids: no i, l, o or u. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;
const EMAIL_PREFIX = 'comms_email_';

/** The pattern of an operation id (API reference), anchored at its end. */
export const OPERATION_ID = /^comms_operation_[0-7][a-hjkmnpqrstv-z0-9]{25,34}$/;

/** The pattern of an email id (API reference), anchored at its end. */
export const EMAIL_ID = /^comms_email_[0-7][a-hjkmnpqrstv-z0-9]{25,34}$/;

/** The ids of the emails of one operation: they sort by index, and an id is turned back into its index without a table. */
export type EmailIds = {
	readonly at: (index: number) => string;
	/** The index of an id, or -1 when the operation has no such id. */
	readonly indexOf: (id: string) => number;
};

/** Makes the id of an operation: its time of creation in epoch ms, then 80 bits from the seed. */
export function operationId(seed: number, createdAt: number): string {
	return `comms_operation_${encodeTime(createdAt)}${encode(bits80(seedAt(seed, createdAt)), RANDOM_LENGTH)}`;
}

/** Makes the ids of the emails of an operation from a seeded start and a seeded stride, so that they look random. */
export function emailIds(seed: number, createdAt: number): EmailIds {
	const prefix = EMAIL_PREFIX + encodeTime(createdAt);
	const own = mix(seedAt(seed, createdAt), 0xe);
	const start = bits80(own) >> 2n;
	const stride = (bits80(mix(own, 1)) >> 18n) | 1n;
	return {
		at: (index) => prefix + encode(start + stride * BigInt(index), RANDOM_LENGTH),
		indexOf(id) {
			if (!id.startsWith(prefix) || id.length !== prefix.length + RANDOM_LENGTH) return -1;
			const offset = decode(id.slice(prefix.length)) - start;
			return offset >= 0n && offset % stride === 0n ? Number(offset / stride) : -1;
		},
	};
}

/** Reads the time in an email id, in epoch ms: when its operation was created. */
export function timeOfEmailId(id: string): number {
	const from = EMAIL_PREFIX.length;
	return Number(decode(id.slice(from, from + TIME_LENGTH)));
}

function encodeTime(epochMs: number): string {
	return encode(BigInt(epochMs), TIME_LENGTH);
}

function bits80(seed: number): bigint {
	return (BigInt(mix(seed, 1)) << 48n) | (BigInt(mix(seed, 2)) << 16n) | BigInt(mix(seed, 3) & 0xffff);
}

function encode(value: bigint, length: number): string {
	let text = '';
	let rest = value;
	for (let place = 0; place < length; place += 1) {
		text = (ALPHABET[Number(rest & 31n)] ?? '') + text;
		rest >>= 5n;
	}
	return text;
}

function decode(text: string): bigint {
	let value = 0n;
	for (const char of text) value = (value << 5n) | BigInt(ALPHABET.indexOf(char));
	return value;
}

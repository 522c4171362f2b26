import {mix, seedAt} from './random.ts';

/** Crockford's base 32 in lower case, the alphabet of Twilio's ids: no i, l, o, u. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARS = 10;
const REST_CHARS = 16;

/** Twilio's pattern of an operation id. */
export const OPERATION_ID = /^comms_operation_[0-7][a-hjkmnpqrstv-z0-9]{25,34}$/;

/** Twilio's pattern of an email id. */
export const EMAIL_ID = /^comms_email_[0-7][a-hjkmnpqrstv-z0-9]{25,34}$/;

/** The ids of the emails of one operation: ordered as the emails are, and readable back without a table. */
export type EmailIds = {
	at(index: number): string;
	/** The index an id stands for, or -1 when it is none of this operation's. */
	indexOf(id: string): number;
};

/** The id of an operation: its time in ms, then 80 bits from the seed. */
export function operationId(seed: number, createdAt: number): string {
	return `comms_operation_${timeChars(createdAt)}${encode(bits80(seedAt(seed, createdAt)), REST_CHARS)}`;
}

/** The ids of the emails of an operation: a seeded start and a seeded stride, so that they look random and sort by index. */
export function emailIds(seed: number, createdAt: number): EmailIds {
	const prefix = `comms_email_${timeChars(createdAt)}`;
	const own = mix(seedAt(seed, createdAt), 0xe);
	const start = bits80(own) >> 2n;
	const stride = (bits80(mix(own, 1)) >> 18n) | 1n;
	return {
		at: (index) => prefix + encode(start + stride * BigInt(index), REST_CHARS),
		indexOf(id) {
			if (!id.startsWith(prefix) || id.length !== prefix.length + REST_CHARS) return -1;
			const offset = decode(id.slice(prefix.length)) - start;
			return offset >= 0n && offset % stride === 0n ? Number(offset / stride) : -1;
		},
	};
}

/** The moment an email id was made, in epoch ms. */
export function timeOfEmailId(id: string): number {
	const from = 'comms_email_'.length;
	return Number(decode(id.slice(from, from + TIME_CHARS)));
}

function timeChars(epochMs: number): string {
	return encode(BigInt(epochMs), TIME_CHARS);
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

import type {ServerResponse} from 'node:http';
import {gzipSync} from 'node:zlib';
import type {FaultName} from './catalogue.ts';

/** A correct answer, which a fault transfers in its own way. */
export type CorrectAnswer = {
	readonly status: number;
	/** Without a length: that is for the transfer to announce. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
};

type Transfer = (outgoing: ServerResponse, answer: CorrectAnswer) => void;

/** Time for the client to read what was written before the reset. */
const BEFORE_RESET_MS = 20;
const DRIPS = 100;
const DRIP_MS = 600;
const ENDLESS_CHUNK = Buffer.alloc(65_536, ' ');
const BOMB_MEMBER_BYTES = 16 * 1024 * 1024;
const BOMB_MEMBERS = 64;

/** The faults that break the transfer of an answer. */
const transfers: Partial<Record<FaultName, Transfer>> = {
	'reset-before-headers': (outgoing) => outgoing.socket?.resetAndDestroy(),
	'reset-in-body': (outgoing, answer) => {
		writeHalf(outgoing, answer);
		setTimeout(() => outgoing.socket?.resetAndDestroy(), BEFORE_RESET_MS);
	},
	truncated: (outgoing, answer) => writeHalf(outgoing, answer, () => outgoing.socket?.end()),
	'no-headers': () => undefined,
	'silent-body': (outgoing, answer) => writeHalf(outgoing, answer),
	'slow-body': drip,
	'endless-body': (outgoing, {status, headers}) => {
		outgoing.writeHead(status, headers);
		outgoing.write('{"data": [');
		pour(outgoing, () => ENDLESS_CHUNK);
	},
	'gzip-bomb': (outgoing, {status, headers}) => {
		outgoing.writeHead(status, {...headers, 'content-encoding': 'gzip'});
		const member = gzipSync(Buffer.alloc(BOMB_MEMBER_BYTES, ' '));
		let left = BOMB_MEMBERS;
		pour(outgoing, () => (left-- > 0 ? member : undefined));
	},
};

/** Returns the transfer of the first fault that breaks it. */
export function faultTransfer(faults: ReadonlySet<FaultName>): Transfer | undefined {
	for (const name of faults) {
		const transfer = transfers[name];
		if (transfer !== undefined) return transfer;
	}
	return undefined;
}

function writeHalf(outgoing: ServerResponse, {status, headers, body}: CorrectAnswer, done?: () => void): void {
	outgoing.writeHead(status, {...headers, 'content-length': body.length});
	outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => done?.());
}

function drip(outgoing: ServerResponse, {status, headers, body}: CorrectAnswer): void {
	outgoing.writeHead(status, {...headers, 'content-length': body.length});
	let sent = 0;
	const next = (): void => {
		const end = Math.min(body.length, sent + Math.ceil(body.length / DRIPS));
		outgoing.write(body.subarray(sent, end));
		sent = end;
		if (sent === body.length) outgoing.end();
	};
	next();
	const timer = setInterval(next, DRIP_MS);
	outgoing.once('close', () => clearInterval(timer));
}

/** Writes chunks as fast as the client reads them, until there are no more or it hangs up. */
function pour(outgoing: ServerResponse, next: () => Buffer | undefined): void {
	while (!outgoing.destroyed) {
		const chunk = next();
		if (chunk === undefined) {
			outgoing.end();
			return;
		}
		if (!outgoing.write(chunk)) {
			outgoing.once('drain', () => pour(outgoing, next));
			return;
		}
	}
}

import type {ServerResponse} from 'node:http';
import {gzipSync} from 'node:zlib';
import type {FaultName} from './fault-spec.ts';

/** The right answer, which a fault at the socket delivers in its own way. */
export type RightAnswer = {readonly status: number; readonly contentType: string; readonly body: Buffer};

type Deliver = (outgoing: ServerResponse, answer: RightAnswer) => void;

/** So that what was written before a reset is read before it, too. */
const BEFORE_RESET_MS = 20;
const DRIPS = 100;
const DRIP_MS = 600;
const ENDLESS_CHUNK = Buffer.alloc(65_536, ' ');
const BOMB_MEMBER_BYTES = 16 * 1024 * 1024;
const BOMB_MEMBERS = 64;

/** How the faults at the socket deliver an answer. */
const deliveries: Partial<Record<FaultName, Deliver>> = {
	'reset-before-headers': (outgoing) => outgoing.socket?.resetAndDestroy(),
	'reset-in-body': (outgoing, answer) => {
		writeHalf(outgoing, answer);
		setTimeout(() => outgoing.socket?.resetAndDestroy(), BEFORE_RESET_MS);
	},
	truncated: (outgoing, answer) => writeHalf(outgoing, answer, () => outgoing.socket?.end()),
	'no-headers': () => undefined,
	'silent-body': (outgoing, answer) => writeHalf(outgoing, answer),
	'slow-body': drip,
	'endless-body': (outgoing, {status}) => {
		outgoing.writeHead(status, {'Content-Type': 'application/json'});
		outgoing.write('{"data": [');
		pour(outgoing, () => ENDLESS_CHUNK);
	},
	'gzip-bomb': (outgoing, {status}) => {
		outgoing.writeHead(status, {'Content-Type': 'application/json', 'Content-Encoding': 'gzip'});
		const member = gzipSync(Buffer.alloc(BOMB_MEMBER_BYTES, ' '));
		let left = BOMB_MEMBERS;
		pour(outgoing, () => (left-- > 0 ? member : undefined));
	},
};

/** The delivery of the first fault at the socket, if one struck. */
export function falseDelivery(struck: ReadonlySet<FaultName>): Deliver | undefined {
	for (const name of struck) {
		const deliver = deliveries[name];
		if (deliver) return deliver;
	}
	return undefined;
}

function writeHalf(outgoing: ServerResponse, {status, contentType, body}: RightAnswer, done?: () => void): void {
	outgoing.writeHead(status, {'Content-Type': contentType, 'Content-Length': body.length});
	outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => done?.());
}

function drip(outgoing: ServerResponse, {status, contentType, body}: RightAnswer): void {
	outgoing.writeHead(status, {'Content-Type': contentType, 'Content-Length': body.length});
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

/** Writes chunks as fast as the client takes them, until there are no more or it hangs up. */
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

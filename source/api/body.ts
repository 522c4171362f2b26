import {createTextCutter, type TextCutter} from './cut-texts.ts';

/** Which part of a body is kept. */
export type BodyLimits = {
	readonly maxBytes: number;
	/** Whether long texts are cut in a body of more than 1 MiB: lists show none. */
	readonly cutsTexts: boolean;
	/** Makes the error for a body of more bytes. */
	readonly tooHeavy: () => Error;
};

/** A body as text, and how many bytes it had when it was received. */
export type Body = {readonly text: string; readonly bytes: number};

/** Puts a body together from its chunks. Throws what `tooHeavy` makes. */
export type BodyReader = (body: AsyncIterable<Uint8Array>, limits: BodyLimits) => Promise<Body>;

const FIRST_BYTES = 64 * 1024;
const LONG_BYTES = 1024 * 1024;
const MOST_IDLE = 2;

/**
 * Makes a reader of bodies. It reuses its memory from one body to the next: otherwise the garbage collector would hold a hundred pages
 * before it freed the first.
 */
export function createBodyReader(): BodyReader {
	const idle: Buffer[] = [];

	return async (body, limits) => {
		const landing = createLanding(idle.pop() ?? Buffer.allocUnsafeSlow(FIRST_BYTES), limits);
		try {
			for await (const chunk of body) landing.add(chunk);
			return landing.read();
		} finally {
			const room = landing.room();
			if (room.length <= 2 * LONG_BYTES && idle.length < MOST_IDLE) idle.push(room);
		}
	};
}

/** Joins the chunks of one body in a buffer that grows. */
function createLanding(first: Buffer, {maxBytes, cutsTexts, tooHeavy}: BodyLimits) {
	let room = first;
	let bytes = 0;
	let end = 0;
	let cut: TextCutter | undefined;

	function copy(chunk: Uint8Array): number {
		room.set(chunk, end);
		return end + chunk.length;
	}

	return {
		add(chunk: Uint8Array): void {
			bytes += chunk.length;
			if (bytes > maxBytes) throw tooHeavy();
			if (cutsTexts && cut === undefined && bytes > LONG_BYTES) {
				cut = createTextCutter();
				end = cut(room.subarray(0, end), room, 0);
			}
			if (end + chunk.length > room.length) room = larger(room, end, chunk.length);
			end = cut === undefined ? copy(chunk) : cut(chunk, room, end);
		},
		read: (): Body => ({text: room.toString('utf8', 0, end), bytes}),
		room: () => room,
	};
}

function larger(room: Buffer, end: number, needed: number): Buffer {
	const grown = Buffer.allocUnsafeSlow(Math.max(room.length * 2, end + needed));
	room.copy(grown, 0, 0, end);
	return grown;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ELLIPSIS = [0xe2, 0x80, 0xa6];

/** How many bytes of a text in JSON are kept: what lists show of a text is at most half of that. */
export const MOST_TEXT_BYTES = 16 * 1024;

/**
 * Copies a piece of JSON (UTF-8) into `room` from `end` on, without what texts have beyond 16 KiB, and gives the new end. `room` may be
 * where the piece itself lies, at `end` or later. A cut text ends in `…`.
 */
export type TextCutter = (piece: Uint8Array, room: Uint8Array, end: number) => number;

/** Makes the cutter for the pieces of one answer, in their order. */
export function createTextCutter(): TextCutter {
	let isInText = false;
	let isEscaped = false;
	let kept = 0;
	let room: Uint8Array;
	let end = 0;

	function copyOutside(piece: Uint8Array, from: number): number {
		const quote = piece.indexOf(QUOTE, from);
		const to = quote === -1 ? piece.length : quote + 1;
		room.set(piece.subarray(from, to), end);
		end += to - from;
		isInText = quote !== -1;
		kept = 0;
		return to;
	}

	/** Goes on to the end of the text, and copies as much of it as is kept. */
	function copyText(piece: Uint8Array, from: number): number {
		const to = endOfText(piece, from);
		const copied = Math.min(to - from, Math.max(0, MOST_TEXT_BYTES - kept));
		room.set(piece.subarray(from, from + copied), end);
		end += copied;
		const isCut = kept <= MOST_TEXT_BYTES && kept + to - from > MOST_TEXT_BYTES;
		if (isCut) markCut();
		kept += to - from;
		if (to === piece.length) return to;
		room[end] = QUOTE;
		end += 1;
		isInText = false;
		return to + 1;
	}

	function endOfText(piece: Uint8Array, from: number): number {
		for (let index = from; index < piece.length; index += 1) {
			if (isEscaped) isEscaped = false;
			else if (piece[index] === BACKSLASH) isEscaped = true;
			else if (piece[index] === QUOTE) return index;
		}
		return piece.length;
	}

	/** In the place of what was there: the next bytes may not have been read yet. */
	function markCut(): void {
		end = endOfWhole(room, end - ELLIPSIS.length, end - MOST_TEXT_BYTES);
		for (const byte of ELLIPSIS) {
			room[end] = byte;
			end += 1;
		}
	}

	return (piece, into, at) => {
		room = into;
		end = at;
		for (let from = 0; from < piece.length; ) from = isInText ? copyText(piece, from) : copyOutside(piece, from);
		return end;
	};
}

/** The end of the last character or escape sequence before `end` that is whole, in a text that begins at `start`. */
function endOfWhole(bytes: Uint8Array, end: number, start: number): number {
	let whole = end;
	while (whole > start && isContinuation(bytes[whole - 1])) whole -= 1;
	// The first byte of a character of several.
	if (whole > start && (bytes[whole - 1] ?? 0) >= 0xc0) whole -= 1;
	const backslash = bytes.lastIndexOf(BACKSLASH, whole - 1);
	// The longest escape sequence has six bytes, such as \u00e9.
	if (backslash < start || whole - backslash > 5) return whole;
	let first = backslash;
	while (first > start && bytes[first - 1] === BACKSLASH) first -= 1;
	const isEscape = (backslash - first) % 2 === 0;
	return isEscape ? backslash : whole;
}

function isContinuation(byte = 0): boolean {
	return byte >= 0x80 && byte < 0xc0;
}

import type {EmailQuery} from '../api/client.ts';
import type {Email, EmailPage} from '../core/emails/email.ts';
import {isProblemError} from './retry.ts';

type ListEmails = (query: EmailQuery, signal: AbortSignal, isOnce?: boolean) => Promise<EmailPage>;

const MIB = 1024 * 1024;
const MOST_BYTES = 8 * MIB;
const USUAL_BYTES_PER_EMAIL = 20 * 1024;
// Often one mail alone is heavy: behind it the pieces soon grow again.
const GOOD_PIECES_BEFORE_GROWTH = 2;

/**
 * Makes a listing that reads a heavy page in pieces: by the same token, but fewer emails at a time, down to one. The first
 * page may weigh 8 MiB; after it one is heavy from 1 MiB on, or 20 KiB an email where more than 51 are asked for at once. What
 * size goes through is remembered for the pages that follow.
 */
export function createPageReader(list: ListEmails): ListEmails {
	let pieceSize = Number.POSITIVE_INFINITY;
	let isFirst = true;
	let goodPieces = 0;

	const limit = (size: number) =>
		isFirst || size === 1 ? MOST_BYTES : Math.min(MOST_BYTES, Math.max(MIB, USUAL_BYTES_PER_EMAIL * size));

	async function readPiece(
		query: EmailQuery,
		size: number,
		...how: [signal: AbortSignal, isOnce?: boolean]
	): Promise<EmailPage | undefined> {
		try {
			const piece = await list({...query, pageSize: size, maxBytes: limit(size)}, ...how);
			isFirst = false;
			return piece;
		} catch (error) {
			if (!isProblemError(error) || error.problem.kind !== 'heavy') throw error;
			isFirst = false;
			goodPieces = 0;
			// What even one email is too much for says nothing about the size of pages.
			pieceSize = size === 1 ? Number.POSITIVE_INFINITY : Math.ceil(size / 2);
			if (size === 1) throw error;
			return undefined;
		}
	}

	function noteGoodPiece(): void {
		goodPieces += 1;
		if (goodPieces < GOOD_PIECES_BEFORE_GROWTH) return;
		goodPieces = 0;
		pieceSize *= 2;
	}

	return async (query, ...how) => {
		const emails: Email[] = [];
		let {token} = query;
		let pieces = 0;
		for (let left = query.pageSize; left > 0; ) {
			const size = Math.min(left, pieceSize);
			const piece = await readPiece({...query, token}, size, ...how);
			if (piece === undefined) continue;
			noteGoodPiece();
			pieces += 1;
			left -= size;
			emails.push(...piece.emails);
			token = piece.next;
			if (token === null) break;
		}
		return {emails, next: token, ...(pieces > 1 ? {pieces} : {})};
	};
}

import type {EmailQuery} from '../api/client.ts';
import {compact} from '../core/compact.ts';
import type {Email, EmailPage} from '../core/emails/email.ts';
import {ProblemError} from '../core/errors.ts';
import {addLeftOut, NOTHING_LEFT_OUT} from '../core/network/gaps.ts';
import type {PageLink} from '../core/network/paging.ts';

type ListEmails = (query: EmailQuery, signal: AbortSignal, isOnce?: boolean) => Promise<EmailPage>;

const MIB = 1024 * 1024;
const MOST_BYTES = 8 * MIB;
const USUAL_BYTES_PER_EMAIL = 20 * 1024;
// Often only one email is heavy, so the pieces after it grow again soon.
const GOOD_PIECES_BEFORE_GROWTH = 2;

/**
 * Makes a `listEmails` that reads a heavy page in pieces: with the same token but fewer emails per request, down to one. The first
 * page may be up to 8 MiB; after it a page is heavy above 1 MiB, or above 20 KiB per email if more than 51 are requested. The
 * next pages begin with the size that worked. Where the server refuses the token of a further piece, the page ends before it.
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
			if (!(error instanceof ProblemError) || error.problem.kind !== 'heavy') throw error;
			isFirst = false;
			goodPieces = 0;
			// If a single email is too heavy, that says nothing about a good page size.
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
		let leftOut = NOTHING_LEFT_OUT;
		let link: PageLink = {next: query.token};
		let pieces = 0;
		for (let left = query.pageSize; left > 0; ) {
			const size = Math.min(left, pieceSize);
			const piece = await readPiece({...query, token: link.next}, size, ...how).catch((error: unknown) => {
				if (pieces > 0 && error instanceof ProblemError && error.problem.kind === 'malformed')
					return 'refused' as const;
				throw error;
			});
			if (piece === 'refused') break;
			if (piece === undefined) continue;
			noteGoodPiece();
			pieces += 1;
			left -= size;
			emails.push(...piece.emails);
			leftOut = addLeftOut(leftOut, piece);
			link = compact({next: piece.next, brokenBy: piece.brokenBy});
			if (piece.next === null) break;
		}
		const {unreadable, foreign} = leftOut;
		return {
			emails,
			...link,
			...compact({
				unreadable: unreadable || undefined,
				foreign: foreign || undefined,
				pieces: pieces > 1 ? pieces : undefined,
			}),
		};
	};
}

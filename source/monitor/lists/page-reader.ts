import type {EmailQuery} from '../../api/client.ts';
import {compact} from '../../core/compact.ts';
import type {Email, EmailPage} from '../../core/emails/email.ts';
import {ProblemError} from '../../core/errors.ts';
import {addLeftOut, NOTHING_LEFT_OUT} from '../../core/network/gaps.ts';
import type {PageLink} from '../../core/network/paging.ts';

type ListEmails = (query: EmailQuery, signal: AbortSignal, isOnce?: boolean) => Promise<EmailPage>;

/** Three quarters of what one answer may have: emails differ. */
const GOOD_BYTES = 6 * 1024 * 1024;

/**
 * Makes a `listEmails` that reads a page too heavy for one answer in pieces: with the same token but fewer emails per request, down to
 * one. The size that works is remembered, and grows only as far as the emails' weight so far allows. If the server refuses the token
 * of a further piece, the page ends before it; if it refuses the size of the first, the page is too heavy. Of whole texts only one piece
 * is held at a time: the page is as long as that.
 */
export function createPageReader(list: ListEmails): ListEmails {
	let pieceSize = Number.POSITIVE_INFINITY;
	let bytesPerEmail = 0;

	/** One request; the problem if it is too heavy and may be requested with fewer emails. */
	async function readPiece(
		query: EmailQuery,
		...how: [signal: AbortSignal, isOnce?: boolean]
	): Promise<EmailPage | ProblemError> {
		const size = query.pageSize;
		try {
			const piece = await list(query, ...how);
			learn(piece);
			return piece;
		} catch (error) {
			if (!isProblem(error, 'heavy')) throw error;
			// If a single email is too heavy, that says nothing about a good page size.
			pieceSize = size === 1 ? Number.POSITIVE_INFINITY : Math.ceil(size / 2);
			if (size === 1) throw error;
			return error;
		}
	}

	/** At once heavier, only slowly lighter: emails of many weights may be mixed. */
	function learn({bytes, emails, unreadable = 0, foreign = 0}: EmailPage): void {
		const items = emails.length + unreadable + foreign;
		if (bytes === undefined || items === 0) return;
		bytesPerEmail = Math.max(bytes / items, (bytesPerEmail + bytes / items) / 2);
		pieceSize = Math.max(1, Math.floor(GOOD_BYTES / bytesPerEmail));
	}

	return async (query, ...how) => {
		const pieces: EmailPage[] = [];
		let link: PageLink = {next: query.token};
		let tooHeavy: ProblemError | undefined;
		for (let left = query.pageSize; left > 0; ) {
			const size = Math.min(left, pieceSize);
			const piece = await readPiece({...query, token: link.next, pageSize: size}, ...how).catch((error: unknown) => {
				if (!isProblem(error, 'malformed')) throw error;
				if (pieces.length > 0) return 'refused' as const;
				throw tooHeavy ?? error;
			});
			if (piece === 'refused') break;
			if (piece instanceof ProblemError) {
				tooHeavy = piece;
				continue;
			}
			left -= size;
			pieces.push(piece);
			link = compact({next: piece.next, brokenBy: piece.brokenBy});
			if (piece.next === null || query.isWhole === true) break;
		}
		return {...joined(pieces), ...link};
	};
}

function isProblem(error: unknown, kind: ProblemError['problem']['kind']): error is ProblemError {
	return error instanceof ProblemError && error.problem.kind === kind;
}

/** The emails of several pieces, with what they leave out and weigh together. */
function joined(pieces: readonly EmailPage[]): Omit<EmailPage, keyof PageLink> {
	const emails: Email[] = [];
	let leftOut = NOTHING_LEFT_OUT;
	let bytes: number | undefined;
	for (const piece of pieces) {
		for (const one of piece.emails) emails.push(one);
		leftOut = addLeftOut(leftOut, piece);
		if (piece.bytes !== undefined) bytes = (bytes ?? 0) + piece.bytes;
	}
	const {unreadable, foreign} = leftOut;
	return {emails, ...compact({unreadable: unreadable || undefined, foreign: foreign || undefined, bytes})};
}

import fc from 'fast-check';
import {decodeEmailPage} from '../../source/api/decoding/decode-pages.ts';
import type {EmailPage} from '../../source/core/emails/email.ts';
import {ProblemError} from '../../source/core/errors.ts';
import type {ListBreak} from '../../source/core/network/paging.ts';
import {OPERATION_ID, problemOf} from './builders.ts';

/** One page of a list that a server gives badly: `repeated` items of earlier pages come before the fresh ones. */
type PageSpec = {
	readonly fresh: number;
	readonly repeated: number;
	readonly unreadable: readonly unknown[];
	readonly foreign: number;
};

/** A list that overlaps, has empty pages and items that are none, and ends as it should or not. */
export type ListSpec = {
	readonly pages: readonly PageSpec[];
	readonly end: 'end' | Exclude<ListBreak, 'nothing-new'>;
	readonly isReference: boolean;
};

const OTHER = `${OPERATION_ID.slice(0, -1)}z`;
const NO_ITEM = fc.constantFrom<unknown>(null, 7, 'text', [], {}, {id: null}, {id: 5}, {id: ''});

/** Any such list. */
export const FAULTY_LIST: fc.Arbitrary<ListSpec> = fc
	.record({
		pages: fc.array(
			fc.record({
				fresh: fc.nat(4),
				repeated: fc.nat(3),
				unreadable: fc.array(NO_ITEM, {maxLength: 3}),
				foreign: fc.nat(2),
			}),
			{minLength: 1, maxLength: 6},
		),
		end: fc.constantFrom('end', 'missing-pagination', 'unreadable-token', 'repeated-token', 'refused-token'),
		isReference: fc.boolean(),
	})
	.map((spec) => ({...spec, pages: spec.pages.map(withoutDoubt)}))
	// The first page has no token that could be repeated.
	.filter(({pages, end}) => pages.length > 1 || end !== 'repeated-token');

/** A page that only repeats items may be an earlier page once more: nobody can tell whether other items on it were counted there. */
function withoutDoubt(page: PageSpec): PageSpec {
	return page.fresh === 0 && page.repeated > 0 ? {...page, unreadable: [], foreign: 0} : page;
}

/** A server that gives such a list, and what is true of it. */
export type FaultyList = {
	/** Answers as the client would read it. Throws a `ProblemError` for a token that it refuses. */
	readonly page: (token: string | null) => EmailPage;
	/** The ids of the emails that can be read, in order. */
	readonly readable: readonly string[];
	readonly unreadable: number;
	readonly foreign: number;
};

/** Serves a list. */
export function serveFaultyList({pages, end, isReference}: ListSpec): FaultyList {
	const readable: string[] = [];
	const bodies = pages.map(({fresh, repeated, unreadable, foreign}, index) => {
		const known = readable.slice(Math.max(0, readable.length - repeated));
		const news = Array.from({length: fresh}, (_, place) => `email-${readable.length + place}`);
		readable.push(...news);
		const others = Array.from({length: foreign}, (_, place) => ({id: `other-${index}-${place}`, operationId: OTHER}));
		const items = [...known, ...news].map((id) => ({id, operationId: OPERATION_ID, status: 'SENT'}));
		return interleave(items, [...unreadable, ...others]);
	});
	const body = (index: number) => {
		const isLast = index === bodies.length - 1;
		const token = isLast ? lastToken(end, index) : String(index + 1);
		const pagination = isReference ? {next: token} : {nextPageToken: token};
		const list = isReference ? {emails: bodies[index]} : {data: bodies[index]};
		return isLast && end === 'missing-pagination' ? list : {...list, pagination};
	};
	return {
		readable,
		unreadable: pages.reduce((sum, {unreadable}) => sum + unreadable.length, 0),
		foreign: pages.reduce((sum, {foreign}) => sum + foreign, 0),
		page(token) {
			if (token === 'refused') throw new ProblemError(problemOf('malformed'));
			return decodeEmailPage(body(Number(token ?? 0)), OPERATION_ID) ?? {emails: [], next: null};
		},
	};
}

/** What stands where the token of a page behind the last would be. */
function lastToken(end: ListSpec['end'], last: number): unknown {
	if (end === 'refused-token') return 'refused';
	if (end === 'unreadable-token') return 42;
	return end === 'repeated-token' ? String(last) : null;
}

function interleave(items: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
	const length = Math.max(items.length, others.length);
	return Array.from({length}, (_, index) => [
		...items.slice(index, index + 1),
		...others.slice(index, index + 1),
	]).flat();
}

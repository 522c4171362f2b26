import * as v from 'valibot';
import {compact} from '../../core/compact.ts';
import type {Email, EmailPage} from '../../core/emails/email.ts';
import type {PageLink} from '../../core/network/paging.ts';
import type {ListedOperation, OperationPage} from '../../core/operation/operation.ts';
import {untrusted} from '../../core/text/text.ts';
import {decodeOperation} from './decode.ts';
import {decodeEmail} from './decode-email.ts';
import {belongsTo} from './decode-related.ts';
import {readObject} from './read-json.ts';
import {idSchema, pageSchema} from './schemas.ts';
import {createSharedTexts, type SharedTexts} from './shared-texts.ts';

/**
 * Reads one page of emails, bodies left out. Items that cannot be read are counted, and so are emails that say they belong to another
 * operation than `operationId`. Undefined when the value is not a page. `shared` keeps what the emails of several pages have in common,
 * and `own` wraps what is each email's own.
 */
export function decodeEmailPage(
	value: unknown,
	operationId?: string,
	shared: SharedTexts = createSharedTexts(),
	own: SharedTexts = untrusted,
): EmailPage | undefined {
	const page = v.safeParse(pageSchema, value);
	const items = page.success ? itemsOf(page.output.data, page.output.emails) : undefined;
	if (!page.success || items === undefined) return undefined;
	const emails: Email[] = [];
	let unreadable = 0;
	let foreign = 0;
	for (const one of items) {
		const item = readObject(one);
		const email = item && decodeEmail(item, shared, own);
		if (item === undefined || email === undefined) unreadable += 1;
		else if (belongsTo(item, operationId)) emails.push(email);
		else foreign += 1;
	}
	return {
		emails,
		...linkOf(page.output),
		...compact({unreadable: unreadable || undefined, foreign: foreign || undefined}),
	};
}

/** Reads one page of operations. Items that cannot be read are counted. Undefined when the value is not a page. */
export function decodeOperationPage(value: unknown): OperationPage | undefined {
	const page = v.safeParse(pageSchema, value);
	const items = page.success ? itemsOf(page.output.data, page.output.operations) : undefined;
	if (!page.success || items === undefined) return undefined;
	const operations = items.flatMap(listedOperation);
	const unreadable = items.length - operations.length || undefined;
	return {operations, ...linkOf(page.output), ...compact({unreadable})};
}

/** Reads the id of an operation or email that was fetched alone; undefined if it has none. */
export function decodeId(value: unknown): string | undefined {
	const {success, output} = v.safeParse(idSchema, value);
	return success ? output.id : undefined;
}

function listedOperation(item: unknown): readonly ListedOperation[] {
	const id = decodeId(item);
	const operation = decodeOperation(item);
	return id === undefined || operation === undefined ? [] : [{...operation, id: untrusted(id)}];
}

/**
 * The items of a page, which the two documented shapes keep under different names. Of two lists the longer one comes first, then what only
 * the other one has. Undefined if there is neither.
 */
function itemsOf(a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): readonly unknown[] | undefined {
	const [longer, shorter = []] = [a, b]
		.filter((list) => list !== undefined)
		.toSorted((one, other) => other.length - one.length);
	if (longer === undefined || shorter.length === 0) return longer;
	const known = new Set(longer.map(decodeId));
	return [...longer, ...shorter.filter((item) => !known.has(decodeId(item)))];
}

/** An empty token counts as none. */
function linkOf({pagination}: v.InferOutput<typeof pageSchema>): PageLink {
	const tokens = [pagination?.nextPageToken, pagination?.next].filter((token) => token !== undefined);
	const next = tokens.find((token) => typeof token === 'string' && token !== '');
	if (typeof next === 'string') return {next};
	if (tokens.length === 0) return {next: null, brokenBy: 'missing-pagination'};
	const isEnd = tokens.every((token) => token === null || token === '');
	return isEnd ? {next: null} : {next: null, brokenBy: 'unreadable-token'};
}

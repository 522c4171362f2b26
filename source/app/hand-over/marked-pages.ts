import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Email, Mailbox} from '../../core/emails/email.ts';
import {mayBeCut, type Untrusted} from '../../core/text/text.ts';

type Pages = AsyncIterable<readonly Email[]>;

const CHUNK = 200;

/**
 * The marked emails, a few at a time, so that key presses are handled in between. Of long texts a watch keeps only the beginning: where one
 * of them may be cut, `read` goes through all emails once more, as far as those with such texts, and what is no longer there comes last.
 */
export async function* markedPages(marked: readonly Email[], read: () => Pages): Pages {
	const left = new Map(marked.map((email) => [email.id.raw, email] as const));
	const cut = new Set(marked.filter(hasCutText).map(({id}) => id.raw));
	if (cut.size > 0)
		for await (const page of read()) {
			const found = page.filter(({id}) => left.delete(id.raw));
			if (found.length > 0) yield found;
			for (const {id} of found) cut.delete(id.raw);
			if (cut.size === 0) break;
		}
	const rest = [...left.values()];
	for (let from = 0; from < rest.length; from += CHUNK) {
		yield rest.slice(from, from + CHUNK);
		await nextTurn();
	}
}

function hasCutText({id, status, from, to, subject, tags, operationId, related = []}: Email): boolean {
	const mailboxes: readonly Mailbox[] = from === undefined ? to : [from, ...to];
	const texts: readonly (Untrusted | undefined)[] = [
		...[id, status, subject, operationId, ...related],
		...mailboxes.flatMap(({address, name}) => [address, name]),
		...tags.flatMap(({key, value}) => [key, value]),
	];
	return texts.some((text) => text !== undefined && mayBeCut(text));
}

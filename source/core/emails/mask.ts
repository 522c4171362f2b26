import {type Untrusted, untrusted} from '../text/text.ts';
import type {Email, Mailbox, Tag} from './email.ts';
import {createTextMask, initialOf} from './mask-text.ts';

/**
 * An address that can be shown to others: `john.doe@example.com` → `j…@example.com`. The domain stays, because it is what
 * failures have in common; one letter of the person stays, so that rows can be told apart. Masking twice changes nothing.
 */
export function maskAddress(address: string): string {
	const at = address.lastIndexOf('@');
	const local = at === -1 ? address : address.slice(0, at);
	const domain = at === -1 ? '' : address.slice(at);
	return address === '' ? '' : `${local === '' ? '…' : initialOf(local)}${domain}`;
}

/** A mailbox whose address is masked; of the name the first letter stays. */
export function maskMailbox({address, name}: Mailbox): Mailbox {
	const masked = {address: untrusted(maskAddress(address.raw))};
	return name === undefined ? masked : {...masked, name: untrusted(initialOf(name.raw))};
}

/**
 * An email whose recipients are masked, also where its subject or its tags name them. Its sender is not: that is the
 * account's own address.
 */
export function maskEmail(email: Email): Email {
	const mask = createTextMask(email.to);
	const maskTag = ({key, value}: Tag): Tag => ({key: maskUntrusted(key, mask), value: maskUntrusted(value, mask)});
	return {
		...email,
		to: email.to.map(maskMailbox),
		...(email.subject === undefined ? {} : {subject: maskUntrusted(email.subject, mask)}),
		tags: email.tags.map(maskTag),
	};
}

/** A stranger's text with a mask on it; the same object where nothing had to be hidden. */
export function maskUntrusted(text: Untrusted, mask: (text: string) => string): Untrusted {
	const masked = mask(text.raw);
	return masked === text.raw ? text : untrusted(masked);
}

import {type Untrusted, wholeText} from '../text/text.ts';
import type {Mailbox, Tag} from './email.ts';
import type {ExplainedEmail, ReasonText} from './failure.ts';
import {createTextMask, initialOf, type TextMask} from './mask-text.ts';

/**
 * Masks an address: `john.doe@example.com` → `j…@example.com`. The domain stays, because failures have it in common, and one letter of
 * the local part, so that rows can be told apart. Masking twice changes nothing.
 */
export function maskAddress(address: string): string {
	const at = address.lastIndexOf('@');
	const local = at === -1 ? address : address.slice(0, at);
	const domain = at === -1 ? '' : address.slice(at);
	return address === '' ? '' : `${local === '' ? '…' : initialOf(local)}${domain}`;
}

/** Masks the address and the name of a mailbox. */
export function maskMailbox({address, name}: Mailbox): Mailbox {
	const masked = {address: wholeText(maskAddress(address.raw))};
	return name === undefined ? masked : {...masked, name: wholeText(initialOf(name.raw))};
}

/** Masks the recipients of an email, also where its subject, a tag or what is related names them, but not the sender, who is the account itself. */
export function maskEmail<One extends ExplainedEmail>(email: One): One {
	const mask = createTextMask(email.to);
	const maskTag = ({key, value}: Tag): Tag => ({key: maskUntrusted(key, mask), value: maskUntrusted(value, mask)});
	return {
		...email,
		to: email.to.map(maskMailbox),
		...(email.subject === undefined ? {} : {subject: maskUntrusted(email.subject, mask)}),
		tags: email.tags.map(maskTag),
		...(email.reason === undefined ? {} : {reason: maskReason(email.reason, mask)}),
		...(email.related === undefined ? {} : {related: email.related.map((one) => maskUntrusted(one, mask))}),
	};
}

/** Masks what a reason says of recipients. */
function maskReason(reason: ReasonText, mask: TextMask): ReasonText {
	return {...reason, message: maskUntrusted(reason.message, mask)};
}

/** Masks untrusted text. Returns the same object if there is nothing to hide. */
export function maskUntrusted(text: Untrusted, mask: (text: string) => string): Untrusted {
	const masked = mask(text.raw);
	return masked === text.raw ? text : wholeText(masked);
}

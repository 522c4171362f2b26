import type {Email, Mailbox} from './email.ts';
import {untrusted} from './text.ts';

const MASK = '…';

/**
 * An address that can be shown to others: `john.doe@example.com` → `j…@example.com`. The domain stays, because it is what
 * failures have in common; one letter of the person stays, so that rows can be told apart. Masking twice changes nothing.
 */
export function maskAddress(address: string): string {
	const at = address.lastIndexOf('@');
	const local = at === -1 ? address : address.slice(0, at);
	const domain = at === -1 ? '' : address.slice(at);
	const code = local.codePointAt(0);
	const first = code === undefined ? '' : String.fromCodePoint(code);
	return address === '' ? '' : `${first === MASK ? '' : first}${MASK}${domain}`;
}

/** A mailbox whose address is masked; the name goes, it says who it is. */
export function maskMailbox({address}: Mailbox): Mailbox {
	return {address: untrusted(maskAddress(address.raw))};
}

/** An email whose recipients are masked. Its sender is not: that is the account's own address. */
export function maskEmail(email: Email): Email {
	return {...email, to: email.to.map(maskMailbox)};
}

import type {Email} from './email.ts';

/** The domain of an address in lower case; empty if there is none. */
export function domainOf(address: string): string {
	return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Whether any recipient of the email is at one of the domains (in lower case). An email without recipients is at the empty domain. */
export function isAtDomain({to}: Email, domains: readonly string[]): boolean {
	if (to.length === 0) return domains.includes('');
	return to.some(({address}) => domains.includes(domainOf(address.raw)));
}

const LONGEST = 255;
const NAME = /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}._-]*[\p{L}\p{M}\p{N}_])?$/u;
/** An address instead of a name: `[192.0.2.1]`, `[IPv6:2001:db8::1]` (RFC 5321, 4.1.3). */
const LITERAL = /^\[[\w.:]+\]$/u;

/**
 * A domain as people type it, in lower case; undefined for anything else, such as an address. An internationalised domain stays
 * as it was typed: in ASCII (`xn--…`) it matches addresses in ASCII only.
 */
export function parseDomain(text: string): string | undefined {
	return text.length <= LONGEST && (NAME.test(text) || LITERAL.test(text)) ? text.toLowerCase() : undefined;
}

import type {Email} from './email.ts';

/** The domain of an address in lower case; empty where there is none. */
export function domainOf(address: string): string {
	return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Whether a recipient's address is at the domain, which is in lower case. */
export function isAtDomain({to}: Email, domain: string): boolean {
	return to.some(({address}) => domainOf(address.raw) === domain);
}

import type {LoadedPage, Pages} from '../../state/watch/list/pages.ts';
import type {Email} from './email.ts';

/** The domain of an address in small letters; empty where there is none. */
export function domainOf(address: string): string {
	return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Whether a recipient of the email is at the domain. */
export function isAtDomain({to}: Email, domain: string): boolean {
	return to.some(({address}) => domainOf(address.raw) === domain);
}

/** The pages with the emails to a domain only; all of them where there is none. They keep their tokens: there is as much to load as before. */
export function pagesAtDomain(pages: Pages, domain: string | undefined): Pages {
	return domain === undefined ? pages : {...pages, loaded: pages.loaded.map((page) => pageAtDomain(page, domain))};
}

function pageAtDomain(page: LoadedPage, domain: string): LoadedPage {
	const emails = page.emails.filter((email) => isAtDomain(email, domain));
	return {...page, emails, ids: new Set(emails.map(({id}) => id.raw))};
}

import {isAtDomain} from '../../../core/emails/domain.ts';
import type {LoadedPage, Pages} from './pages.ts';

/** The pages with the emails to any of the domains only; all emails where no domain is given. They keep their tokens: there is as much to load as before. */
export function pagesAtDomain(pages: Pages, domains: readonly string[]): Pages {
	return domains.length === 0 ? pages : {...pages, loaded: pages.loaded.map((page) => pageAtDomain(page, domains))};
}

function pageAtDomain(page: LoadedPage, domains: readonly string[]): LoadedPage {
	const emails = page.emails.filter((email) => isAtDomain(email, domains));
	return {...page, emails, ids: new Set(emails.map(({id}) => id.raw))};
}

import {isAtDomain} from '../../../core/emails/domain.ts';
import {type LoadedPage, loadedPage, type Pages} from './pages.ts';

/** The pages with the emails to a domain only; all of them where there is none. They keep their tokens: there is as much to load as before. */
export function pagesAtDomain(pages: Pages, domain: string | undefined): Pages {
	return domain === undefined ? pages : {...pages, loaded: pages.loaded.map((page) => pageAtDomain(page, domain))};
}

function pageAtDomain(page: LoadedPage, domain: string): LoadedPage {
	return loadedPage(
		page,
		page.emails.filter((email) => isAtDomain(email, domain)),
	);
}

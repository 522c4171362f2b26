import {CREDENTIAL_VARIABLES} from '../../api/credentials.ts';
import type {Filter} from '../../core/emails/filter.ts';
import {sliceQuery, slicesOf} from '../../core/emails/slices.ts';
import {systemClock} from '../../monitor/clock.ts';
import type {RetryingClient} from '../../monitor/retrying-client.ts';
import {walkEmails} from '../../monitor/walk-emails.ts';
import {copyText} from '../../output/copy-text.ts';
import {curlOfList, userPasswordFrom} from '../../output/curl.ts';
import type {Store} from '../../state/store.ts';
import type {HandOver} from '../../ui/hand-over.ts';
import type {Target} from '../open-watch.ts';
import {createExporter, type ExporterOptions} from './exporter.ts';
import {writeNote} from './write-note.ts';

/** What emails are handed over with. */
export type HandOverOptions = {
	readonly store: Store;
	readonly baseUrl: string;
	/** What a copied `curl -u` is given: {@link userPasswordOf}. */
	readonly userPassword: string;
	readonly now: () => number;
	/** All emails that a filter selects, a page at a time. */
	readonly pages: ExporterOptions['pages'];
};

/** The way out of the app, the clipboard left out: that is the terminal's. */
export type WayOut = Omit<HandOver, 'copy'>;

/** Larger pages would be quicker, and hold up the keys while each is read. */
const EXPORT_PAGE = 200;

/** Makes the way out of the app for a watch: what is not loaded is asked of the server. */
export function createLiveHandOver(target: Target, store: Store, client: RetryingClient): WayOut {
	const {operationId, baseUrl} = target;
	const userPassword = userPasswordOf(target);
	const pages = (filter: Filter, signal: AbortSignal) =>
		walkEmails({client, operationId, filter, pageSize: EXPORT_PAGE, signal});
	return createHandOver({store, baseUrl, userPassword, now: systemClock.now, pages});
}

/**
 * The user and the password that a copied `curl` names: the variables that the credentials came from, the usual ones where a
 * command printed them, or anything at all for the demo's sandbox.
 */
export function userPasswordOf({credentials, isDemo}: Pick<Target, 'credentials' | 'isDemo'>): string {
	return isDemo ? 'any:thing' : userPasswordFrom(credentials.variables ?? CREDENTIAL_VARIABLES[0]);
}

/** Makes the way out of the app; files go into the directory it was started in. */
export function createHandOver({store, baseUrl, userPassword, now, pages}: HandOverOptions): WayOut {
	const exporter = createExporter({store, now, folder: process.cwd(), pages});
	const origin = {baseUrl, userPassword};
	return {
		startExport: exporter.start,
		stopExport: exporter.stop,
		writeNote: () => void writeNote(store, now, process.cwd(), baseUrl),
		textOf: (form, emails) => copyText(form, emails, origin),
		curlsOfList() {
			const {operationId, list} = store.getState();
			return slicesOf(list.filter).map((slice) => curlOfList(origin, {operationId, ...sliceQuery(slice)}));
		},
	};
}

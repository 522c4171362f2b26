import type {Filter} from '../../core/emails/filter.ts';
import {systemClock} from '../../monitor/clock.ts';
import type {RetryingClient} from '../../monitor/retrying-client.ts';
import {walkEmails} from '../../monitor/walk-emails.ts';
import {commandFor} from '../../output/command-for.ts';
import {copyText} from '../../output/copy-text.ts';
import {curlAuthorization, curlsOfList} from '../../output/curl.ts';
import type {Store} from '../../state/store.ts';
import type {HandOver} from '../../ui/hand-over.ts';
import {endpointOf} from '../command-view.ts';
import type {Target} from '../open-watch.ts';
import {createExporter, type ExporterOptions} from './exporter.ts';
import {writeNote} from './write-note.ts';

/** What handing emails over needs. */
export type HandOverOptions = {
	readonly store: Store;
	readonly baseUrl: string;
	/** The profile of the config file in use. */
	readonly profile?: string | undefined;
	/** The option of a copied `curl` with the credentials. */
	readonly authorization: () => string;
	readonly now: () => number;
	/** All emails that a filter selects, a page at a time. */
	readonly pages: ExporterOptions['pages'];
};

/** How emails leave the app, without the clipboard, which belongs to the terminal. */
export type WayOut = Omit<HandOver, 'copy'>;

/** As large as can be: every request costs its latency. */
const EXPORT_PAGE = 1000;

/** Makes the hand-over of a watch, which requests from the server what is not loaded. */
export function createLiveHandOver(target: Target, store: Store, client: RetryingClient): WayOut {
	const {operationId, baseUrl, profile, access} = target;
	const authorization = () => curlAuthorization(access.current().variables);
	const pages = (filter: Filter, signal: AbortSignal) =>
		walkEmails({client, operationId, filter, pageSize: EXPORT_PAGE, signal});
	return createHandOver({store, baseUrl, profile, authorization, now: systemClock.now, pages});
}

/** Makes a hand-over; files go into the directory that sendwatch was started in. */
export function createHandOver({store, baseUrl, profile, authorization, now, pages}: HandOverOptions): WayOut {
	const exporter = createExporter({store, now, folder: process.cwd(), pages});
	const endpoint = endpointOf(baseUrl, profile);
	const origin = () => ({baseUrl, authorization: authorization()});
	return {
		startExport: exporter.start,
		stopExport: exporter.stop,
		writeNote: () => void writeNote(store, now, process.cwd(), endpoint),
		textOf: (form, emails) => copyText(form, emails, origin()),
		curlsOfList() {
			const {operationId, list} = store.getState();
			return curlsOfList(origin(), operationId, list.filter);
		},
		commandOfList() {
			const {operationId, list} = store.getState();
			return commandFor({command: 'watch', operationId, filter: list.filter, endpoint});
		},
	};
}

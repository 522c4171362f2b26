import {sliceQuery, slicesOf} from '../core/slice-query.ts';
import type {Store} from '../monitor/store.ts';
import {copyText} from '../output/copy-text.ts';
import {curlOfList, userPasswordOf} from '../output/curl.ts';
import type {HandOver} from '../ui/hand-over.ts';
import {createExporter, type ExporterOptions} from './exporter.ts';

/** What emails are handed over with. */
export type HandOverOptions = {
	readonly store: Store;
	readonly baseUrl: string;
	/** Where the credentials came from, in words that name their variables. */
	readonly credentialsSource: string;
	readonly now: () => number;
	/** All emails that a filter selects, a page at a time. */
	readonly pages: ExporterOptions['pages'];
};

/** The way out of the app, the clipboard left out: that is the terminal's. */
export type WayOut = Omit<HandOver, 'copy'>;

/** Makes the way out of the app; files go into the directory it was started in. */
export function createHandOver({store, baseUrl, credentialsSource, now, pages}: HandOverOptions): WayOut {
	const exporter = createExporter({store, now, folder: process.cwd(), pages});
	const origin = {baseUrl, userPassword: userPasswordOf(credentialsSource)};
	return {
		startExport: exporter.start,
		stopExport: exporter.stop,
		textOf: (form, emails) => copyText(form, emails, origin),
		curlsOfList() {
			const {operationId, list} = store.getState();
			return slicesOf(list.filter).map((slice) => curlOfList(origin, {operationId, ...sliceQuery(slice)}));
		},
	};
}

import {sliceQuery, slicesOf} from '../core/slice-query.ts';
import type {Store} from '../monitor/store.ts';
import {copyText} from '../output/copy-text.ts';
import {curlOfList, userPasswordOf} from '../output/curl.ts';
import type {HandOver} from '../ui/hand-over.ts';

/** What emails are handed over with. */
export type HandOverOptions = {
	readonly store: Store;
	readonly baseUrl: string;
	/** Where the credentials came from, in words that name their variables. */
	readonly credentialsSource: string;
};

/** Makes the way out of the app for emails; the clipboard is the terminal's. */
export function createHandOver({store, baseUrl, credentialsSource}: HandOverOptions): Omit<HandOver, 'copy'> {
	const origin = {baseUrl, userPassword: userPasswordOf(credentialsSource)};
	return {
		textOf: (form, emails) => copyText(form, emails, origin),
		curlsOfList() {
			const {operationId, list} = store.getState();
			return slicesOf(list.filter).map((slice) => curlOfList(origin, {operationId, ...sliceQuery(slice)}));
		},
	};
}

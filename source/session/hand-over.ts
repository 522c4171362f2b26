import type {OperationId} from '../core/ids.ts';
import type {Filter} from '../core/list.ts';
import {formatTagFilter} from '../core/tags.ts';
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
			return [curlOfList(origin, queryOf(operationId, list.filter))];
		},
	};
}

function queryOf(operationId: OperationId, {status, tags}: Filter): Readonly<Record<string, string>> {
	return {
		operationId,
		...(status === undefined ? {} : {status}),
		...(tags.length === 0 ? {} : {tags: formatTagFilter(tags)}),
	};
}

import {render} from 'ink-testing-library';
import {onTestFinished} from 'vitest';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import {copyText} from '../../source/output/copy-text.ts';
import {userPasswordOf} from '../../source/output/curl.ts';
import {createStore} from '../../source/state/store.ts';
import {beginWatch} from '../../source/state/watch/begin.ts';
import type {Event} from '../../source/state/watch/event.ts';
import {App} from '../../source/ui/app.tsx';
import {createTheme} from '../../source/ui/theme/theme.ts';
import {operation, page, range} from '../helpers/emails.ts';
import {OPERATION_ID} from '../monitor/watching.ts';

export const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);
const ORIGIN = {baseUrl: 'https://comms.twilio.com/v1', userPassword: userPasswordOf('')};
export const ENTER = '\r';
/** Escape as terminals with the kitty protocol send it: a lone ESC byte only counts after a pause. */
export const ESCAPE = '\u001B[27u';

/** An operation under way, and the first of its two pages. */
export const GOT_OPERATION: Event = {
	type: 'received-operation',
	at: NOW,
	operation: operation('PROCESSING', {total: 100, delivered: 60, queued: 37, failed: 3}, {createdAt: NOW - 42_000}),
};
export const GOT_PAGE: Event = {
	type: 'received-page',
	at: NOW,
	generation: 0,
	token: null,
	page: page(range(0, 50), 'second'),
};

/** One turn, for effects to arm the keys and for what a key changed to be drawn. */
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

/** The app on a state that a test brings about event by event; it is closed when the test ends. */
export function openApp(...events: readonly Event[]) {
	const store = createStore(
		beginWatch({operationId: OPERATION_ID, now: NOW, intervalMs: 2000, pageSize: 50, filter: NO_FILTER}),
	);
	for (const event of events) store.dispatch(event);
	const left: number[] = [];
	let refreshes = 0;
	const clipboard: string[] = [];
	const exports: unknown[] = [];
	const copy = (text: string) => {
		const hasTaken = text.length < 56_000;
		if (hasTaken) clipboard.push(text);
		return hasTaken;
	};
	const app = render(
		<App
			store={store}
			theme={createTheme({hasColour: false, isAscii: false})}
			now={() => NOW}
			refresh={() => {
				refreshes += 1;
			}}
			handOver={{
				copy,
				textOf: (form, emails) => copyText(form, emails, ORIGIN),
				curlsOfList: () => ['curl …'],
				commandOfList: () => 'sendwatch …',
				startExport: (...order) => exports.push(order),
				writeNote: () => exports.push('note'),
				stopExport: () => exports.push('stop'),
			}}
			leave={(code) => left.push(code)}
			stop={async () => {}}
		/>,
	);
	onTestFinished(app.unmount);
	return {
		store,
		left,
		clipboard,
		exports,
		refreshes: () => refreshes,
		frame: () => app.lastFrame() ?? '',
		async press(...keys: readonly string[]) {
			await turn();
			for (const key of keys) {
				app.stdin.write(key);
				await turn();
			}
		},
	};
}

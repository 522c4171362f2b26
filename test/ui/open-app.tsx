import {Box} from 'ink';
import {render} from 'ink-testing-library';
import {onTestFinished} from 'vitest';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import type {CopiedTo} from '../../source/core/text/clipboard.ts';
import {copyText} from '../../source/output/copy-text.ts';
import {createStore, type Store} from '../../source/state/store.ts';
import type {Event} from '../../source/state/watch/event.ts';
import {newWatch} from '../../source/state/watch/new-watch.ts';
import {shownState} from '../../source/state/watch/select/shown.ts';
import type {PlayerControls} from '../../source/ui/actions.ts';
import {App} from '../../source/ui/app.tsx';
import type {Binding} from '../../source/ui/keys/bindings/binding.ts';
import {KeyboardContext} from '../../source/ui/keys/keyboard-context.ts';
import {KEYMAP} from '../../source/ui/keys/keymap.ts';
import {KeymapContext} from '../../source/ui/keys/use-keys.ts';
import {createTheme, type ThemeOptions} from '../../source/ui/theme/theme.ts';
import {operation, page, range} from '../helpers/emails.ts';
import {keyboardOn} from '../helpers/keyboard.ts';
import {OPERATION_ID} from '../monitor/watching.ts';

export const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);
const ORIGIN = {baseUrl: 'https://comms.twilio.com/v1', authorization: '-u "$TWILIO_API_KEY:$TWILIO_API_SECRET"'};
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
export const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

type Size = {readonly columns: number; readonly rows: number};

/** What an app is opened with, if it is not as usual. */
export type AppOptions = {
	/** Brings about the state before anything is drawn. */
	readonly arrange?: (store: Store) => void;
	readonly keymap?: readonly Binding[];
	readonly player?: PlayerControls;
	readonly isAscii?: boolean;
	/** What its theme is made for, where colours matter. */
	readonly look?: ThemeOptions;
	/** The time, where it goes on. */
	readonly now?: () => number;
	readonly size?: Size;
	/** There is a board of all sends. */
	readonly hasBoard?: boolean;
	/** The mouse is heard. */
	readonly hasMouse?: boolean;
	/** What takes a copied text. */
	readonly copiesTo?: CopiedTo;
};

/** The app on a state that a test brings about event by event; it is closed when the test ends. */
export function openApp(...events: readonly Event[]) {
	return openAppWith({}, ...events);
}

/** The same app, but with other keys, or in another terminal. */
export function openAppWith(
	{
		arrange,
		keymap = KEYMAP,
		player,
		isAscii = false,
		look = {depth: 'none', isAscii},
		now = () => NOW,
		size,
		hasMouse = false,
		hasBoard = false,
		copiesTo = 'terminal',
	}: AppOptions,
	...events: readonly Event[]
) {
	const store = createStore(
		newWatch({operationId: OPERATION_ID, now: NOW, intervalMs: 2000, pageSize: 50, filter: NO_FILTER}),
	);
	for (const event of events) store.dispatch(event);
	arrange?.(store);
	const left: number[] = [];
	let refreshes = 0;
	const clipboard: string[] = [];
	const exports: unknown[] = [];
	const copy = (text: string): CopiedTo => {
		if (text.length >= 56_000) return 'nothing';
		clipboard.push(text);
		return copiesTo;
	};
	// Its terminal has its size before the app sees it.
	const app = render(<Box />);
	const setSize = ({columns, rows}: Size) =>
		Object.defineProperties(app.stdout, {
			columns: {value: columns, configurable: true},
			rows: {value: rows, configurable: true},
		});
	if (size !== undefined) setSize(size);
	app.rerender(
		<KeymapContext value={keymap}>
			<KeyboardContext value={keyboardOn(app.stdin, hasMouse)}>
				<App
					store={store}
					theme={createTheme(look)}
					now={now}
					refresh={() => {
						refreshes += 1;
					}}
					player={player}
					board={hasBoard ? {open: () => {}, isBehind: false} : undefined}
					handOver={{
						copy,
						textOf: (form, emails) => copyText(form, emails, ORIGIN),
						curlsOfList: () => ['curl …'],
						commandOfList: () => 'sendwatch …',
						startExport: (format, emails, later) =>
							exports.push([format, later?.(shownState(store.getState())) ?? emails]),
						writeNote(subjectOf) {
							const subject = subjectOf?.(shownState(store.getState()));
							exports.push(subject === undefined ? 'note' : [subject.what, subject.emails.map(({id}) => id.safe)]);
						},
						writeReport: () => exports.push('report'),
						stop: () => exports.push('stop'),
					}}
					leave={(code) => left.push(code)}
					stop={async () => {}}
					redraw={() => {}}
				/>
			</KeyboardContext>
		</KeymapContext>,
	);
	onTestFinished(app.unmount);
	return {
		store,
		left,
		close: app.unmount,
		clipboard,
		exports,
		refreshes: () => refreshes,
		frame: () => app.lastFrame() ?? '',
		/** Every frame that was drawn, also one that looks like the one before it. */
		frames: (): readonly string[] => app.frames,
		/** Gives the terminal another size, and resolves once the app is drawn for it. */
		async resize(to: Size) {
			setSize(to);
			app.stdout.emit('resize');
			await turn();
		},
		async press(...keys: readonly string[]) {
			await turn();
			for (const key of keys) {
				app.stdin.write(key);
				await turn();
			}
		},
	};
}

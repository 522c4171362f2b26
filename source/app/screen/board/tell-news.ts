import type {AppConfig} from '../../../command-line/config/config.ts';
import {maskAddressesIn} from '../../../core/emails/mask-text.ts';
import type {OperationId} from '../../../core/operation/ids.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {inShort} from '../../../core/text/hints.ts';
import {type SafeText, safeLine, say} from '../../../core/text/text.ts';
import type {BoardStore} from '../../../monitor/board-poller.ts';
import type {Board} from '../../../state/board/board.ts';
import {newsBetween, newsNotice, type SendNews} from '../../../state/board/news.ts';
import type {Store} from '../../../state/store.ts';
import {notice} from '../../../state/watch/event.ts';
import type {Terminal} from '../../../terminal/port.ts';

/** Where news is announced, and in which watch if one is on the screen. */
export type NewsOptions = {
	readonly terminal: () => Pick<Terminal, 'title' | 'bell' | 'notify'>;
	readonly config: Pick<AppConfig, 'hasBell' | 'hasNotifications'>;
	readonly watched: () => {readonly id: OperationId; readonly store: Pick<Store, 'dispatch'>} | undefined;
	readonly now: () => number;
};

/** Tells of any send that begins to fail, stalls or settles, whatever is on the screen. */
export type News = {
	/** Listens to a board until the returned function is called; `also` hears of every change after its news. */
	readonly listen: (
		store: Pick<BoardStore, 'getState' | 'subscribe'>,
		also?: (before: Board, after: Board) => void,
	) => () => void;
	/** Titles the window, on a watch behind the latest news of another send. */
	readonly title: (text: SafeText) => void;
	/** Those were seen: the board is on the screen. */
	readonly clear: () => void;
};

/** Creates it. The bell and the notification tell of every send, the title and a notice in a watch of every other one. */
export function createNews({terminal, config, watched, now}: NewsOptions): News {
	let latest: SendNews | undefined;
	let own = safeLine('');

	function draw(): void {
		const id = watched()?.id;
		const other = own === '' || id === undefined || id === latest?.id ? undefined : latest;
		terminal().title(other === undefined ? own : say`${other.short} · ${own}`);
	}

	function tell(news: readonly SendNews[]): void {
		for (const {text} of news) {
			if (config.hasBell) terminal().bell();
			if (config.hasNotifications) terminal().notify(text);
		}
		const watch = watched();
		const others = news.filter(({id}) => id !== watch?.id);
		const told = newsNotice(others);
		if (watch === undefined || told === undefined) return;
		latest = others.at(-1);
		// The watch may be recorded, and the name is that of another send.
		const [text, ...shorter] = told.forms.map((form) => safeLine(maskAddressesIn(form)));
		const forms = [text ?? NO_TEXT, ...shorter.map((form) => inShort(form))];
		watch.store.dispatch(notice(now(), forms, told.sign === undefined ? {} : {sign: told.sign}));
		draw();
	}

	return {
		listen({getState, subscribe}, also = () => {}) {
			let before = getState();
			return subscribe(() => {
				const [earlier, after] = [before, getState()];
				before = after;
				tell(newsBetween(earlier, after));
				also(earlier, after);
			});
		},
		title(text) {
			own = text;
			draw();
		},
		clear() {
			latest = undefined;
		},
	};
}

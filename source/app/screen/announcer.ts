import {type SafeText, safeLine} from '../../core/text/text.ts';
import type {Store} from '../../state/store.ts';
import type {Watch} from '../../state/watch/operation.ts';
import {endNews, titleOf} from '../../state/watch/select/send/announcement.ts';
import type {Terminal} from '../../terminal/port.ts';

/** How the end is announced besides on the screen. */
export type AnnouncementOptions = {readonly hasBell: boolean; readonly hasNotifications: boolean};

/** What there is to announce of a send as it was. */
type Announced = {readonly watch: Watch; readonly title: SafeText; readonly news: SafeText | undefined};

const NO_TITLE = safeLine('');

/**
 * Keeps the window title up to date, and announces the end of the send once, when this watch sees it come. The returned
 * function ends that and restores the title.
 */
export function announce(
	{getState, subscribe}: Pick<Store, 'getState' | 'subscribe'>,
	terminal: Pick<Terminal, 'title' | 'bell' | 'notify'>,
	{hasBell, hasNotifications}: AnnouncementOptions,
): () => void {
	let told: SafeText | undefined;
	let seen: Announced | undefined;
	const look = () => {
		const state = getState();
		// At most keys nothing is new about the send.
		if (seen?.watch !== state.watch) seen = {watch: state.watch, title: titleOf(state), news: endNews(state)};
		terminal.title(seen.title);
		const news = told === undefined ? seen.news : undefined;
		if (news === undefined) return;
		told = news;
		if (hasBell) terminal.bell();
		if (hasNotifications) terminal.notify(news);
	};
	look();
	const unsubscribe = subscribe(look);
	return () => {
		unsubscribe();
		terminal.title(NO_TITLE);
	};
}

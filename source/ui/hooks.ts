import {useEffect, useState, useSyncExternalStore} from 'react';
import type {Store} from '../state/store.ts';
import {createMask} from '../state/watch/select/shown.ts';
import type {State} from '../state/watch/state.ts';

/** The store as the screen and the keys see it: its state through the mask, if there is one. */
export function shownStore(store: Store): Store {
	const mask = createMask();
	return {...store, getState: () => mask(store.getState())};
}

/** A part of the state; the component draws again only when that part changed. */
export function useSelector<T>(store: Store, select: (state: State) => T): T {
	return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

/** The time at each drawing, which comes at least every `everyMs`: after each whole step since a moment, if one is given. */
export function useNow(now: () => number, everyMs: number, since?: number): number {
	const [, redraw] = useState(0);
	useEffect(() => {
		const start = since ?? now();
		let timer: ReturnType<typeof setTimeout>;
		const schedule = () => {
			timer = setTimeout(tick, everyMs - ((now() - start) % everyMs));
		};
		const tick = () => {
			redraw((count) => count + 1);
			schedule();
		};
		schedule();
		return () => clearTimeout(timer);
	}, [now, everyMs, since]);
	return now();
}

/** True once `isActive` has held for `ms`, so that what passes quickly is not shown at all. */
export function useDelayed(isActive: boolean, ms: number): boolean {
	const [isShown, setShown] = useState(false);
	useEffect(() => {
		if (!isActive) {
			setShown(false);
			return undefined;
		}
		const timer = setTimeout(() => setShown(true), ms);
		return () => clearTimeout(timer);
	}, [isActive, ms]);
	return isShown;
}

const NOTICE_MS = 4000;
const LASTING_MS = 12_000;

/** Clears a notice after a while. */
export function useNoticeEnd(store: Store, now: () => number): void {
	const said = useSelector(store, (state) => state.view.notice);
	useEffect(() => {
		if (said === undefined) return undefined;
		const rest = Math.max(0, said.at + (said.isLasting === true ? LASTING_MS : NOTICE_MS) - now());
		const timer = setTimeout(() => store.dispatch({type: 'cleared-notice'}), rest);
		return () => clearTimeout(timer);
	}, [said, store, now]);
}

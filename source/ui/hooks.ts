import {useEffect, useRef, useState, useSyncExternalStore} from 'react';
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
	let last: {readonly state: State; readonly part: T} | undefined;
	// React asks again after each drawing: of the same state that would take as long as the first time.
	const part = () => {
		const state = store.getState();
		if (last?.state !== state) last = {state, part: select(state)};
		return last.part;
	};
	return useSyncExternalStore(store.subscribe, part);
}

/**
 * The time at each drawing. After each step of `everyMs` (since a moment, if one is given) the component draws again, unless `look`, how it
 * looks at a time, is what it was when it was last drawn: a frame costs far more than its text.
 */
export function useNow(
	now: () => number,
	everyMs: number,
	{since, look}: {readonly since?: number | undefined; readonly look?: (time: number) => string} = {},
): number {
	const [, redraw] = useState(0);
	const time = now();
	const drawn = useRef({time, look});
	drawn.current = {time, look};
	useEffect(() => {
		const start = since ?? now();
		let timer: ReturnType<typeof setTimeout>;
		const schedule = () => {
			timer = setTimeout(tick, everyMs - ((now() - start) % everyMs));
		};
		const tick = () => {
			const {time: drawnAt, look: lookAt} = drawn.current;
			if (lookAt === undefined || lookAt(now()) !== lookAt(drawnAt)) redraw((count) => count + 1);
			schedule();
		};
		schedule();
		return () => clearTimeout(timer);
	}, [now, everyMs, since]);
	return time;
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

/** The same of a part of the state: that it begins or passes quickly draws nothing. `isActive` is always the same function. */
export function useDelayedSelector(store: Store, isActive: (state: State) => boolean, ms: number): boolean {
	const [isShown, setShown] = useState(false);
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let hasShown = false;
		const show = (isNow: boolean) => {
			if (hasShown !== isNow) setShown(isNow);
			hasShown = isNow;
		};
		const look = () => {
			if (isActive(store.getState())) timer ??= setTimeout(() => show(true), ms);
			else {
				clearTimeout(timer);
				timer = undefined;
				show(false);
			}
		};
		look();
		const unsubscribe = store.subscribe(look);
		return () => {
			unsubscribe();
			clearTimeout(timer);
		};
	}, [store, isActive, ms]);
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

import type {Clock} from '../core/time/clock.ts';
import {createStore, type Store} from '../state/store.ts';
import type {Event} from '../state/watch/event.ts';
import {newWatch, type WatchOptions} from '../state/watch/new-watch.ts';
import {nextSpeed, type Replay} from '../state/watch/replay.ts';
import type {Entry} from './journal/decode.ts';
import type {Recording} from './journal/read.ts';

/** Plays a recording: dispatches its events again, at the pace they were recorded at, or another. */
export type Player = {
	readonly store: Store;
	/** The current moment of the recording, in epoch ms. */
	readonly now: () => number;
	readonly start: () => void;
	/** Pauses, resumes or, at the end, starts again. */
	readonly togglePause: () => void;
	readonly changeSpeed: (by: 1 | -1) => void;
	readonly close: () => void;
};

/** What is played, and how. */
export type PlayerOptions = {
	readonly recording: Recording;
	readonly clock: Clock;
	readonly speed: number;
	/** What the user has chosen for the replay. */
	readonly settings?: Pick<WatchOptions, 'isMasked' | 'stallAfterMs'>;
};

const FRAME_MS = 16;
/** A gap longer than most intervals: the machine slept, or polls were far apart. */
const MAX_GAP_MS = 150_000;
const SHOWN_GAP_MS = 5000;

/** Creates a player, which plays nothing before `start`. A gap of more than two and a half minutes is skipped. */
export function createPlayer({recording, clock, speed: firstSpeed, settings}: PlayerOptions): Player {
	const {options} = recording;
	const store = createStore(newWatch({...options, ...settings}));
	let replay: Replay = {speed: firstSpeed, isPaused: false, isOver: false, badLines: 0};
	/** A moment of the recording, and what the clock showed then. */
	let anchor = {recordedAt: options.now, at: clock.now()};
	let entries: Generator<Entry> | undefined;
	let next: Entry | undefined;
	let cancel = () => {};

	function open(): Generator<Entry> {
		return recording.entries(() => {
			replay = {...replay, badLines: replay.badLines + 1};
		});
	}

	function pull(): Entry | undefined {
		const result = entries?.next();
		return result?.done === false ? result.value : undefined;
	}

	function now(): number {
		const isMoving = !replay.isPaused && !replay.isOver;
		return isMoving ? anchor.recordedAt + (clock.now() - anchor.at) * replay.speed : anchor.recordedAt;
	}

	function setTime(recordedAt: number): void {
		anchor = {recordedAt, at: clock.now()};
	}

	/** Changes how it is played, from the current moment on. */
	function change(changes: Partial<Replay>): void {
		setTime(now());
		replay = {...replay, ...changes};
		step();
	}

	/** Dispatches the events that are due, and schedules the next. */
	function step(): void {
		cancel();
		const due: Event[] = [];
		for (; next !== undefined && next.at <= now() && !replay.isPaused; next = pull()) due.push(...eventsOf(next));
		if (next === undefined && !replay.isOver) {
			setTime(now());
			replay = {...replay, isOver: true};
		}
		store.dispatch(...due, {type: 'changed-replay', replay});
		if (next === undefined || replay.isPaused) return;
		const gap = next.at - now();
		if (gap > MAX_GAP_MS) setTime(next.at - SHOWN_GAP_MS);
		cancel = clock.after(Math.max(FRAME_MS, (next.at - now()) / replay.speed), step);
	}

	function start(): void {
		entries?.return(undefined);
		entries = open();
		next = pull();
		replay = {...replay, isOver: false, isPaused: false, badLines: 0};
		setTime(options.now);
		step();
	}

	return {
		store,
		now,
		start,
		togglePause: () => (replay.isOver ? start() : change({isPaused: !replay.isPaused})),
		changeSpeed: (by) => change({speed: nextSpeed(replay.speed, by)}),
		close: () => {
			cancel();
			entries?.return(undefined);
		},
	};
}

function eventsOf({event}: Entry): readonly Event[] {
	return event === undefined ? [] : [event];
}
